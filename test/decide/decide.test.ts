import { describe, expect, it } from 'vitest';
import { decide, estimateMean, type Observable } from '../../src/decide/index.js';
import { exponential, normal, type Stream } from '../../src/random/index.js';

// Levels of 1e-9 a decision: all tests here together are wrong with probability below 1e-7, at fixed seeds.
const options = { key: ['test'], level: 1e-9, tolerance: 0.05, draws: 200_000 };

const observable = (draw: (stream: Stream) => number, more: Partial<Observable> = {}): Observable => ({
  draw,
  lower: Number.NEGATIVE_INFINITY,
  upper: Number.POSITIVE_INFINITY,
  indicator: false,
  finiteMean: true,
  finiteVariance: true,
  ...more,
});

const waiting = observable((stream) => exponential(stream), { lower: 0, secondMoment: 2 });
const coin = observable((stream) => (stream.uniform() < 0.3 ? 1 : 0), {
  lower: 0,
  upper: 1,
  indicator: true,
});
const share = observable((stream) => stream.uniform(), { lower: 0, upper: 1 });
const error = observable((stream) => 1 + normal(stream));

describe('decide', () => {
  it.each([
    ['nonnegative', waiting, 1, 'finite-sample'],
    ['an indicator', coin, 0.3, 'finite-sample'],
    ['bounded', share, 0.5, 'finite-sample'],
    ['unbounded', error, 1, 'asymptotic'],
  ] as const)('should support the mean and refute one 20 %% off: %s', (_, seen, mean, guarantee) => {
    for (const side of ['<=', '>=', '='] as const)
      expect(decide(seen, { side, bound: mean }, options)).toMatchObject({ outcome: 'supported' });
    expect(decide(seen, { side: '<=', bound: 0.8 * mean }, options)).toMatchObject({
      outcome: 'refuted',
      guarantee,
    });
    expect(decide(seen, { side: '>=', bound: 1.2 * mean }, options)).toMatchObject({
      outcome: 'refuted',
      guarantee,
    });
    for (const bound of [0.8 * mean, 1.2 * mean])
      expect(decide(seen, { side: '=', bound }, options).outcome).toBe('refuted');
  });

  it('should refute from below without a second moment only asymptotically', () => {
    const { secondMoment: _, ...unknown } = waiting;
    expect(decide(unknown, { side: '>=', bound: 1.2 }, options)).toMatchObject({
      outcome: 'refuted',
      guarantee: 'asymptotic',
    });
  });

  it('should stay undecided where the variance does not exist, and say so', () => {
    const cauchy = observable((stream) => normal(stream) / normal(stream), { finiteVariance: false });
    const { outcome, reason } = decide(cauchy, { side: '=', bound: 0 }, { ...options, draws: 20_000 });
    expect({ outcome, reason }).toEqual({ outcome: 'undecided', reason: 'the observable has no variance' });
  });

  it('should stay undecided where one observation carries the sum', () => {
    const heavy = observable((stream) => Math.exp(8 * normal(stream)));
    const { outcome, reason } = decide(
      heavy,
      { side: '=', bound: Math.exp(32) },
      { ...options, draws: 20_000 },
    );
    expect(outcome).toBe('undecided');
    expect(reason).toMatch(/effective sample|one observation carries|tail index/);
  });

  it('should need no draws for what the law already contradicts', () => {
    expect(decide(coin, { side: '>=', bound: 1.5 }, options).reason).toContain('a probability cannot be');
    expect(decide(waiting, { side: '>=', bound: 1.5 }, options).reason).toContain('second moment');
  });

  it('should say how much room the draws leave', () => {
    const { outcome, reason, draws } = decide(share, { side: '=', bound: 0.5 }, { ...options, draws: 1500 });
    expect({ outcome, draws }).toEqual({ outcome: 'undecided', draws: 1500 });
    expect(reason).toMatch(/^1500 draws leave room for an excess of 0\.\d+$/);
    expect(() => decide(share, { side: '=', bound: 0.5 }, { ...options, draws: 0 })).toThrow(
      'draws must be at least 1',
    );
  });

  it('should give the same decision for the same key', () => {
    const again = () => decide(waiting, { side: '=', bound: 1 }, options);
    expect(again()).toEqual(again());
  });
});

describe('estimateMean', () => {
  it('should stop when the interval is as narrow as asked, with the mean inside', () => {
    const found = estimateMean(share, { key: ['estimate'], level: 1e-9, draws: 1_000_000, precision: 0.05 });
    expect(found.upper - found.lower).toBeLessThanOrEqual(0.1 * found.mean);
    expect(found.lower < 0.5 && 0.5 < found.upper).toBe(true);
    expect(found.draws).toBeLessThan(1_000_000);
  });

  it('should pass on why its interval is not to be relied on', () => {
    const heavy = observable((stream) => Math.exp(8 * normal(stream)));
    const found = estimateMean(heavy, { key: ['heavy'], level: 1e-9, draws: 5000, precision: 0.01 });
    expect(found.concern).toBeDefined();
  });
});
