import { describe, expect, it } from 'vitest';
import { evaluate, parse } from '../../src/expression/index.js';
import {
  biasedWalk,
  categoryDiversity,
  gaussianFit,
  gaussianMean,
  interpolatorChain,
  kernelDensity,
  leastSquaresDownstream,
  meanChain,
  type Quantity,
  regressionChain,
  ridgeDownstream,
  ridgeSlope,
  truncatedNoise,
  weightedBatches,
} from '../../src/process/index.js';
import type { Point } from '../../src/regime/index.js';
import { exactRoutesOf } from './_helpers/agreement.js';
import references from './fixtures/exact.json' with { type: 'json' };

const sizes = 'ceil(n0*t^p)';
const walk = gaussianMean({ dimension: 'd' });
const fitted = { sizes, fits: 'T', variance: 'sigma^2' };
const least = (workflow: 'replace' | 'accumulate', design: 'fresh' | 'shared') =>
  regressionChain({ workflow, design }).squaredError;
const interpolated = (workflow: 'replace' | 'accumulate', design: 'fresh' | 'shared') =>
  interpolatorChain({ workflow, design, signal: 'wnorm' }).squaredError;

/** The quantity behind each key of the references, which come from closed forms and quadratures in 40 digits. */
const quantities: Record<string, Quantity> = {
  replace: least('replace', 'fresh'),
  accumulateShared: least('accumulate', 'shared'),
  accumulateFresh: least('accumulate', 'fresh'),
  accumulateUnequal: regressionChain({
    workflow: 'accumulate',
    design: 'fresh',
    samples: 'T1',
    laterSamples: 'T_step',
  }).squaredError,
  interpolateFresh: interpolated('replace', 'fresh'),
  interpolateShared: interpolated('replace', 'shared'),
  interpolateAccumulated: interpolated('accumulate', 'shared'),
  downstream: leastSquaresDownstream().testError,
  gainOne: ridgeDownstream({ ridge: 'lam' }).gain,
  slopeOne: ridgeSlope({ ridge: 'lam' }),
  truncated: truncatedNoise(),
  family: meanChain({ workflow: 'parameter' }).squaredError,
  fitReplace: gaussianFit({ workflow: 'replace' }).fittedVariance,
  fitAccumulate: gaussianFit({ workflow: 'accumulate' }).fittedVariance,
  fitSubsample: gaussianFit({ workflow: 'subsample' }).fittedVariance,
  kde: kernelDensity().modelVariance,
  walk: walk.squaredError,
  gain: walk.gained('T', '2*T'),
  exceeds: walk.exceeds('delta'),
  beats: walk.beatsFirst,
  varOfVar: gaussianFit(fitted).varianceOfVariance,
  mle: gaussianFit({ ...fitted, ddof: 0 }).fittedVariance,
  extinct: meanChain({ family: 'poisson', sizes, fits: 'T', start: 'lam' }).extinct,
  survives: gaussianFit({ ...fitted, variance: 1 }).survives('eps'),
  biased: biasedWalk().squaredError,
  weighted: weightedBatches(),
  diversity: categoryDiversity(),
};

/** Exact routes at the point: those whose condition holds there. */
function routesAt(quantity: Quantity, at: Point) {
  const kind = (value: Point[string]) => {
    if (typeof value === 'number') return 'scalar' as const;
    return typeof value === 'string'
      ? { texts: ['fresh', 'shared', ...familyTexts, value] }
      : ('vector' as const);
  };
  const scope = Object.fromEntries(Object.entries(at).map(([name, value]) => [name, kind(value)]));
  return exactRoutesOf(quantity).filter(({ when }) => !when || evaluate(parse(when, scope), at) === 1);
}

const familyTexts = ['bernoulli', 'poisson', 'normal', 'exponential', 'geometric', 'variance'];

describe('exact routes', () => {
  for (const [key, quantity] of Object.entries(quantities)) {
    it(`should keep to the relative error that they state (${key})`, () => {
      const cases = references.filter((reference) => reference.key === key);
      expect(cases.length).toBeGreaterThan(1);
      let checked = 0;
      for (const { at, value } of cases) {
        for (const route of routesAt(quantity, at as unknown as Point)) {
          const gap = Math.abs(route.compute(at as unknown as Point) - value);
          expect(gap, `${route.name} at ${JSON.stringify(at)}`).toBeLessThanOrEqual(
            route.error * Math.abs(value),
          );
          checked++;
        }
      }
      expect(checked).toBeGreaterThanOrEqual(Math.ceil(cases.length / 2));
    });
  }
});
