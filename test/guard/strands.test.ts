import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column, numbering } from '../../src/guard/hold/numbering.js';
import { type Law, strand } from '../../src/guard/hold/tests.js';
import { exponential, stream } from '../../src/random/index.js';
import { clopperPearson } from '../../src/statistics/index.js';

/** log of the e-value after observations of mean `mean`, averaged in sixteens from the start, that claim mean 1. */
function logE(law: Law, count: number, mean: number, key: number): number {
  const one = strand('=', 1, law, undefined, 0);
  const source = stream('strands', key);
  for (let i = 0; i < count; i++) one.add(mean * exponential(source));
  const { logE: all } = one.close();
  const largest = Math.max(...all);
  return largest + Math.log(all.reduce((sum, each) => sum + Math.exp(each - largest), 0) / all.length);
}

describe('bets on averages', () => {
  const law: Law = { kind: 'nonnegative', variance: 1 };

  // At level 0.05 the count exceeds what 1e-6 allows with probability at most 1e-6.
  it('should accuse the truth no more often than the level allows', () => {
    let count = 0;
    for (let key = 0; key < 300; key++) if (logE(law, 2000, 1, key) >= -Math.log(0.05)) count += 1;
    expect(clopperPearson(count, 300, 2e-6).lower).toBeLessThanOrEqual(0.05);
  });

  // A standard error of 20,000 such values is 0.7 %: 5 % is seven of them.
  it.each([0.95, 1.05])('should find a mean of %s in 20,000 values at a level of 1e-3', (mean) => {
    expect(logE(law, 20_000, mean, 1)).toBeGreaterThan(-Math.log(1e-3));
  });

  it('should count the same values, whatever is averaged, and pass them on to the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 3000 }), (count, singles) => {
        const whole = strand('=', 1, law, undefined, singles);
        const part = strand('=', 1, law, whole, singles);
        const source = stream('strands', count);
        let sum = 0;
        for (let i = 0; i < count; i++) {
          const value = exponential(source);
          sum += value;
          part.add(value);
        }
        const [partly, all] = [part.close(), whole.close()];
        expect(partly.moments.count).toBe(count);
        if (count > 0) expect(partly.moments.mean).toBeCloseTo(sum / count, 9);
        expect(all.moments).toEqual(partly.moments);
        expect(all.logE).toEqual(partly.logE);
      }),
      { numRuns: 30, seed: 2 },
    );
  });
});

describe('numberings of runs', () => {
  it('should be those of a Map, for numbers and texts', () => {
    const key = fc.oneof(
      fc.double({ noNaN: true }),
      fc.integer({ min: -3, max: 40 }),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 400 }), (keys) => {
        const ours = numbering();
        const known = new Map<number | string, number>();
        for (const one of keys) {
          if (!known.has(one)) known.set(one, known.size);
          expect(ours.of(one)).toBe(known.get(one));
        }
        expect(ours.count()).toBe(known.size);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('should stay quick for many seeds in a row, and for multiples of a power of two', () => {
    for (const step of [1, 65536]) {
      const ours = numbering();
      let wrong = 0;
      for (let i = 0; i < 300_000; i++) if (ours.of(i * step) !== i) wrong += 1;
      expect(wrong).toBe(0);
      expect(ours.of(7 * step)).toBe(7);
    }
  });

  it('should keep numbers by their place', () => {
    const kept = column();
    kept.set(1000, 5);
    kept.set(3, 2);
    expect([kept.get(3), kept.get(4), kept.get(1000)]).toEqual([2, 0, 5]);
  });
});
