import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/bertrand2024.js';
import { compileClaim } from '../src/claim/index.js';
import {
  bernoulliRefit,
  covarianceRoot,
  gaussianLoop,
  logisticLocation,
  type Quantity,
  retrainingJacobian,
  reusedFit,
  reusedMean,
} from '../src/process/index.js';
import { type Point, pointArbitrary } from '../src/regime/index.js';
import { describeCatalogue } from './describeCatalogue.js';

const pointsOf = (claim: (typeof paper.claims)[number]) => pointArbitrary(compileClaim(claim).regime);

function exactly(quantity: Quantity, at: Point, position = 0): number {
  const route = quantity.routes.filter(({ kind }) => kind === 'exact')[position];
  if (route?.kind !== 'exact') throw new Error(`no exact route to the ${quantity.meaning}`);
  return route.compute(at);
}

const near = (found: number, expected: number, within: number): void =>
  expect(Math.abs(found - expected), `${found} against ${expected}`).toBeLessThanOrEqual(
    within * Math.abs(expected) + 1e-290,
  );

const real = (at: Point, name: string): number => at[name] as number;

describe('the fully synthetic Gaussian loop', () => {
  it('should multiply over generations and scale with the data', () => {
    const { meanStd } = gaussianLoop({ samples: 'n', fits: 't', scale: 'sigma' });
    fc.assert(
      fc.property(pointsOf(paper.gaussianCollapse1d), (at) => {
        const twice = exactly(meanStd, { ...at, t: 2 * real(at, 't') });
        near(twice, exactly(meanStd, at) * (exactly(meanStd, { ...at, sigma: 1 }) as number), 1e-9);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('should not care for the names of the axes in the plane, and tend to a line as one of them vanishes', () => {
    const { traceRoot } = covarianceRoot();
    const eigenvalue = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), eigenvalue, eigenvalue, (n, a, b) => {
        const plane = exactly(traceRoot, { spectrum: [a, b], n, t: 1 }, 1);
        near(exactly(traceRoot, { spectrum: [b, a], n, t: 1 }, 1), plane, 1e-12);
        near(exactly(traceRoot, { spectrum: [4 * a, 4 * b], n, t: 1 }, 1), 2 * plane, 1e-12);
        const line = exactly(traceRoot, { spectrum: [a], n, t: 1 });
        near(exactly(traceRoot, { spectrum: [a, 1e-18 * a], n, t: 1 }, 1), line, 1e-8);
        expect(plane).toBeLessThan(line + exactly(traceRoot, { spectrum: [b], n, t: 1 }));
      }),
      { seed: 2, numRuns: 40 },
    );
  });
});

describe('retraining with real data', () => {
  it('should have its late ratio at the slope of the map, wherever it starts, and grow with the ratio', () => {
    const { contraction, lateRatio } = logisticLocation();
    fc.assert(
      fc.property(pointsOf(paper.stabilityThreshold), (at) => {
        const slope = exactly(contraction, at);
        near(exactly(lateRatio, at), slope, 1e-8);
        expect(exactly(contraction, { ...at, lam: 1.5 * real(at, 'lam') })).toBeGreaterThan(slope);
      }),
      { seed: 3, numRuns: 25 },
    );
  });

  it('should have a spectral radius no larger than the norm, unchanged by a common scale of the Hessians', () => {
    const { operatorNorm, spectralRadius } = retrainingJacobian();
    fc.assert(
      fc.property(pointsOf(paper.thresholdNotNecessaryMatrix), (at) => {
        const radius = exactly(spectralRadius, at);
        expect(radius).toBeLessThanOrEqual(exactly(operatorNorm, at) * (1 + 1e-9));
        const scaled = Object.fromEntries(
          ['a1', 'a2', 'f1', 'f2'].map((name) => [name, 3 * real(at, name)] as const),
        );
        near(exactly(spectralRadius, { ...at, ...scaled }), radius, 1e-9);
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it('should go on from where a Bernoulli model has come to, and see ones and zeros alike', () => {
    const { relativeGap } = bernoulliRefit();
    fc.assert(
      fc.property(pointsOf(paper.expfamRate), (at) => {
        const [t, mStar, mStart] = ['t', 'mStar', 'mStart'].map((name) => real(at, name)) as [
          number,
          number,
          number,
        ];
        fc.pre(t * Math.log1p(1 / real(at, 'lam')) <= 12);
        const gap = exactly(relativeGap, at);
        near(exactly(relativeGap, { ...at, mStar: 1 - mStar, mStart: 1 - mStart }), gap, 1e-11);
        const later = exactly(relativeGap, { ...at, mStart: mStar + (mStart - mStar) * gap });
        near(exactly(relativeGap, { ...at, t: 2 * t }), gap * later, 1e-9);
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});

describe('retraining with few real data', () => {
  const { misses } = reusedMean();

  it('should miss less with a wider tube, alike on both sides, whatever the unit', () => {
    fc.assert(
      fc.property(pointsOf(paper.finiteSampleTube), fc.double({ min: 0, max: 3, noNaN: true }), (at, x) => {
        const radius = (x * real(at, 'sigma')) / Math.sqrt(real(at, 'n'));
        const miss = exactly(misses(radius), at);
        expect(exactly(misses(1.5 * radius), at)).toBeLessThanOrEqual(miss);
        near(exactly(misses(radius), { ...at, e0: -real(at, 'e0') }), miss, 1e-9);
        const unit = { ...at, e0: 2 * real(at, 'e0'), sigma: 2 * real(at, 'sigma') };
        near(exactly(misses(2 * radius), unit), miss, 1e-9);
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  it('should lose variance to synthetic points, more of it with more of them, and none without end', () => {
    const { limitVariance, limitMeanError } = reusedFit();
    fc.assert(
      fc.property(pointsOf(paper.noCollapseReusedReal), (at) => {
        const more = { ...at, m: 2 * real(at, 'm') };
        const variance = exactly(limitVariance, at);
        expect(variance).toBeLessThan(1);
        expect(exactly(limitVariance, more)).toBeLessThan(variance);
        expect(exactly(limitVariance, { ...at, m: 1e12 })).toBeGreaterThan(0.8);
        expect(exactly(limitMeanError, more)).toBeGreaterThan(exactly(limitMeanError, at));
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});

await describeCatalogue('bertrand2024');
