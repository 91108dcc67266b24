import { exponential, normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { readChoice, readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { hilbertMap } from './waveViews.js';

const LAWS = {
  gaussian: normal,
  rademacher: (stream: Stream): number => (stream.uniform() < 0.5 ? -1 : 1),
  exponential: (stream: Stream): number => exponential(stream) - 1,
} as const;

/**
 * The mean squared Frobenius norm of W A: W_ij = 1/(i + j), plus c where i = j, of d x d, and A of d x n with
 * independent entries of mean 0 and the given variance (default 1). Parameters d, n, c and `noise`, the law of
 * the entries: gaussian, rademacher or exponential.
 */
export function mappedNoiseEnergy({ variance = 1 }: { readonly variance?: number } = {}): Quantity {
  const deviation = Math.sqrt(variance);
  return {
    meaning: `mean squared Frobenius norm of mapped noise with entries of variance ${variance}`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'sampled',
        name: 'noise drawn and mapped, column by column',
        sampler: 'direct',
        secondMoment: secondMoment(variance),
        prepare: (point) => {
          const { d, n, map, draw } = settingAt(point);
          const column = new Float64Array(d);
          return (stream) => {
            let energy = 0;
            for (let k = 0; k < n; k++) {
              for (let i = 0; i < d; i++) column[i] = deviation * draw(stream);
              energy += squaredImage(map, column, d);
            }
            return energy;
          };
        },
        cost: (point) => {
          const { d, n } = settingAt(point);
          return n * d * (25 + 2 * d);
        },
      },
    ],
  };
}

/**
 * With f the squared Frobenius norm of W, a column has energy a^T M a, M = W^T W, of variance
 * 2 tr M^2 + (kurtosis - 3) sum of M_ii^2, and both sums are at most f^2; the columns are independent.
 */
function secondMoment(variance: number): string {
  const f = 'sum(sum((1/(k+m) + (k == m ? c : 0))^2, m, 1, d), k, 1, d)';
  return `${variance * variance}*n*(n+(noise == "exponential" ? 8 : 2))*(${f})^2`;
}

function settingAt(point: Point) {
  const d = readInteger(point, 'd', { min: 1 });
  return {
    d,
    n: readInteger(point, 'n', { min: 1 }),
    map: hilbertMap(d, readReal(point, 'c', { min: 0 })).values,
    draw: LAWS[readChoice(point, 'noise', ['gaussian', 'rademacher', 'exponential'])],
  };
}

function squaredImage(map: Float64Array, x: Float64Array, d: number): number {
  let energy = 0;
  for (let i = 0; i < d; i++) {
    let image = 0;
    for (let j = 0; j < d; j++) image += map[i * d + j]! * x[j]!;
    energy += image * image;
  }
  return energy;
}
