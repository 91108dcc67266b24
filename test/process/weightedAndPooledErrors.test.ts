import { describe, expect, it } from 'vitest';
import {
  augmentationLoop,
  freshDataLoop,
  gaussianLoop,
  isotropicLoop,
  type Quantity,
  wassersteinGrowth,
  weightedMeanError,
  weightedMeanLimit,
  weightedVariance,
} from '../../src/process/index.js';
import type { Point } from '../../src/regime/index.js';
import { exactRoutesOf } from './_helpers/agreement.js';
import references from './fixtures/pooledAndWeighted.json' with { type: 'json' };

const fresh = freshDataLoop();
const kept = augmentationLoop();
const biased = gaussianLoop({ bias: 'lam' });
const limit = weightedMeanLimit();
const variance = weightedVariance();

/** The quantity behind each key of the references, which come from other formulas in 60 digits. */
const quantities: Record<string, Quantity> = {
  meanError: weightedMeanError({ scale: 'sigma' }),
  limit: weightedMeanLimit({ ratio: 'k' }).error,
  weight: limit.optimalWeight,
  value: limit.optimalError,
  varianceWeight: variance.optimalWeight,
  varianceValue: variance.optimalVariance,
  walk: biased.squaredShift,
  sd: biased.meanStd,
  w2sq: biased.squaredWasserstein,
  logDrift: biased.logDrift,
  growth: wassersteinGrowth(),
  logDet: isotropicLoop().logDeterminant,
  trace: isotropicLoop().meanTrace,
  freshShift: fresh.limitShift,
  freshVariance: fresh.limitVariance,
  freshDistance: fresh.limitDistance,
  realDistance: fresh.realDistance,
  freshAfter: fresh.squaredShift,
  keptAfter: kept.squaredShift,
  keptShift: kept.limitShift,
  keptVariance: kept.limitVariance,
};

describe('exact routes of the weighted, biased and pooled loops', () => {
  for (const [key, quantity] of Object.entries(quantities)) {
    it(`should keep to the relative error that they state (${key})`, () => {
      const cases = references.filter((reference) => reference.key === key);
      expect(cases.length).toBeGreaterThan(1);
      for (const { at, value } of cases) {
        const [route] = exactRoutesOf(quantity);
        const gap = Math.abs(route!.compute(at as unknown as Point) - value);
        expect(gap, JSON.stringify(at)).toBeLessThanOrEqual(route!.error * Math.abs(value));
      }
    });
  }
});
