import { describe, expect, it } from 'vitest';
import { exact, proved, refuted, supported, undecided, weakest } from '../../src/verify/verdict.js';

describe('verdicts', () => {
  it('should not be earned by an empty search', () => {
    expect(exact({ points: 0, violations: 0 }).name).toBe('undecided');
    expect(() => exact({ points: 10, violations: 1 })).toThrow();
  });

  it('should not be proved while boxes are open', () => {
    expect(proved({ boxes: 10, open: 0 }).name).toBe('proved');
    expect(proved({ boxes: 10, open: 1 }).name).toBe('undecided');
    expect(proved({ boxes: 0, open: 0 }).name).toBe('undecided');
  });

  it('should not be supported beyond the tolerance, or by nothing', () => {
    const sampling = { points: 3, worstExcess: 0.04, tolerance: 0.05, guarantee: 'asymptotic' } as const;
    expect(supported(sampling).name).toBe('supported');
    expect(supported({ ...sampling, worstExcess: 0.06 }).name).toBe('undecided');
    expect(supported({ ...sampling, worstExcess: Number.NaN }).name).toBe('undecided');
    expect(supported({ ...sampling, points: 0 }).name).toBe('undecided');
  });

  it('should be as weak as the weakest', () => {
    const strong = exact({ points: 1, violations: 0 });
    expect(weakest([strong, undecided('x')]).name).toBe('undecided');
    expect(weakest([strong, refuted({ how: 'x', guarantee: 'rigorous' })]).name).toBe('refuted');
    expect(weakest([]).name).toBe('undecided');
  });
});
