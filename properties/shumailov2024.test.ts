import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/shumailov2024.js';
import { compileClaim } from '../src/claim/index.js';
import {
  fullySynthetic,
  gaussianLoop,
  gaussianVectorLoop,
  oneCategory,
  type Quantity,
  shrinkingStd,
} from '../src/process/index.js';
import { type Point, pointArbitrary } from '../src/regime/index.js';
import { describeCatalogue } from './describeCatalogue.js';

const pointsOf = (claim: (typeof paper.claims)[number]) => pointArbitrary(compileClaim(claim).regime);

function exactly(quantity: Quantity, at: Point): number {
  const route = quantity.routes.find(({ kind }) => kind === 'exact');
  if (route?.kind !== 'exact') throw new Error(`no exact route to the ${quantity.meaning}`);
  return route.compute(at);
}

const near = (found: number, expected: number, relative: number, absolute = 0): void =>
  expect(Math.abs(found - expected), `${found} against ${expected}`).toBeLessThanOrEqual(
    relative * Math.abs(expected) + absolute,
  );

const loop = gaussianLoop({ samples: 'M', fits: 'n', scale: 'sigma', ddof: 'ddof' });

describe('the Gaussian loop', () => {
  it('should have a distance, a variance and a mean standard deviation that add up', () => {
    fc.assert(
      fc.property(pointsOf(paper.divergenceAsRead), (at) => {
        // (m - mu)^2 + (s - sigma)^2 = ((m - mu)^2 + s^2) + sigma^2 - 2 s sigma, whatever the divisor.
        const sigma = at.sigma as number;
        const [point, std] = [exactly(loop.pointVariance, at), exactly(loop.meanStd, at)];
        const size = point + sigma * sigma;
        near(exactly(loop.squaredWasserstein, at), size - 2 * sigma * std, 0, 1e-10 * size);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('should scale with its data', () => {
    fc.assert(
      fc.property(pointsOf(paper.divergenceAsRead), (at) => {
        const scaled = { ...at, sigma: 8 * (at.sigma as number) };
        near(exactly(loop.squaredWasserstein, scaled), 64 * exactly(loop.squaredWasserstein, at), 1e-14);
        near(exactly(loop.meanStd, scaled), 8 * exactly(loop.meanStd, at), 1e-14);
        near(exactly(loop.meanLogVariance, scaled), exactly(loop.meanLogVariance, at), 1e-14);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('should multiply standard deviations and add logarithms over stretches of fits', () => {
    fc.assert(
      fc.property(pointsOf(paper.varianceGrowth), fc.integer({ min: 1, max: 500 }), (at, more) => {
        const n = (at.n as number) % 500 || 1;
        const [first, second, whole] = [n, more, n + more].map((fits) => ({ ...at, sigma: 1, n: fits }));
        near(
          exactly(loop.meanStd, whole!),
          exactly(loop.meanStd, first!) * exactly(loop.meanStd, second!),
          1e-11,
          1e-300,
        );
        near(
          exactly(loop.meanLogVariance, whole!),
          exactly(loop.meanLogVariance, first!) + exactly(loop.meanLogVariance, second!),
          1e-11,
        );
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it('should lose at least as much in the mean of the logarithm as in the logarithm of the mean', () => {
    fc.assert(
      fc.property(pointsOf(paper.divergence), (at) => {
        const fewer = { ...at, n: 1 + ((at.n as number) % 500) };
        const ofMean = 2 * Math.log(exactly(loop.meanStd, fewer) / (at.sigma as number));
        expect(exactly(loop.meanLogVariance, fewer)).toBeLessThanOrEqual(ofMean + 1e-9 * Math.abs(ofMean));
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('should not tell a schedule that does not grow from a constant size', () => {
    const flat = gaussianLoop({ samples: 'ceil(M*t^0)', fits: 'n', scale: 'sigma', ddof: 'ddof' });
    fc.assert(
      fc.property(pointsOf(paper.divergenceAsRead), (at) => {
        const small = { ...at, n: 1 + ((at.n as number) % 300) };
        for (const name of ['pointVariance', 'squaredWasserstein', 'meanStd', 'meanLogVariance'] as const)
          expect(exactly(flat[name], small)).toBe(exactly(loop[name], small));
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  it('should drift in one dimension by what the variance of a data point gains', () => {
    fc.assert(
      fc.property(pointsOf(paper.meanDriftD), (at) => {
        const { M, n, spectrum } = at as { M: number; n: number; spectrum: readonly number[] };
        const apart = spectrum.map((value) => {
          const grown = exactly(loop.pointVariance, { M, n, sigma: Math.sqrt(value), ddof: 1 });
          return grown - value;
        });
        const total = apart.reduce((sum, x) => sum + x, 0);
        near(exactly(gaussianVectorLoop().squaredDrift, at), total, 1e-9, 1e-9);
      }),
      { seed: 6, numRuns: 100 },
    );
  });
});

describe('the collapse of the variance', () => {
  const { above, below } = shrinkingStd({ samples: 'M', fits: 'n', level: 'sqrt(eps)' });

  it('should be certain to be above or below, and likelier above a lower level', () => {
    fc.assert(
      fc.property(pointsOf(paper.varianceCollapseTail), (at) => {
        expect(exactly(above, at) + exactly(below, at)).toBeCloseTo(1, 12);
        const lower = exactly(above, { ...at, eps: (at.eps as number) / 2 });
        expect(lower).toBeGreaterThanOrEqual(exactly(above, at) * (1 - 1e-9));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('a category', () => {
  const category = oneCategory({ probability: 'q', samples: 'M', generation: 'n' });
  const points = pointsOf(paper.categoryLoss).map((at) => ({
    ...at,
    M: 1 + ((at.M as number) % 80),
    n: 1 + ((at.n as number) % 200),
  }));

  it('should be lost or alone exactly when the loop on two categories has collapsed', () => {
    fc.assert(
      fc.property(points, (at) => {
        const { q, M, n } = at as unknown as { q: number; M: number; n: number };
        const either = exactly(category.absent, at) + exactly(category.absent, { ...at, q: 1 - q });
        near(either, exactly(fullySynthetic().collapsed, { p: [q, 1 - q], n: M, m: n }), 1e-12);
      }),
      { seed: 8, numRuns: 60 },
    );
  });

  it('should never come back', () => {
    fc.assert(
      fc.property(points, (at) => {
        const later = exactly(category.absent, { ...at, n: (at.n as number) + 1 });
        expect(later).toBeGreaterThanOrEqual(exactly(category.absent, at) * (1 - 1e-12));
      }),
      { seed: 9, numRuns: 60 },
    );
  });
});

await describeCatalogue('shumailov2024');
