import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileClaim } from '../../src/claim/index.js';
import { type Holding, hold, openTable } from '../../src/guard/index.js';
import { gamma, stream } from '../../src/random/index.js';
import { claims } from './fixtures/kazdan.js';

const [replace, accumulate] = claims.map(compileClaim);
const compiled = { replace: replace!, accumulate: accumulate! };

const holding = (
  claim: keyof typeof compiled,
  setting: string | undefined,
  set: Readonly<Record<string, number>> = {},
): Holding => ({
  name: 'arm',
  claim: compiled[claim],
  mapping: {
    map: { t: 'iteration', sigma2: 'variance@0', fittedVariance: 'variance' },
    set: { n: 100, ddof: 0, ...set },
    where: setting === undefined ? [] : [`setting=${setting}`],
    replicate: 'seed',
  },
  expect: 'holds',
});

const REAL = fileURLToPath(new URL('../../../shared/data/gaussian-workflows-n100.csv', import.meta.url));

describe.skipIf(!existsSync(REAL))(
  'the guard on recursive Gaussian fits of d = 10 coordinates (opt-in file)',
  () => {
    const drawn = new Map<string, Float64Array>();
    const outcome = async (one: Holding): Promise<string> =>
      hold(one, await openTable(REAL), { alpha: 1e-3, drawn, diagnosis: false }).outcome;

    it('should raise no alarm on the arms that obey', async () => {
      expect(await outcome(holding('replace', 'Replace'))).toBe('supported');
      expect(await outcome(holding('accumulate', 'Accumulate'))).toBe('supported');
    });

    it('should raise an alarm on both selecting arms under either claim', async () => {
      for (const setting of ['Replace + Select', 'Accumulate + Select'])
        for (const claim of ['replace', 'accumulate'] as const)
          expect(await outcome(holding(claim, setting)), `${setting}, ${claim}`).toBe('alarm');
    });

    it('should raise an alarm when an arm is held against the claim of the other', async () => {
      const report = hold(holding('replace', 'Accumulate'), await openTable(REAL), {
        alpha: 1e-3,
        drawn,
        others: () => Object.values(compiled),
      });
      expect(report.outcome).toBe('alarm');
      expect(report.findings[0]!.diagnosis?.what).toContain('refits/kazdan-gaussian-accumulate');
      expect(await outcome(holding('accumulate', 'Replace'))).toBe('alarm');
    });

    it('should print the power for ddof 1, an error of 1 % a generation', async () => {
      const report = hold(holding('replace', 'Replace', { ddof: 1 }), await openTable(REAL), {
        alpha: 1e-3,
        drawn,
      });
      const { ratio, caught, outcome: found } = report.findings[0]!;
      expect(ratio).toBeLessThan(0.995);
      expect(caught).toBeGreaterThan(0.001);
      // The error is within reach of these data only where the power says so.
      expect(found === 'alarm' || caught > 0.9 * (1 - ratio)).toBe(true);
    });
  },
);

/** Runs of a one-dimensional Gaussian refitted to its own n samples, by sufficient statistics. */
function refits(runs: number, generations: number, n: number, ddof: number, from: number): string {
  const rows = ['seed,iteration,variance'];
  for (let seed = 0; seed < runs; seed++) {
    const source = stream('refits', from, seed);
    let v = 4;
    for (let t = 0; t <= generations; t++) {
      rows.push(`${seed},${t},${v}`);
      v *= (2 * gamma(source, (n - 1) / 2)) / (n - ddof);
    }
  }
  const path = join(mkdtempSync(join(tmpdir(), 'guard-')), 'refits.csv');
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}

describe('the guard on simulated refits', () => {
  it('should support the truth and refute the other denominator, with the right diagnosis', async () => {
    const table = await openTable(refits(60, 40, 20, 0, 1));
    const right = hold(holding('replace', undefined, { n: 20 }), table, { alpha: 1e-3 });
    expect(right.outcome).toBe('supported');
    const wrong = hold(holding('replace', undefined, { n: 20, ddof: 1 }), table, { alpha: 1e-3 });
    expect(wrong.outcome).toBe('alarm');
    expect(wrong.findings[0]!.guarantee).toBe('finite-sample');
    expect(wrong.findings[0]!.diagnosis?.what).toContain('ddof = 0');
  });

  it('should say how many replicates would settle what it leaves open', async () => {
    const table = await openTable(refits(4, 2, 20, 0, 2));
    const { findings, outcome } = hold(holding('replace', undefined, { n: 20 }), table, { alpha: 1e-3 });
    expect(outcome).toBe('undecided');
    expect(findings[0]!.needed).toBeGreaterThan(4);
  });
});
