import fc from 'fast-check';
import { describe, it } from 'vitest';
import * as paper from '../bounds/gerstgrasser2024.js';
import { describeCatalogue } from './describeCatalogue.js';
import { agree, quantityValue } from './quantityValue.js';

const d = fc.integer({ min: 1, max: 40 });
const spare = fc.integer({ min: 2, max: 100 });
const n = fc.integer({ min: 1, max: 40 });
const design = fc.constantFrom('shared', 'fresh');
const sigma = fc.integer({ min: 1, max: 50 }).map((i) => i / 8);
const factor = fc.integer({ min: 1, max: 9 });

const replaced = quantityValue(paper.replaceLinear, 'testError');
const accumulated = quantityValue(paper.accumulateBound, 'testError');
const unequal = quantityValue(paper.accumulateUnequalBatches, 'testError');
const fresh = quantityValue(paper.accumulateFreshDesign, 'testError');
const overparam = quantityValue(paper.accumulateOverparam, 'testError');
const families = quantityValue(paper.ddQvfExact, 'meanSquaredError');
const variance = quantityValue(paper.kazdanGaussianReplace, 'fittedVariance');
const kernel = quantityValue(paper.kazdanKde, 'modelVariance');
const diversity = quantityValue(paper.kazdanDiscreteAccumulate, 'diversity');

describe('twins of Gerstgrasser et al. and its follow-ups', () => {
  it('should scale the error by c^2 when the noise is scaled by c', () => {
    fc.assert(
      fc.property(d, spare, n, design, sigma, factor, (d, k, n, design, sigma, c) => {
        const at = { d, T: d + k, n, design };
        return (
          agree(replaced({ ...at, sigma: c * sigma }), c * c * replaced({ ...at, sigma })) &&
          agree(accumulated({ ...at, sigma: c * sigma }), c * c * accumulated({ ...at, sigma }))
        );
      }),
      { numRuns: 30 },
    );
  });

  it('should make replacing and accumulating the same in the first generation', () => {
    fc.assert(
      fc.property(d, spare, design, sigma, (d, k, design, sigma) => {
        const at = { d, T: d + k, n: 1, design, sigma };
        return agree(replaced(at), accumulated(at));
      }),
    );
  });

  it('should never make accumulating worse than replacing', () => {
    fc.assert(
      fc.property(d, spare, n, design, (d, k, n, design) => {
        const at = { d, T: d + k, n, design, sigma: 1 };
        return accumulated(at) <= replaced(at) * (1 + 1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('should give the equal batches of the unequal ones back', () => {
    fc.assert(
      fc.property(d, spare, fc.integer({ min: 1, max: 12 }), (d, k, n) =>
        agree(unequal({ d, T1: d + k, T_step: d + k, sigma: 1, n }), fresh({ d, T: d + k, sigma: 1, n })),
      ),
      { numRuns: 20 },
    );
  });

  it('should lower the error with more samples and raise it with more generations', () => {
    fc.assert(
      fc.property(d, spare, n, (d, k, n) => {
        const at = { d, T: d + k, n, design: 'shared', sigma: 1 };
        return (
          accumulated({ ...at, T: at.T + 1 }) < accumulated(at) &&
          accumulated({ ...at, n: n + 1 }) > accumulated(at)
        );
      }),
      { numRuns: 30 },
    );
  });

  it('should leave the bias alone when there is no noise, whatever the generations', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 40 }), n, (d, n) => {
        const at = { d, T: d - 2, sigma: 0, wnorm: 2 };
        return agree(overparam({ ...at, n }), overparam({ ...at, n: 1 }));
      }),
      { numRuns: 20 },
    );
  });

  it('should move a Bernoulli mean and its mirror image alike', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        n,
        n,
        fc.constantFrom('augment', 'discard'),
        (i, n, t, workflow) => {
          const at = { family: 'bernoulli', n, t, workflow };
          return agree(families({ ...at, mu0: i / 100 }), families({ ...at, mu0: 1 - i / 100 }));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('should see a kernel density without bandwidth as a Gaussian fit with the biased variance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), n, (n, t) =>
        agree(kernel({ n, t, h: 0, sigma2: 3, workflow: 'replace' }), variance({ n, t, ddof: 0, sigma2: 3 })),
      ),
    );
  });

  it('should not care in which order the categories are named', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 1, max: 12 }),
        (weights, t) => {
          const total = weights.reduce((sum, w) => sum + w, 0);
          const p = weights.map((w) => w / total);
          const at = { n: 6, t, workflow: 'accumulate' };
          return agree(diversity({ ...at, p }), diversity({ ...at, p: p.toReversed() }));
        },
      ),
      { numRuns: 15 },
    );
  });
});

await describeCatalogue('gerstgrasser2024');
