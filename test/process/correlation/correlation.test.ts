import { describe, expect, it } from 'vitest';
import { canonicalCorrelations } from '../../../src/process/correlation/canonicalCorrelations.js';
import { rowSpace } from '../../../src/process/correlation/rowSpace.js';
import {
  extremeCorrelations,
  lostCorrelation,
  mappedNoiseEnergy,
  noiseCorrelation,
  type Quantity,
  reconstructionError,
  redundancyGap,
  ridgeWaveCorrelation,
  singularTail,
  waveCorrelation,
  waveNorm,
} from '../../../src/process/index.js';
import { normal, stream } from '../../../src/random/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';

const relative = (found: number, expected: number): number => Math.abs(found / expected - 1);
const exactly = (quantity: Quantity, at: Point): number => exactRoutesOf(quantity)[0]!.compute(at);

describe('rowSpace', () => {
  it('should be an orthonormal basis of the rows, duplicates counted once', () => {
    const source = stream('row spaces');
    for (const [rows, cols] of [
      [3, 7],
      [6, 4],
      [5, 5],
    ] as const) {
      const a = Float64Array.from({ length: rows * cols }, () => normal(source));
      a.copyWithin((rows - 1) * cols, 0, cols);
      const { rank, basis } = rowSpace(a, rows, cols);
      expect(rank).toBe(Math.min(rows - 1, cols));
      for (let i = 0; i < rank; i++) {
        for (let j = 0; j <= i; j++) {
          let dot = 0;
          for (let k = 0; k < cols; k++) dot += basis[i * cols + k]! * basis[j * cols + k]!;
          expect(Math.abs(dot - (i === j ? 1 : 0))).toBeLessThan(1e-14);
        }
      }
      for (let i = 0; i < rows; i++) {
        let outside = 0;
        for (let k = 0; k < cols; k++) outside += a[i * cols + k]! * a[i * cols + k]!;
        for (let r = 0; r < rank; r++) {
          let along = 0;
          for (let k = 0; k < cols; k++) along += a[i * cols + k]! * basis[r * cols + k]!;
          outside -= along * along;
        }
        expect(Math.abs(outside)).toBeLessThan(1e-12);
      }
    }
  });
});

describe('canonicalCorrelations', () => {
  it('should be the absolute correlation of two single rows', () => {
    const x = { rows: 1, values: Float64Array.of(1, 2, 3, 5) };
    const y = { rows: 1, values: Float64Array.of(2, -1, 0, -4) };
    // Covariance -11.75 (sums of products), variances 8.75 and 18.75.
    expect(canonicalCorrelations(x, y, 4)[0]).toBeCloseTo(11.75 / Math.sqrt(8.75 * 18.75), 14);
  });

  it('should be 1 as often as there are dimensions when few samples leave no room', () => {
    const source = stream('few samples');
    const view = () => ({ rows: 5, values: Float64Array.from({ length: 20 }, () => normal(source)) });
    const all = canonicalCorrelations(view(), view(), 4);
    expect([...all].map((rho) => rho.toFixed(12))).toEqual(Array(3).fill('1.000000000000'));
  });
});

describe('waveCorrelation', () => {
  // By inverse square roots of the covariances with 40 digits (mpmath); the second has the worst conditioned data.
  it.each([
    [{ d: 3, n: 12, u: 1, v: 1.3, c: 1 }, 1.558277803357734],
    [{ d: 9, n: 24, u: 1.095, v: 1.25, c: 0.001 }, 5.195797877999477],
    [{ d: 10, n: 96, u: 1.25, v: 1.375, c: 0.05 }, 1.648895986466978],
  ])('should keep the stated error at %j, mapped or not', (at: Point, expected) => {
    for (const options of [
      {},
      { map: 'invertible', diagonal: 'c' },
      { map: 'invertible', diagonal: 'c', noiseMap: 'shear' },
    ] as const) {
      const [route] = exactRoutesOf(waveCorrelation(options));
      expect(relative(route!.compute(at), expected)).toBeLessThan(route!.error);
    }
  });

  it('should tend to the ridge version as the ridge vanishes', () => {
    const at = { d: 3, n: 12, u: 1, v: 1.3 };
    const ridge = exactly(ridgeWaveCorrelation({ ridge: 1e-9, scale: 3 }), at);
    expect(ridge).toBeCloseTo(exactly(waveCorrelation(), at), 6);
  });

  it('should refuse a rank above d', () => {
    const compute = exactRoutesOf(waveCorrelation({ map: 'first rows' }))[0]!.compute;
    expect(() => compute({ d: 3, n: 12, u: 1, v: 1.3, k: 4 })).toThrow(
      'k must be an integer from 1 to 3, but it is 4.',
    );
  });
});

describe('extremeCorrelations', () => {
  it('should give the smallest, or all but the smallest', () => {
    const at = { d: 3, n: 12, u: 1, v: 1.3, k: 2 };
    expect(exactly(extremeCorrelations({ which: 'smallest' }), at)).toBeCloseTo(0.03394649769402791, 12);
    const all = exactly(waveCorrelation(), at);
    const largest = exactly(extremeCorrelations({ which: 'largest', without: 1 }), at);
    expect(largest + 0.03394649769402791).toBeCloseTo(all, 12);
  });
});

describe('lostCorrelation', () => {
  it('should be what a map of rank k takes away', () => {
    const at = { d: 4, n: 20, u: 1, v: 1.3, k: 2 };
    const after = exactly(waveCorrelation({ map: 'repeated rows' }), at);
    expect(exactly(lostCorrelation({ map: 'repeated rows' }), at)).toBeCloseTo(
      exactly(waveCorrelation(), at) - after,
      14,
    );
  });
});

describe('reconstructionError', () => {
  it('should vanish for an invertible map and lie between the tail and the norm for others', () => {
    const at = { d: 5, n: 30, u: 1, k: 3 };
    expect(exactly(reconstructionError({ map: 'invertible' }), at)).toBeLessThan(1e-12);
    const error = exactly(reconstructionError({ map: 'repeated rows' }), at);
    expect(error).toBeGreaterThan(exactly(singularTail(), at));
    expect(error).toBeLessThan(exactly(waveNorm(), at));
  });

  it('should not care whether the rows of the map are repeated', () => {
    const at = { d: 6, n: 20, u: 0.9, k: 2 };
    const once = exactly(reconstructionError({ map: 'first rows' }), at);
    expect(relative(exactly(reconstructionError({ map: 'repeated rows' }), at), once)).toBeLessThan(1e-12);
  });

  it('should leave the whole norm as the tail without an exception', () => {
    const at = { d: 4, n: 15, u: 1.2 };
    expect(relative(exactly(singularTail({ without: 0 }), at), exactly(waveNorm(), at))).toBeLessThan(1e-13);
  });
});

describe('noiseCorrelation', () => {
  it.each([
    { p: 2, q: 5, n: 12 },
    { p: 4, q: 3, n: 30 },
  ])('should have one law in both samplers at %j', (at) => {
    for (const power of ['squares', 'correlations'] as const) {
      const [direct, reduced] = sampledRoutesOf(noiseCorrelation(power));
      expectSameLaw(draws(direct!, at, 3000, power), draws(reduced!, at, 3000, power));
    }
  });

  it('should follow the beta law of a single pair: squared correlation with mean 1/(n-1)', () => {
    const [, reduced] = sampledRoutesOf(noiseCorrelation('squares'));
    expectMean(draws(reduced!, { p: 1, q: 1, n: 9 }, 20_000, 'beta'), 1 / 8);
  });

  it.each([
    { p: 1, q: 1, n: 3 },
    { p: 5, q: 2, n: 9 },
    { p: 12, q: 12, n: 2000 },
  ])('should keep the stated error for the squares at %j', (at) => {
    const [route] = exactRoutesOf(noiseCorrelation('squares'));
    expect(relative(route!.compute(at), (at.p * at.q) / (at.n - 1))).toBeLessThan(route!.error);
  });

  it('should refuse too few samples', () => {
    const [direct] = sampledRoutesOf(noiseCorrelation('squares'));
    expect(() => direct!.prepare({ p: 4, q: 4, n: 8 })).toThrow(
      'n must be at least p + q + 1 = 9, but it is 8.',
    );
  });
});

describe('redundancyGap', () => {
  it.each([
    { d: 3, k: 1, n: 9 },
    { d: 4, k: 3, n: 25 },
  ])('should have one law in both samplers at %j', (at) => {
    for (const power of ['squares', 'correlations'] as const) {
      const [direct, reduced] = sampledRoutesOf(redundancyGap(power));
      expectSameLaw(draws(direct!, at, 1500, power), draws(reduced!, at, 1500, power));
    }
  });

  it.each([
    { d: 2, k: 1, n: 20 },
    { d: 8, k: 7, n: 2000 },
  ])('should keep the stated error for the squares at %j', (at) => {
    const [route] = exactRoutesOf(redundancyGap('squares'));
    expect(relative(route!.compute(at), (at.d * at.d - at.k * at.k) / (at.n - 1))).toBeLessThan(route!.error);
  });

  it('should refuse a full rank', () => {
    const [direct] = sampledRoutesOf(redundancyGap('squares'));
    expect(() => direct!.prepare({ d: 3, k: 3, n: 20 })).toThrow('k must be an integer from 1 to 2');
  });
});

describe('mappedNoiseEnergy', () => {
  it.each(['gaussian', 'rademacher', 'exponential'])(
    'should have mean and second moment as stated (%s)',
    (noise) => {
      const [direct] = sampledRoutesOf(mappedNoiseEnergy());
      // One feature: W = 1/2 + c = 1.5, so that the energy is 2.25 times a sum of n squares.
      const sample = draws(direct!, { d: 1, n: 4, c: 1, noise }, 20_000, noise);
      expectMean(sample, 9);
      const bound = 4 * (4 + (noise === 'exponential' ? 8 : 2)) * 2.25 * 2.25;
      const second = sample.map((x) => x * x);
      if (noise === 'rademacher')
        expect(second.reduce((a, b) => a + b, 0) / second.length).toBeCloseTo(81, 9);
      else expectMean(second, bound);
    },
  );

  it('should refuse an unknown law', () => {
    const [direct] = sampledRoutesOf(mappedNoiseEnergy());
    expect(() => direct!.prepare({ d: 1, n: 4, c: 1, noise: 'cauchy' })).toThrow(
      'noise must be one of "gaussian", "rademacher", "exponential", but it is "cauchy".',
    );
  });
});
