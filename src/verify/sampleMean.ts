import type { SampledRoute } from '../process/index.js';
import { stream } from '../random/index.js';
import type { Point } from '../regime/index.js';

/** A mean of draws with its standard error. */
export interface SampleMean {
  readonly value: number;
  readonly error: number;
}

/** The mean of independent draws of a sampled route at a point, from the stream of the key. */
export function sampleMean(
  route: SampledRoute,
  point: Point,
  key: readonly (string | number)[],
  draws?: number,
): SampleMean {
  const cost = route.cost?.(point) ?? 100;
  const count = draws ?? Math.min(100_000, Math.max(200, Math.round(2e7 / cost)));
  const draw = route.prepare(point);
  const source = stream(...key);
  let mean = 0;
  let squares = 0;
  for (let i = 1; i <= count; i++) {
    const step = draw(source) - mean;
    mean += step / i;
    squares += step * step * ((i - 1) / i);
  }
  return { value: mean, error: Math.sqrt(squares / (count - 1) / count) };
}
