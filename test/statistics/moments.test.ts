import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquare, exponential, normal, type Stream, stream } from '../../src/random/index.js';
import {
  effectiveSample,
  mergeMoments,
  momentsOf,
  noMoments,
  tailConcern,
  tailIndex,
  varianceOf,
} from '../../src/statistics/index.js';

const values = fc.array(
  fc.integer({ min: -1e9, max: 1e9 }).map((k) => k / 1000),
  { minLength: 2, maxLength: 50 },
);
const sampleOf = (n: number, key: string, draw: (source: Stream) => number) => {
  const source = stream('tails', key);
  return Float64Array.from({ length: n }, () => draw(source));
};
const pareto = (index: number) => (source: Stream) => Math.exp(exponential(source) / index);

describe('moments', () => {
  it('should agree with two passes over the data', () => {
    fc.assert(
      fc.property(values, (xs) => {
        const mean = xs.reduce((sum, x) => sum + x, 0) / xs.length;
        const squares = xs.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
        const got = momentsOf(xs);
        expect(Math.abs(got.mean - mean)).toBeLessThan(1e-8);
        expect(Math.abs(got.squares - squares)).toBeLessThanOrEqual(
          1e-10 * squares + 1e-12 * mean * mean * xs.length,
        );
        expect([got.min, got.max]).toEqual([Math.min(...xs), Math.max(...xs)]);
        expect(varianceOf(got)).toBe(got.squares / (xs.length - 1));
      }),
    );
  });

  it('should merge to what the whole gives, and keep small variances on large means', () => {
    fc.assert(
      fc.property(values, values, (xs, ys) => {
        const [merged, whole] = [mergeMoments(momentsOf(xs), momentsOf(ys)), momentsOf([...xs, ...ys])];
        expect(merged.count).toBe(whole.count);
        expect(Math.abs(merged.mean - whole.mean)).toBeLessThan(1e-8);
        expect(Math.abs(merged.squares - whole.squares)).toBeLessThanOrEqual(1e-9 * whole.squares + 1e-3);
      }),
    );
    const far = momentsOf(Array.from({ length: 1000 }, (_, i) => 1e9 + (i % 2)));
    expect(varianceOf(mergeMoments(far, far))).toBeCloseTo(0.25 * (2000 / 1999), 6);
  });

  it('should have nothing as its neutral element, and no variance below two observations', () => {
    const one = momentsOf([5]);
    expect(mergeMoments(noMoments, one)).toBe(one);
    expect(mergeMoments(one, noMoments)).toBe(one);
    expect(varianceOf(one)).toBeNaN();
  });
});

describe('tailIndex', () => {
  it('should contain the index of Pareto tails as often as it says', () => {
    let misses = 0;
    for (let run = 0; run < 300; run++) {
      const { lower, upper } = tailIndex(sampleOf(400, `pareto${run}`, pareto(1.7)), 0.2);
      if (!(lower <= 1.7 && 1.7 <= upper)) misses++;
    }
    // Binomial(300, 0.2), an exact coverage: outside 29 .. 98 with probability 5e-07.
    expect(misses >= 29 && misses <= 98).toBe(true);
  });

  it('should not depend on the scale', () => {
    const sample = sampleOf(1000, 'scale', pareto(2));
    const scaled = sample.map((value) => value * 1e-9);
    expect(tailIndex(scaled, 0.05).index).toBeCloseTo(tailIndex(sample, 0.05).index, 9);
  });

  it('should be infinite for equal values and refuse too few', () => {
    expect(tailIndex(new Array<number>(50).fill(2), 0.05).lower).toBe(Infinity);
    expect(() => tailIndex([1, 2, -3], 0.05, 2)).toThrow(
      new RangeError('tailIndex: the number of positive values must be above 2, not 2.'),
    );
  });
});

describe('effectiveSample', () => {
  it('should be the count for equal values and 1 for a lone one', () => {
    expect(effectiveSample([3, -3, 3, 3])).toEqual({ size: 4, largestShare: 0.25, relativeVariance: 0 });
    expect(effectiveSample([0, 0, 1e308, 0])).toEqual({ size: 1, largestShare: 1, relativeVariance: 3 });
    expect(effectiveSample([0, 0]).size).toBe(0);
  });

  it('should lie between 1 and the count', () => {
    fc.assert(
      fc.property(values, (xs) => {
        fc.pre(xs.some((x) => Math.abs(x) > 1e-300));
        const { size, largestShare } = effectiveSample(xs);
        expect(size).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(size).toBeLessThanOrEqual(xs.length * (1 + 1e-12));
        expect(largestShare).toBeGreaterThanOrEqual((1 - 1e-12) / xs.length);
      }),
    );
  });
});

describe('tailConcern', () => {
  it('should say nothing of samples that carry a mean', () => {
    expect(tailConcern(sampleOf(2000, 'normal', (s) => 5 + normal(s)))).toBeUndefined();
    expect(tailConcern(sampleOf(2000, 'chi', (s) => chiSquare(s, 3)))).toBeUndefined();
    expect(tailConcern(sampleOf(4000, 'pareto8', pareto(8)))).toBeUndefined();
  });

  it('should name what is wrong with the others', () => {
    expect(tailConcern([1, 2, 3])).toMatch('the effective sample is 2, below 200');
    const product = (s: Stream) => {
      let log = 0;
      for (let i = 0; i < 60; i++) log += Math.log(chiSquare(s, 4) / 4);
      return Math.exp(log);
    };
    expect(tailConcern(sampleOf(5000, 'product', product))).toMatch(/effective sample/);
    expect(tailConcern(sampleOf(100_000, 'pareto1.3', pareto(1.3)), { effective: 10, share: 1 })).toMatch(
      /tail index/,
    );
    const lone = [...new Array<number>(5000).fill(1), 200];
    expect(tailConcern(lone)).toMatch('one observation carries 3.8 % of the sum');
    expect(tailConcern([0, 0, 0])).toMatch('effective sample is 0');
  });
});
