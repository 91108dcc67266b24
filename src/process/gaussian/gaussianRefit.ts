import { chiSquare, normal, type Stream } from '../../random/index.js';

/** Mean (in distance from the true mean) and variance of a normal law. */
export interface GaussianFit {
  readonly shift: number;
  readonly variance: number;
}

/** Mean and variance fitted to `size` draws from a normal law; the sum of squares is divided by size - ddof. */
export type GaussianRefit = (stream: Stream, law: GaussianFit, size: number, ddof: number) => GaussianFit;

/** Mean and variance of a normal sample are independent: a normal and a chi-square. */
export const refitReduced: GaussianRefit = (stream, { shift, variance }, size, ddof) => {
  const moved = shift + Math.sqrt(variance / size) * normal(stream);
  return { shift: moved, variance: (variance * chiSquare(stream, size - 1)) / (size - ddof) };
};

/**
 * Every point drawn; running mean and sum of squares (Welford, 1962). Points are kept as distances from the
 * mean of their law: a deviation far below the shift would be rounded away next to it.
 */
export const refitDirect: GaussianRefit = (stream, { shift, variance }, size, ddof) => {
  const sd = Math.sqrt(variance);
  let [mean, squares] = [0, 0];
  for (let i = 1; i <= size; i++) {
    const distance = sd * normal(stream) - mean;
    mean += distance / i;
    squares += (distance * distance * (i - 1)) / i;
  }
  return { shift: shift + mean, variance: squares / (size - ddof) };
};
