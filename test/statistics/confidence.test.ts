import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponential, normal, type Stream, stream } from '../../src/random/index.js';
import {
  asymptoticConfidence,
  bernoulliConfidence,
  boundedConfidence,
  boundedSumsOf,
  clopperPearson,
  type Interval,
  mergeBoundedSums,
  mergeMoments,
  momentsOf,
  noBoundedSums,
  noMoments,
  secondMomentLimit,
} from '../../src/statistics/index.js';

const alpha = 0.1;
const runs = 1000;
const range = { lower: -1, upper: 3 };

/** Intervals of one run, one after each block of 50 observations. */
type Sequence = (source: Stream) => Generator<Interval>;

function block(source: Stream, draw: (source: Stream) => number): number[] {
  return Array.from({ length: 50 }, () => draw(source));
}

function* bounded(source: Stream) {
  let sums = noBoundedSums;
  for (let i = 0; i < 20; i++) {
    // -1 or 3, with mean 0: far from uniform.
    const values = block(source, (s) => (s.uniform() < 0.25 ? 3 : -1));
    sums = mergeBoundedSums(sums, boundedSumsOf(values, range));
    yield boundedConfidence(sums, range, alpha);
  }
}

function* bernoulli(source: Stream) {
  let successes = 0;
  for (let trials = 10; trials <= 1000; trials += 10) {
    for (let i = 0; i < 10; i++) if (source.uniform() < 0.3) successes++;
    yield bernoulliConfidence(successes, trials, alpha);
  }
}

function* limits(source: Stream) {
  let [count, sum] = [0, 0];
  for (let i = 0; i < 20; i++) {
    for (let j = 0; j < 20; j++) sum += source.uniform() < 0.25 ? 4 : 0;
    count += 20;
    yield { lower: -Infinity, upper: secondMomentLimit(count, sum, 4, alpha) };
  }
}

function asymptotic(side: 'both' | 'upper', draw: (source: Stream) => number): Sequence {
  return function* (source) {
    let moments = momentsOf(block(source, draw));
    for (let i = 0; i < 40; i++) {
      moments = mergeMoments(moments, momentsOf(block(source, draw)));
      yield asymptoticConfidence(moments, alpha, { side, tightestAt: 500 });
    }
  };
}

/** 99 % interval of the probability that some interval of a run misses the value. */
function missRate(name: string, sequence: Sequence, value: number) {
  let misses = 0;
  for (let run = 0; run < runs; run++) {
    for (const { lower, upper } of sequence(stream('confidence', name, run))) {
      if (lower <= value && value <= upper) continue;
      misses++;
      break;
    }
  }
  return clopperPearson(misses, runs, 0.01);
}

// Measured miss rates: 0.02 (Bernoulli), 0.05 (asymptotic); at these no run would miss, or
// the upper end pass the level, with probability below 1e-6. The seeds are fixed besides.
describe(`confidence sequences at level ${alpha}, looking all the time`, () => {
  it.each([
    ['Bernoulli', bernoulli, 0.3],
    ['asymptotic, normal', asymptotic('both', normal), 0],
    ['asymptotic, exponential', asymptotic('both', exponential), 1],
    ['asymptotic, one-sided', asymptotic('upper', normal), 0],
  ] as const)(
    'should miss the value in fewer runs than the level, and in some: %s',
    (name, sequence, value) => {
      const rate = missRate(name, sequence, value);
      expect(rate.upper).toBeLessThan(alpha);
      expect(rate.lower).toBeGreaterThan(0);
    },
  );
});

// Measured miss rates of about 0.01 and 0.001: conservative, so only their upper ends are held.
describe('confidence sequences for known supports and second moments, looking all the time', () => {
  it.each([
    ['second moment', limits, 1],
    ['bounded', bounded, 0],
  ] as const)('should miss the mean in fewer runs than half the level: %s', (name, sequence, value) => {
    expect(missRate(name, sequence, value).upper).toBeLessThan(alpha / 2);
  });
});

describe('bernoulliConfidence', () => {
  it('should end where the beta mixture is 1 / alpha times the likelihood', () => {
    // Two successes in two trials: the mixture is B(5/2, 1/2) / B(1/2, 1/2) = 3/8, so p^2 = 3/8 alpha.
    const { lower, upper } = bernoulliConfidence(2, 2, 0.1);
    expect(lower).toBeCloseTo(Math.sqrt(0.0375), 9);
    expect(upper).toBe(1);
    expect(bernoulliConfidence(0, 2, 0.1).upper).toBeCloseTo(1 - Math.sqrt(0.0375), 9);
  });

  it('should contain the share, mirror, and stand a billion trials', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (trials, share) => {
          const successes = Math.floor(share * trials);
          const { lower, upper } = bernoulliConfidence(successes, trials, 1e-3);
          expect(lower <= successes / trials && successes / trials <= upper).toBe(true);
          expect(bernoulliConfidence(trials - successes, trials, 1e-3).lower).toBeCloseTo(1 - upper, 9);
        },
      ),
    );
  });

  it('should be wider than the interval for one look', () => {
    for (const successes of [0, 3, 50, 99]) {
      const [always, once] = [
        bernoulliConfidence(successes, 100, 0.05),
        clopperPearson(successes, 100, 0.05),
      ];
      expect(always.lower).toBeLessThanOrEqual(once.lower);
      expect(always.upper).toBeGreaterThanOrEqual(once.upper);
    }
  });
});

describe('boundedConfidence', () => {
  it('should be at most 1.8 times as wide as the asymptotic sequence, which knows no support', () => {
    const source = stream('width');
    const values = Array.from({ length: 5000 }, () => -1 + 4 * source.uniform());
    const rigorous = boundedConfidence(boundedSumsOf(values, range), range, alpha);
    const asymptotic = asymptoticConfidence(momentsOf(values), alpha, { tightestAt: 5000 });
    expect(rigorous.upper - rigorous.lower).toBeLessThan(1.8 * (asymptotic.upper - asymptotic.lower));
  });

  it('should shrink with the variance and stay within the support', () => {
    const interval = (values: number[]) => boundedConfidence(boundedSumsOf(values, range), range, 0.01);
    const calm = interval(Array.from({ length: 2000 }, (_, i) => 1 + (i % 2) / 100));
    const wild = interval(Array.from({ length: 2000 }, (_, i) => (i % 2 === 0 ? -1 : 3)));
    expect(calm.upper - calm.lower).toBeLessThan((wild.upper - wild.lower) / 3);
    expect(calm.lower < 1.005 && calm.upper > 1.005 && wild.lower < 1 && wild.upper > 1).toBe(true);
    expect(boundedConfidence(noBoundedSums, range, 0.01)).toEqual(range);
    const top = interval(new Array<number>(50).fill(3));
    expect(top.upper).toBe(3);
  });

  it('should refuse values outside the support', () => {
    expect(() => boundedSumsOf([0, 4], range)).toThrow(
      new RangeError('boundedSumsOf: observation 1 must be a finite number in [-1, 3], not 4.'),
    );
  });
});

describe('secondMomentLimit', () => {
  it('should be the root of the second moment without data and approach the mean with it', () => {
    expect(secondMomentLimit(0, 0, 4, 0.01)).toBe(2);
    const limit = secondMomentLimit(1e6, 1e6, 2, 0.01);
    expect(limit).toBeGreaterThan(1);
    expect(limit).toBeLessThan(1.01);
  });
});

describe('asymptoticConfidence', () => {
  it('should be the whole line below two observations', () => {
    expect(asymptoticConfidence(noMoments, 0.1)).toEqual({ lower: -Infinity, upper: Infinity });
    expect(asymptoticConfidence(momentsOf([3]), 0.1)).toEqual({ lower: -Infinity, upper: Infinity });
  });

  it('should be narrower on one side than on both, and open on the other', () => {
    const moments = momentsOf(Array.from({ length: 1000 }, (_, i) => i % 10));
    const both = asymptoticConfidence(moments, 0.05);
    const upper = asymptoticConfidence(moments, 0.05, { side: 'upper' });
    expect(upper.lower).toBe(-Infinity);
    expect(upper.upper).toBeLessThan(both.upper);
    expect(asymptoticConfidence(moments, 0.05, { side: 'lower' }).upper).toBe(Infinity);
  });

  it('should be about tightest where it was asked to be', () => {
    const width = (tightestAt: number) => {
      const moments = { ...momentsOf([-1, 1]), count: 1000, squares: 999 };
      return asymptoticConfidence(moments, 0.05, { tightestAt }).upper;
    };
    for (const other of [30, 100, 10_000, 100_000]) expect(width(1000)).toBeLessThan(width(other));
  });
});
