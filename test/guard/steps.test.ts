import { describe, expect, it } from 'vitest';
import { claim, compileClaim, control } from '../../src/claim/index.js';
import { type Holding, hold } from '../../src/guard/index.js';
import { tableOf } from '../../src/guard/table/table.js';
import { gamma, normal, stream } from '../../src/random/index.js';
import { integer, regime } from '../../src/regime/index.js';
import { clopperPearson } from '../../src/statistics/index.js';

const at = { n: 10, t: 5, d: 100 };
const walk = compileClaim(
  claim({
    id: 'steps/walk',
    title: 'The squared error of d means refitted to their own n samples grows by d/n a generation',
    kind: 'identity',
    source: { paper: { key: 'steps', authors: '', title: '', year: 2024 }, where: '', fidelity: 'derived' },
    regime: regime({
      n: integer(2, 1000, 'log', 'points per generation'),
      t: integer(1, 1000, 'log', 'generation'),
      d: integer(1, 1000, 'log', 'coordinates'),
    }),
    measures: {
      squaredError: {
        meaning: '',
        support: 'nonnegative',
        routes: [{ kind: 'closed', expression: 'd*t/n' }],
      },
    },
    asserts: 'squaredError = d*t/n',
    controls: [
      control('half', { asserts: 'squaredError = d*t/(2*n)', at }),
      control('for ever the first', { asserts: 'squaredError = d/n', at }),
    ],
    view: { x: 't' },
  }),
);

const [N, D] = [10, 100];

/** Squared errors of D means, each refitted to N samples of the one before; `noise` times as scattered as claimed. */
function runs(count: number, generations: number, key: number, noise = 1) {
  const scale = (noise * noise) / N;
  const rows: number[][] = [];
  for (let seed = 0; seed < count; seed++) {
    const source = stream('steps', key, seed);
    let error = 0;
    for (let t = 1; t <= generations; t++) {
      // Of the D independent moves one is along the error, the others across it.
      const along = Math.sqrt(error) + Math.sqrt(scale) * normal(source);
      error = along * along + scale * 2 * gamma(source, (D - 1) / 2);
      rows.push([seed, t, error]);
    }
  }
  return tableOf('walk.csv', ['seed', 't', 'error'], rows);
}

const holding = (steps: Holding['steps']): Holding => ({
  name: 'walk',
  claim: walk,
  mapping: { map: { t: 't', squaredError: 'error' }, set: { n: N, d: D }, where: [], replicate: 'seed' },
  expect: 'holds',
  ...(steps && { steps }),
});

describe('steps of errors that add up', () => {
  it('should not be taken unasked, but pointed at where they would help', () => {
    const { outcome, findings } = hold(holding('auto'), runs(6, 100, 1), { alpha: 1e-3 });
    expect(outcome).toBe('undecided');
    expect(findings[0]!.unit).toBe('replicate');
    expect(findings[0]!.hint).toContain('--steps difference');
  });

  it('should find in six long runs what their means leave open', () => {
    const wrong = runs(6, 100, 2, 1.2);
    expect(hold(holding('auto'), wrong, { alpha: 1e-3 }).outcome).toBe('undecided');
    const { outcome, findings } = hold(holding('difference'), wrong, { alpha: 1e-3 });
    expect(outcome).toBe('alarm');
    expect(findings[0]!.guarantee).toBe('asymptotic');
    expect(findings[0]!.unit).toBe('step');
    expect(findings[0]!.ratio).toBeGreaterThan(1.2);
  });

  // At level 0.05 the count exceeds what 1e-6 allows with probability at most 1e-6.
  it('should accuse the truth no more often than the level allows, over 150 runs', () => {
    let count = 0;
    for (let key = 0; key < 150; key++)
      if (
        hold(holding('difference'), runs(6, 60, 1000 + key), { alpha: 0.05, diagnosis: false }).outcome ===
        'alarm'
      )
        count += 1;
    console.info(`differences: ${count} of 150 runs of truth accused at level 0.05`);
    expect(clopperPearson(count, 150, 2e-6).lower).toBeLessThanOrEqual(0.05);
  });
});
