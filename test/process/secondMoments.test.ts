import { describe, expect, it } from 'vitest';
import { evaluate, parse } from '../../src/expression/index.js';
import {
  gaussianMean,
  interpolatorChain,
  leastSquaresDownstream,
  type Quantity,
  regressionChain,
  weightedBatches,
} from '../../src/process/index.js';
import type { Point } from '../../src/regime/index.js';
import { draws, sampledRoutesOf } from './_helpers/agreement.js';

/** How sharp a stated second moment is: the value itself, or an upper bound. */
type Sharpness = 'exact' | 'bound';

const cases: [string, Quantity, Point, Sharpness][] = [];
for (const design of ['fresh', 'shared'] as const) {
  const at = { d: 3, T: 40, T0: 30, sigma: 1.2, sigma0: 0.7, n: 4, wnorm: 1.5 };
  const chain = (workflow: 'replace' | 'accumulate') => regressionChain({ workflow, design }).squaredError;
  cases.push([`replace ${design}`, chain('replace'), at, 'exact']);
  cases.push([`accumulate ${design}`, chain('accumulate'), at, design === 'shared' ? 'exact' : 'bound']);
  cases.push([`downstream ${design}`, leastSquaresDownstream({ design }).testError, at, 'exact']);
  const interpolator = interpolatorChain({ workflow: 'replace', design, noise: 0, signal: 'wnorm' });
  cases.push([`interpolator ${design}`, interpolator.squaredError, { ...at, d: 12, T: 5 }, 'bound']);
}
const walk = gaussianMean({ dimension: 'd' }).squaredError;
cases.push(['walk', walk, { n0: 3, p: 0.5, T: 6, d: 4, sigma: 0.8 }, 'exact']);
for (const workflow of ['augment', 'discard', 'anchor']) {
  cases.push([workflow, weightedBatches(), { workflow, G: 6, omega: 0.2 }, 'bound']);
}

describe('stated second moments', () => {
  for (const [name, quantity, at, sharpness] of cases) {
    it(`should hold of the draws (${name})`, () => {
      const route = sampledRoutesOf(quantity).find(({ secondMoment }) => secondMoment !== undefined)!;
      const scope = Object.fromEntries(
        Object.entries(at).map(([key, value]) => [
          key,
          typeof value === 'number' ? 'scalar' : { texts: [value as string] },
        ]),
      ) as Parameters<typeof parse>[1];
      const stated = evaluate(parse(route.secondMoment!, scope), at);
      const squares = draws(route, at, 20_000, `second moment ${name}`).map((x) => x * x);
      const mean = squares.reduce((a, b) => a + b, 0) / squares.length;
      const variance = squares.reduce((a, b) => a + (b - mean) * (b - mean), 0) / squares.length;
      // 5.3 standard errors: 1.2e-7 for a normal mean; the shapes are such that eighth moments exist.
      const slack = 5.3 * Math.sqrt(variance / squares.length);
      expect(mean - slack).toBeLessThanOrEqual(stated);
      if (sharpness === 'exact') expect(mean + slack).toBeGreaterThanOrEqual(stated);
    });
  }
});
