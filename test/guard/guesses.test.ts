import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileClaim } from '../../src/claim/index.js';
import {
  completeMapping,
  GuardError,
  type Holding,
  hold,
  holdShape,
  openTable,
  propose,
  readConfig,
  readShape,
} from '../../src/guard/index.js';
import { tableOf } from '../../src/guard/table/table.js';
import { claims } from './fixtures/kazdan.js';

const replace = claims[0]!;
const table = tableOf(
  'results.csv',
  ['seed', 'iteration', 'variance', 'setting'],
  [0, 1, 2].flatMap((t) => [
    [1, t, 1 / (t + 1), 'Replace'],
    [1, t, 1, 'Accumulate'],
  ]),
);
const folder = mkdtempSync(join(tmpdir(), 'guard-guesses-'));
const config = (text: string) => {
  writeFileSync(join(folder, 'holdfast.yaml'), text);
  return readConfig(join(folder, 'holdfast.yaml'));
};

describe('what is not said', () => {
  it('should be guessed for a claim, told, and left alone where it was said', () => {
    const { map, set, replicate, guessed } = completeMapping(table, replace, {
      map: {},
      set: { n: 20, ddof: 1 },
    });
    expect(map).toEqual({ fittedVariance: 'variance', t: 'iteration', sigma2: 'variance@0' });
    expect(set).toEqual({ n: 20, ddof: 1 });
    expect(replicate).toBe('seed');
    expect(guessed).toHaveLength(4);
  });

  it('should be guessed for a file whose sample size only the user knows', () => {
    expect(propose(table, claims).proposals).toEqual([]);
    const { proposals } = propose(table, claims, { map: {}, set: { n: '20' } });
    expect(proposals.map(({ claim, where }) => [claim, where])).toEqual([
      ['refits/kazdan-gaussian-replace', ['setting=Replace']],
      ['refits/kazdan-gaussian-accumulate', ['setting=Accumulate']],
    ]);
  });
});

describe('requests that are wrong', () => {
  const holding = (where: readonly string[]): Holding => ({
    name: 'arm',
    claim: compileClaim(replace),
    mapping: {
      map: { t: 'iteration', fittedVariance: 'variance', sigma2: 'variance@0' },
      set: { n: 20, ddof: 0 },
      where,
      replicate: 'seed',
    },
    expect: 'holds',
  });

  it('should be refused when no row meets the conditions, with what the columns hold', () => {
    expect(() => hold(holding(['setting=replace']), table, { alpha: 1e-3 })).toThrow(
      new GuardError(
        'results.csv: none of its 6 rows meets setting=replace (setting is Replace, Accumulate)',
      ),
    );
    expect(() =>
      hold(holding([]), tableOf('empty.csv', ['seed', 'iteration', 'variance'], []), { alpha: 1e-3 }),
    ).toThrow('empty.csv has column names and no rows');
  });

  it('should be named by field and line in a configuration', async () => {
    await expect(config('guard:\n  - file: x.csv\n    claim: y\n')).rejects.toThrow(
      /at guard\.0: there is no field 'claim'; fields are name, file, run/,
    );
    await expect(config('guard: 5\n')).rejects.toThrow(/at guard: expected array, received number/);
    await expect(config('guard:\n  - [\n')).rejects.toThrow(/at line \d+/);
  });

  it('should know on which line an arm begins', async () => {
    const { lines } = await config(
      '# arms\nguard:\n  - file: a.csv\n    claims: [x]\n\n  # the other\n  - { file: b.csv, claims: [x] }\n',
    );
    expect(lines).toEqual([3, 7]);
  });

  it('should be plain about folders', async () => {
    await expect(openTable(folder)).rejects.toThrow(/is a folder; name the file/);
  });
});

describe('shapes', () => {
  const held = (values: readonly number[], shape: string) =>
    holdShape(
      { name: 'run', shape: readShape(shape), generation: 't', by: [], where: [], expect: 'holds' },
      tableOf(
        'run.csv',
        ['t', 'error'],
        values.map((value, t) => [t, value]),
      ),
      1e-3,
    );

  it('should take the first error that is not 0 for the first', () => {
    const { findings } = held([0, 2, 2.5, 3, 3.5, 4, 4], 'error bounded by 3');
    expect(findings[0]!.outcome).toBe('supported');
    expect(findings[0]!.ratio).toBe(2);
  });

  it('should say when there is nothing to compare', () => {
    expect(held([1], 'error grows').findings[0]!.reason).toBe('no run has two values to compare');
  });
});
