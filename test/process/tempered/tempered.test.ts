import { describe, expect, it } from 'vitest';
import {
  evennessFloor,
  externalDataLoop,
  temperedLoop,
  temperedSampling,
  twoTokenWindow,
  uniformExternalData,
} from '../../../src/process/index.js';
import { draws, expectMean, sampledRoutesOf } from '../_helpers/agreement.js';
import { exactly, expectWithin, references } from '../_helpers/loops.js';

/** The loop as it is written, on frequencies, without any care for digits. */
function plainLoop(start: readonly number[], T: number, gam: number, t: number): number[] {
  let p = [...start];
  for (let s = 0; s < t; s++) {
    const powers = p.map((x) => Math.exp(Math.log(x) / T));
    const total = powers.reduce((a, b) => a + b, 0);
    p = p.map((x, i) => (1 - gam) * x + (gam * powers[i]!) / total);
  }
  return p;
}

describe('temperedLoop', () => {
  const p0 = [0.5, 0.3, 0.2];

  it('should be the loop on frequencies', () => {
    for (const [T, gam, t] of [
      [0.5, 0.1, 20],
      [0.8, 1, 4],
      [2, 0.3, 15],
      [1, 0.5, 9],
    ] as const) {
      const plain = plainLoop(p0, T, gam, t);
      for (const i of [1, 2, 3]) {
        expectWithin(exactly(temperedLoop().frequency, { p0, T, gam, t, i }), plain[i - 1]!, 1e-12);
        expectWithin(
          exactly(temperedLoop().ratioToLeader, { p0, T, gam, t, i }),
          plain[i - 1]! / plain[0]!,
          1e-12,
        );
      }
      expectWithin(exactly(temperedLoop().evenness, { p0, T, gam, t }), plain[2]! / plain[0]!, 1e-12);
    }
  });

  it('should leave ties and absent tokens as they are', () => {
    const at = { p0: [0.4, 0.4, 0.2, 0], T: 0.3, gam: 0.7, t: 50 };
    expect(exactly(temperedLoop().ratioToLeader, { ...at, i: 2 })).toBe(1);
    expect(exactly(temperedLoop().frequency, { ...at, i: 4 })).toBe(0);
  });

  it('should follow a near-tie with all digits of its difference', () => {
    // One round of full replacement multiplies the log ratio by 1/T: ten rounds at 1/2 by 1024.
    const gap = 2e-13;
    const law = [0.5 + gap, 0.5 - gap];
    const log = Math.log1p((law[1]! - law[0]!) / law[0]!);
    const ratio = exactly(temperedLoop({ replaced: 1 }).ratioToLeader, { p0: law, T: 0.5, t: 30, i: 2 });
    expectWithin(Math.log(ratio), log * 1024 * 1024 * 1024, 1e-12);
  });

  it('should read a fraction that changes from round to round, by loop', () => {
    const loops = temperedLoop({ replaced: { partial: 'gam', accumulate: 'K/(N0+K*s)' } }).ratioToLeader;
    const at = { p0, T: 0.5, t: 1, i: 2, N0: 30, K: 10, gam: 0.25 };
    expect(exactly(loops, { ...at, loop: 'accumulate' })).toBe(exactly(loops, { ...at, loop: 'partial' }));
    expect(() => exactly(loops, { ...at, loop: 'other' })).toThrow(
      'loop must be one of "partial", "accumulate"',
    );
  });

  it('should bound its evenness from below by the recursion for the worst case, exactly for two equal losers', () => {
    const at = { p0: [0.5, 0.3, 0.2], T: 2, gam: 0.1, t: 20 };
    expectWithin(exactly(evennessFloor(), at), 0.6399752652, 1e-9);
    const full = { ...at, gam: 1 };
    expect(exactly(evennessFloor(), full)).toBe(exactly(temperedLoop().evenness, full));
  });
});

describe('twoTokenWindow', () => {
  it('should be the loop on two frequencies', () => {
    const [q, N0, K, t] = [0.6, 7, 3, 40];
    for (const T of [0.4, 2.5]) {
      let p = q;
      const seen: number[] = [];
      for (let s = 1; s <= 2 * t; s++) {
        const [a, b] = [Math.exp(Math.log(p) / T), Math.exp(Math.log(1 - p) / T)];
        const g = K / (N0 + K * s);
        p = (1 - g) * p + (g * a) / (a + b);
        if (s === t || s === 2 * t) seen.push(T < 1 ? (1 - p) / p : p - 0.5);
      }
      expectWithin(exactly(twoTokenWindow(), { q, T, N0, K, t }), seen[1]! / seen[0]!, 1e-11);
    }
  });
});

describe('externalDataLoop and uniformExternalData', () => {
  it('should end where computed elsewhere', () => {
    const at = { p0: [0.6, 0.4], T: 0.5, gam: 1, t: 2000 };
    const loop = externalDataLoop();
    expectWithin(exactly(loop.frequency, { ...at, ps: [0.5, 0.5], a: 0.02, i: 1 }), 0.98989795, 1e-8);
    expectWithin(exactly(loop.smallest, { ...at, ps: [0.1, 0.9], a: 0.02 }), 0.01834202, 1e-6);
  });

  it('should keep the token that starts apart and treat the others alike', () => {
    const [k, T, gam, a] = [4, 0.5, 0.6, 0.5];
    const p0 = [0.97, 0.01, 0.01, 0.01];
    const ps = [0.25, 0.25, 0.25, 0.25];
    const whole = exactly(externalDataLoop().frequency, { p0, ps, T, gam, a, t: 20_000, i: 1 });
    expectWithin(exactly(uniformExternalData().deviation, { k, T, gam, a }), Math.abs(whole - 0.25), 1e-11);
  });

  it('should know the threshold in closed form for two tokens and for temperature 1/2', () => {
    const { threshold } = uniformExternalData();
    for (const T of [0.2, 0.55, 0.9]) expectWithin(exactly(threshold, { k: 2, T }), 1 - T, 1e-12);
    for (const k of [3, 10, 50]) {
      const root = 1 + Math.sqrt(k - 1);
      expectWithin(exactly(threshold, { k, T: 0.5 }), k / (root * root), 1e-12);
    }
  });

  it('should refuse points outside the domain with a sentence', () => {
    const at = { p0: [0.6, 0.4], ps: [0.5, 0.5], T: 0.5, gam: 1, a: 0.02, t: 2, i: 1 };
    const { frequency } = externalDataLoop();
    expect(() => exactly(frequency, { ...at, ps: [1] })).toThrow('ps must be a law on as many tokens as p0');
    expect(() => exactly(frequency, { ...at, gam: 1.5 })).toThrow('gam must be a number from 0 to 1');
    expect(() => exactly(frequency, { ...at, T: 0 })).toThrow('T must be a number');
  });
});

describe('temperedSampling', () => {
  const { collapseTime, collapsed } = temperedSampling();

  it('should keep all digits of times up to 2^59', () => {
    for (const { n, T, q, time } of references.temperedTime)
      expectWithin(exactly(collapseTime, { n, T, q }), time, 1e-13);
  });

  it('should be the mean of the loop itself', () => {
    const at = { n: 6, T: 1.5, q: 0.7, t: 4 };
    for (const quantity of [collapseTime, collapsed]) {
      const sample = draws(sampledRoutesOf(quantity)[0]!, at, 20_000, quantity.meaning);
      expectMean(sample, exactly(quantity, at));
    }
  });
});
