import { chiSquare, normal, type Stream } from '../../random/index.js';
import type { PooledSetting } from './pooledSetting.js';

/** Number, mean and sum of squares about the mean of normal points. */
interface Batch {
  readonly size: number;
  readonly mean: number;
  readonly squares: number;
}

/** Draws the statistics of a batch from a normal law. */
type Draw = (stream: Stream, size: number, mean: number, variance: number) => Batch;

/** A fitted normal law, in distance from the real mean and in units of the real variance. */
export interface PooledFit {
  readonly shift: number;
  readonly variance: number;
}

/** Whether every generation has new real points, or always the same. */
export type Reals = 'fresh' | 'kept';

/** Mean and sum of squares of a normal batch are independent: a normal and a chi-square. */
export const drawReduced: Draw = (stream, size, mean, variance) => ({
  size,
  mean: mean + Math.sqrt(variance / size) * normal(stream),
  squares: size === 1 ? 0 : variance * chiSquare(stream, size - 1),
});

/** Every point drawn; running mean and sum of squares (Welford, 1962). */
export const drawDirect: Draw = (stream, size, mean, variance) => {
  const sd = Math.sqrt(variance);
  let [centre, squares] = [0, 0];
  for (let i = 1; i <= size; i++) {
    const distance = mean + sd * normal(stream) - centre;
    centre += distance / i;
    squares += (distance * distance * (i - 1)) / i;
  }
  return { size, mean: centre, squares };
};

/**
 * One run: a first fit to `first` real points, then `steps` fits to pooled points. With kept real points the
 * first fit is made on them, whatever `first` is.
 */
export function pooledRun(
  { real, synthetic, bias }: PooledSetting,
  { reals, first, steps, draw }: { reals: Reals; first: number; steps: number; draw: Draw },
): (stream: Stream) => PooledFit {
  return (stream) => {
    const start = draw(stream, reals === 'kept' ? real : first, 0, 1);
    let fit = fitted(start);
    for (let step = 0; step < steps; step++) {
      const old = reals === 'kept' ? start : draw(stream, real, 0, 1);
      fit = fitted(pooled(old, draw(stream, synthetic, fit.shift, bias * fit.variance)));
    }
    return fit;
  };
}

/** Mean and unbiased variance. */
function fitted({ size, mean, squares }: Batch): PooledFit {
  return { shift: mean, variance: squares / (size - 1) };
}

/** The points of two batches together (Chan, Golub and LeVeque, 1983). */
function pooled(a: Batch, b: Batch): Batch {
  const size = a.size + b.size;
  const gap = b.mean - a.mean;
  return {
    size,
    mean: a.mean + (gap * b.size) / size,
    squares: a.squares + b.squares + (gap * gap * a.size * b.size) / size,
  };
}
