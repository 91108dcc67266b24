import fc from 'fast-check';
import { describe, it } from 'vitest';
import * as paper from '../bounds/xu2025.js';
import { describeCatalogue } from './describeCatalogue.js';
import { agree, quantityValue } from './quantityValue.js';

const n0 = fc.integer({ min: 2, max: 200 });
const p = fc.integer({ min: 0, max: 12 }).map((i) => i / 4);
const T = fc.integer({ min: 1, max: 200 });

const mse = quantityValue(paper.gaussMeanVar, 'mse');
const gained = quantityValue(paper.schedulePhaseBoundary, 'growth');
const exceed = quantityValue(paper.collapseProbability, 'exceed');
const drift = quantityValue(paper.gaussUnbiasedMeanDrift, 'drift');
const likelihoodDrift = quantityValue(paper.gaussMleConservation, 'drift');
const meanVar = quantityValue(paper.gaussMleConservation, 'meanVar');
const bernoulli = quantityValue(paper.bernoulliVar, 'mse');
const extinct = quantityValue(paper.poissonExtinction, 'extinct');
const wins = quantityValue(paper.probBeatsReal, 'wins');
const biased = quantityValue(paper.biasedThreshold, 'mse');

describe('twins of Xu et al.', () => {
  it('should never give a longer schedule less variance, nor a steeper one more', () => {
    fc.assert(
      fc.property(n0, p, T, (n0, p, T) => {
        const at = { n0, p, T, d: 1, sigma: 1 };
        return mse({ ...at, T: T + 1 }) > mse(at) && mse({ ...at, p: p + 0.25 }) <= mse(at);
      }),
    );
  });

  it('should scale with the noise squared and with the dimension', () => {
    fc.assert(
      fc.property(n0, p, T, fc.integer({ min: 1, max: 9 }), (n0, p, T, c) => {
        const at = { n0, p, T };
        const one = mse({ ...at, d: 1, sigma: 1 });
        return (
          agree(mse({ ...at, d: 1, sigma: c }), c * c * one) && agree(mse({ ...at, d: c, sigma: 1 }), c * one)
        );
      }),
    );
  });

  it('should gain over a doubling what two horizons differ by', () => {
    fc.assert(
      fc.property(n0, p, T, (n0, p, T) => {
        const at = { n0, p, d: 1, sigma: 1 };
        return agree(gained({ n0, p, T }), mse({ ...at, T: 2 * T }) - mse({ ...at, T }), 1e-6);
      }),
    );
  });

  it('should only see the ratio of threshold and noise', () => {
    fc.assert(
      fc.property(n0, p, T, (n0, p, T) =>
        agree(exceed({ n0, p, T, sigma: 1, delta: 0.5 }), exceed({ n0, p, T, sigma: 4, delta: 2 })),
      ),
    );
  });

  it('should drift like the walk of known variance when the fitted variance is unbiased, and less when it is not', () => {
    fc.assert(
      fc.property(n0, p, T, (n0, p, T) => {
        const at = { n0, p, T, sigma: 2 };
        return (
          agree(drift(at), mse({ ...at, d: 1 })) &&
          likelihoodDrift(at) <= drift(at) * (1 + 1e-12) &&
          meanVar(at) >= 0
        );
      }),
    );
  });

  it('should treat both outcomes of a Bernoulli alike', () => {
    fc.assert(
      fc.property(n0, p, T, fc.integer({ min: 1, max: 49 }), (n0, p, T, i) =>
        agree(bernoulli({ n0, p, T, prob: i / 100 }), bernoulli({ n0, p, T, prob: 1 - i / 100 })),
      ),
    );
  });

  it('should make the extinction of two independent halves that of the whole', () => {
    fc.assert(
      fc.property(n0, p, T, (n0, p, T) => {
        const at = { n0, p, T };
        const half = extinct({ ...at, lambda: 0.1 });
        return agree(extinct({ ...at, lambda: 0.2 }), half * half, 1e-8);
      }),
    );
  });

  it('should win less often in more dimensions and after more generations', () => {
    fc.assert(
      fc.property(n0, p, fc.integer({ min: 2, max: 100 }), fc.integer({ min: 1, max: 20 }), (n0, p, T, d) => {
        const at = { n0, p, T, d };
        return wins({ ...at, d: d + 1 }) < wins(at) && wins({ ...at, T: T + 1 }) < wins(at) && wins(at) < 0.5;
      }),
      { numRuns: 40 },
    );
  });

  it('should be the unbiased walk when the bias vanishes', () => {
    fc.assert(
      fc.property(n0, T, (n0, T) =>
        agree(biased({ n0, p: 2, T, kappa: 1, B: 0, sigma: 3 }), mse({ n0, p: 2, T, d: 1, sigma: 3 })),
      ),
    );
  });
});

await describeCatalogue('xu2025');
