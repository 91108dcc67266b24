import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomial,
  categorical,
  categoricalSampler,
  dirichlet,
  multinomial,
  normal,
  sampleWithoutReplacement,
  shuffle,
  stream,
  uniformInteger,
  unitVector,
} from '../../src/random/index.js';

const seed = fc.integer();

/** How often each text occurs among the draws. */
function tally(times: number, draw: () => unknown): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i < times; i++) {
    const key = String(draw());
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function expectAll(counts: Map<string, number>, size: number, low: number, high: number): void {
  expect(counts.size).toBe(size);
  for (const count of counts.values()) expect(count >= low && count <= high, `${count}`).toBe(true);
}

// Ranges below are exact binomial quantiles; their levels add up to 1e-6 within each test.
describe('discrete choices', () => {
  it('should give every permutation of four equally often', () => {
    const source = stream('shuffle');
    const counts = tally(120_000, () => {
      const items = ['a', 'b', 'c', 'd'];
      shuffle(source, items);
      return items.join('');
    });
    expectAll(counts, 24, 4625, 5384);
  });

  it('should give every ordered sample of three out of five equally often', () => {
    const source = stream('sample');
    expectAll(
      tally(120_000, () => sampleWithoutReplacement(source, 5, 3)),
      60,
      1755,
      2255,
    );
  });

  it('should give every integer of a range equally often', () => {
    const source = stream('integers');
    expectAll(
      tally(100_000, () => uniformInteger(source, -4, 5)),
      10,
      9498,
      10509,
    );
  });

  it('should draw distinct members of the population only', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 0, max: 1e9 }), fc.nat(40), (key, extra, size) => {
        const sample = sampleWithoutReplacement(stream(key), size + extra, size);
        expect(new Set(sample).size).toBe(size);
        for (const member of sample) expect(member >= 0 && member < size + extra).toBe(true);
      }),
    );
  });

  it('should stay within the range up to the widest one', () => {
    const whole = fc
      .tuple(fc.maxSafeInteger(), fc.maxSafeInteger())
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
    fc.assert(
      fc.property(seed, whole, (key, [min, max]) => {
        fc.pre(max! - min! < Number.MAX_SAFE_INTEGER);
        const drawn = uniformInteger(stream(key), min!, max!);
        expect(Number.isSafeInteger(drawn) && drawn >= min! && drawn <= max!).toBe(true);
      }),
    );
  });

  it.each([
    [
      'categorical',
      (weights: number[]) =>
        (source = stream('search')) =>
          categorical(source, weights),
    ],
    ['categoricalSampler', (weights: number[]) => categoricalSampler(weights)],
  ])('should draw in proportion to the weights: %s', (_name, prepare) => {
    const source = stream('weights');
    const draw = prepare([1, 0, 2, 5, 2]);
    const counts = tally(200_000, () => draw(source));
    const ranges: Record<string, readonly [number, number]> = {
      0: [19289, 20718],
      2: [39050, 40956],
      3: [98809, 101191],
      4: [39050, 40956],
    };
    expect([...counts.keys()].sort()).toEqual(Object.keys(ranges));
    for (const [index, [low, high]] of Object.entries(ranges)) {
      expect(counts.get(index)! >= low && counts.get(index)! <= high).toBe(true);
    }
  });

  it('should never draw a category of weight 0', () => {
    const weights = fc.array(fc.constantFrom(0, 0.1, 0.7, 1e-300, 3), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(seed, weights, (key, values) => {
        fc.pre(values.some((value) => value > 0));
        const source = stream(key);
        const draw = categoricalSampler(values);
        for (let i = 0; i < 50; i++) {
          expect(values[draw(source)]).toBeGreaterThan(0);
          expect(values[categorical(source, values)]).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('multinomial', () => {
  const weights = fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: 1e-12, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 12,
    })
    .filter((values) => values.some((value) => value > 0));

  it('should give counts that sum to n, none of them for weight 0', () => {
    fc.assert(
      fc.property(seed, fc.nat(1e9), weights, (key, n, values) => {
        const out = new Float64Array(values.length);
        multinomial(stream(key), n, values, out);
        expect(out.reduce((sum, count) => sum + count, 0)).toBe(n);
        out.forEach((count, i) => {
          expect(Number.isInteger(count) && count >= 0 && (values[i]! > 0 || count === 0)).toBe(true);
        });
      }),
    );
  });

  it('should have binomial marginals, also for a rare category behind common ones', () => {
    const source = stream('multinomial');
    const out = [0, 0, 0];
    const means = [0, 0, 0];
    const runs = 20_000;
    for (let i = 0; i < runs; i++) {
      multinomial(source, 1e6, [0.6, 0.4 - 1e-6, 1e-6], out);
      for (let j = 0; j < 3; j++) means[j]! += out[j]! / runs;
    }
    // Sums of binomials, within 6 standard deviations: false alarm below 6e-9 by the normal law, 3e-7 for the Poisson one.
    expect(Math.abs(means[0]! - 6e5)).toBeLessThan(6 * Math.sqrt(2.4e5 / runs));
    expect(Math.abs(means[1]! - 4e5 + 1)).toBeLessThan(6 * Math.sqrt(2.4e5 / runs));
    expect(Math.abs(means[2]! - 1)).toBeLessThan(6 * Math.sqrt(1 / runs));
  });
});

describe('points of the simplex and the sphere', () => {
  it('should give points of the simplex for concentrations large and tiny', () => {
    const concentrations = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(seed, concentrations, (key, values) => {
        const out = new Float64Array(values.length);
        dirichlet(stream(key), values, out);
        expect(Math.abs(out.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(1e-14);
        for (const value of out) expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });

  it('should have the mean and variance of the Dirichlet law', () => {
    const source = stream('dirichlet');
    const out = [0, 0, 0];
    let [sum, squares] = [0, 0];
    const n = 100_000;
    for (let i = 0; i < n; i++) {
      dirichlet(source, [0.5, 1.5, 3], out);
      sum += out[0]!;
      squares += out[0]! * out[0]!;
    }
    // A beta(0.5, 4.5) marginal: mean 0.1, E X^2 = 0.025; values in [0, 1], so each mean is within
    // sqrt(log(4e6) / 2 / n) with probability 1 - 1e-6 (Hoeffding).
    const slack = Math.sqrt(Math.log(4e6) / 2 / n);
    expect(Math.abs(sum / n - 0.1)).toBeLessThan(slack);
    expect(Math.abs(squares / n - 0.025)).toBeLessThan(slack);
  });

  it('should give unit vectors without a preferred direction', () => {
    const source = stream('sphere');
    const out = new Float64Array(3);
    const sums = [0, 0, 0];
    const n = 100_000;
    for (let i = 0; i < n; i++) {
      unitVector(source, out);
      expect(Math.abs(Math.hypot(...out) - 1)).toBeLessThan(1e-15);
      for (let j = 0; j < 3; j++) sums[j]! += out[j]! / n;
    }
    // Each coordinate is uniform on [-1, 1] (Archimedes); Hoeffding at 1e-6 / 3.
    for (const mean of sums) expect(Math.abs(mean)).toBeLessThan(Math.sqrt((2 * Math.log(6e6)) / n));
  });
});

describe('far tails and edges', () => {
  it('should have the normal law beyond the base of the ziggurat', () => {
    const source = stream('tail');
    const beyond = [0, 0, 0];
    for (let i = 0; i < 4_000_000; i++) {
      const size = Math.abs(normal(source));
      if (size > 3.654152885361009) beyond[0]!++;
      if (size > 4) beyond[1]!++;
      if (size > 4.5) beyond[2]!++;
    }
    const ranges = [
      [872, 1200],
      [176, 339],
      [5, 58],
    ];
    for (let i = 0; i < 3; i++)
      expect(beyond[i]! >= ranges[i]![0]! && beyond[i]! <= ranges[i]![1]!).toBe(true);
  });

  it('should have the mean and variance of binomials whose masses need careful arithmetic', () => {
    for (const [n, p] of [
      [2 ** 31, 0.5],
      [2 ** 31, 0.3],
      [2 ** 45, 0.25],
      [10_000_000, 0.9999],
    ] as const) {
      const source = stream('large', n, p);
      const sd = Math.sqrt(n * p * (1 - p));
      let [sum, squares] = [0, 0];
      const draws = 100_000;
      for (let i = 0; i < draws; i++) {
        const z = (binomial(source, n, p) - n * p) / sd;
        sum += z;
        squares += z * z;
      }
      // Normal to within 1e-3 in these ranges: 6 standard deviations of mean and second moment, about 4e-9 each.
      expect(Math.abs(sum)).toBeLessThan(6 * Math.sqrt(draws));
      expect(Math.abs(squares - draws)).toBeLessThan(6 * Math.sqrt(2 * draws));
    }
  });

  it('should give the sure values of degenerate binomials', () => {
    const source = stream('edges');
    expect([binomial(source, 0, 0.3), binomial(source, 9, 0), binomial(source, 9, 1)]).toEqual([0, 0, 9]);
    expect(binomial(source, 2 ** 31, 1)).toBe(2 ** 31);
    for (let i = 0; i < 1000; i++) expect(binomial(source, 3, 1 - 1e-16)).toBeLessThanOrEqual(3);
  });
});
