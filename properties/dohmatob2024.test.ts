import fc from 'fast-check';
import { describe, it } from 'vitest';
import * as paper from '../bounds/dohmatob2024.js';
import { describeCatalogue } from './describeCatalogue.js';
import { agree, quantityValue } from './quantityValue.js';

const d = fc.integer({ min: 3, max: 40 });
const spare = fc.integer({ min: 2, max: 100 });
const n = fc.integer({ min: 0, max: 40 });
const design = fc.constantFrom('shared', 'fresh');

const chain = quantityValue(paper.olsLinearGrowth, 'testError');
const noisy = quantityValue(paper.overparamNoisySaturation, 'generatorError');
const noiseFree = quantityValue(paper.overparamNoiseFreeCollapse, 'generatorError');
const slope = quantityValue(paper.ridgeSlopeIsotropic, 'slopeFactor');
const equivalent = quantityValue(paper.ridgeDeterministicEquivalent, 'equivalent');
const truncated = quantityValue(paper.finiteMeanThreshold, 'truncatedMean');
const optimum = quantityValue(paper.optimalRidgeShift, 'optimalRidge');

describe('twins of Dohmatob et al.', () => {
  it('should scale the error by c^2 when both noises are scaled by c', () => {
    fc.assert(
      fc.property(d, spare, spare, n, design, (d, k, k0, n, design) => {
        const at = { d, T: d + k, T0: d + k0, n, design };
        return agree(chain({ ...at, sigma: 6, sigma0: 3 }), 9 * chain({ ...at, sigma: 2, sigma0: 1 }));
      }),
      { numRuns: 30 },
    );
  });

  it('should not care which of equal fits is the downstream one', () => {
    fc.assert(
      fc.property(d, spare, n, design, (d, k, n, design) => {
        const at = { d, T: d + k, T0: d + k, design, sigma0: 2 };
        return agree(chain({ ...at, n: n + 1, sigma: 0 }), chain({ ...at, n, sigma: 2 }));
      }),
      { numRuns: 30 },
    );
  });

  it('should add the parts of the error', () => {
    fc.assert(
      fc.property(d, spare, n, design, (d, k, n, design) => {
        const at = { d, T: d + k, T0: d + 7, n, design };
        return agree(
          chain({ ...at, sigma: 1, sigma0: 1 }),
          chain({ ...at, sigma: 1, sigma0: 0 }) + chain({ ...at, sigma: 0, sigma0: 1 }),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('should make the noisy interpolators noise-free when the noise is taken away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 1, max: 20 }), (d, n) => {
        const at = { d, T0: d - 3, n, wnorm: 1.5, design: 'fresh' };
        return agree(noisy({ ...at, sigma0: 0 }), noiseFree(at));
      }),
      { numRuns: 30 },
    );
  });

  it('should lower the slope with a larger ridge when the features are isotropic', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 40 }),
        (T, i) => slope({ d: 1, T, lambda: i / 10 }) > slope({ d: 1, T, lambda: (i + 1) / 10 }),
      ),
      { numRuns: 30 },
    );
  });

  it('should make the deterministic equivalent affine in the fake generations', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 80 }), fc.integer({ min: 0, max: 20 }), (d, n) => {
        const at = { decay: 0.7, d, T: 2 * d, T0: 3 * d, lambda: 0.1, sigma: 0.4, sigma0: 0.6, wnorm: 1 };
        const [a, b, c] = [n, n + 1, n + 2].map((m) => equivalent({ ...at, n: m })) as [
          number,
          number,
          number,
        ];
        return agree(a + c, 2 * b, 1e-8);
      }),
      { numRuns: 20 },
    );
  });

  it('should let the truncated mean rise with the cap, to no more than the cap', () => {
    fc.assert(
      fc.property(d, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 1000 }), (d, T0, cap) => {
        const [low, high] = [truncated({ d, T0, cap }), truncated({ d, T0, cap: 2 * cap })];
        return low <= high && high <= 2 * cap && low > 0;
      }),
      { numRuns: 30 },
    );
  });

  it('should not change the best ridge when noises and weights are scaled together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 20 }), (T, n) => {
        const at = { d: 1, T, T0: 12, n };
        return agree(
          optimum({ ...at, sigma: 1, sigma0: 0.5, wnorm: 1 }),
          optimum({ ...at, sigma: 3, sigma0: 1.5, wnorm: 3 }),
          1e-7,
        );
      }),
      { numRuns: 15 },
    );
  });
});

await describeCatalogue('dohmatob2024');
