import type { Point } from '../../regime/index.js';
import type { BoundedQuantity } from './bound.js';
import type { StepRule } from './holding.js';

/**
 * Whether a claim on means, read from a trajectory's own start, says what the next value is on average:
 * it does when the loop has no memory beyond its last fit, which the formula shows by composing:
 * f(s + t; v) = f(t; f(s; v)). Then every step of a trajectory is tested, not only the mean over runs.
 */
export function composes(bound: BoundedQuantity, point: Point, generation: string, start: string): boolean {
  const at = (t: number, v: number): number => {
    const found = bound.at({ ...point, [generation]: t, [start]: v });
    return typeof found === 'string' ? Number.NaN : found.value;
  };
  return [1, 2, 5].every((s) =>
    [1, 3].every((t) => {
      const [once, twice] = [at(s + t, 1), at(t, at(s, 1))];
      return Math.abs(once - twice) <= 1e-9 * Math.abs(once);
    }),
  );
}

/**
 * Whether the bound grows by the same positive amount at every generation, as errors do that add up. Then steps
 * can be tested too if a fit depends on the past through the last one alone, which the formula does not tell.
 */
export function growsEvenly(bound: BoundedQuantity, point: Point, generation: string): boolean {
  const values = [1, 2, 3, 5, 9].map((t) => {
    const found = bound.at({ ...point, [generation]: t });
    return typeof found === 'string' ? Number.NaN : found.value;
  });
  const gain = values[1]! - values[0]!;
  return (
    gain > 0 &&
    [2, 4, 8].every((t, i) => Math.abs(values[i + 2]! - values[0]! - t * gain) <= 1e-9 * Math.abs(t * gain))
  );
}

/** Whether the bound is proportional to the start, so that values over their start can be pooled. */
export function isScale(bound: BoundedQuantity, point: Point, start: string): boolean {
  const at = (v: number): number => {
    const found = bound.at({ ...point, [start]: v });
    return typeof found === 'string' ? Number.NaN : found.value;
  };
  const one = at(1);
  return [0.5, 2, 8].every((v) => Math.abs(at(v) - v * one) <= 1e-9 * Math.abs(v * one));
}

/** The value that the claim gives the next value on average, from the one before and both bounds. */
export function nextMean(rule: StepRule, before: number, boundBefore: number, boundNow: number): number {
  return rule === 'ratio' ? (before * boundNow) / boundBefore : before + boundNow - boundBefore;
}
