import { expect } from 'vitest';
import type { ExactRoute, Quantity, SampledRoute } from '../../../src/process/index.js';
import { stream } from '../../../src/random/index.js';
import type { Point } from '../../../src/regime/index.js';

/** Draws of a route at a point, from a stream keyed by the test. */
export function draws(route: SampledRoute, point: Point, size: number, key: string): Float64Array {
  const draw = route.prepare(point);
  const source = stream('process tests', key, route.sampler, route.name);
  return Float64Array.from({ length: size }, () => draw(source));
}

/**
 * Holds two samples of equal size to one law: the largest distance of their distribution functions exceeds
 * sqrt(log(e/level)/size) with probability at most `level` (Wei and Dudley, 2012, for every size).
 */
export function expectSameLaw(first: Float64Array, second: Float64Array, level = 1e-7): void {
  expect(distance(first, second)).toBeLessThan(Math.sqrt(Math.log(Math.E / level) / first.length));
}

/**
 * Holds a sample mean to a value within 5.3 standard errors: 1.2e-7 for a normal mean, and the sizes are
 * such that the means are close to normal.
 */
export function expectMean(sample: Float64Array, value: number): void {
  const mean = sample.reduce((a, b) => a + b, 0) / sample.length;
  const variance = sample.reduce((a, b) => a + (b - mean) * (b - mean), 0) / (sample.length - 1);
  expect(Math.abs(mean - value)).toBeLessThanOrEqual(5.3 * Math.sqrt(variance / sample.length) + 1e-12);
}

export function exactRoutesOf(quantity: Quantity): ExactRoute[] {
  return quantity.routes.filter((route) => route.kind === 'exact');
}

export function sampledRoutesOf(quantity: Quantity, sampler?: 'direct' | 'reduced'): SampledRoute[] {
  const sampled = quantity.routes.filter((route) => route.kind === 'sampled');
  return sampled.filter((route) => sampler === undefined || route.sampler === sampler);
}

function distance(first: Float64Array, second: Float64Array): number {
  const a = first.slice().sort();
  const b = second.slice().sort();
  let largest = 0;
  let j = 0;
  for (let i = 0; i < a.length; ) {
    const x = Math.min(a[i]!, j < b.length ? b[j]! : Infinity);
    while (i < a.length && a[i] === x) i++;
    while (j < b.length && b[j] === x) j++;
    largest = Math.max(largest, Math.abs(i / a.length - j / b.length));
  }
  return largest;
}
