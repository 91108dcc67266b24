import { normal } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, readReal } from '../binding.js';
import { stationaryLaw } from '../numeric/stationaryLaw.js';
import type { Quantity } from '../quantity.js';

/**
 * The stationary law of e_(t+1) = e_t/sqrt(1+e_t^2) + sqrt(q) Z_t, Z_t standard normal: a filter with
 * 1 - c(e) = 1/(1+e^2), which hardly contracts near the truth.
 *
 * Source: Han et al., "Preventing model collapse via contraction-conditioned neural filters", 2025 (contractions
 * that weaken towards the truth).
 */
export function weakFilter(variance: Binding = 'q'): {
  /** Stationary E e^2. */
  readonly squaredError: Quantity;
  /** Stationary E[e^4/(1+e^2)]: what one filtering takes from the mean square. */
  readonly pull: Quantity;
} {
  return {
    squaredError: stationaryMean(variance, 'stationary mean squared error', (square) => square),
    pull: stationaryMean(
      variance,
      'stationary mean of what the filter takes from the squared error',
      (square) => (square * square) / (1 + square),
    ),
  };
}

function stationaryMean(variance: Binding, meaning: string, seen: (square: number) => number): Quantity {
  const read = (point: Point) => readReal(point, variance, { min: Number.MIN_VALUE });
  return {
    meaning,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'stationary density of the one-step equation by quadrature on a grid, states eliminated one by one',
        compute: (point) => {
          const { errors, law } = stationaryError(read(point));
          return law.reduce((sum, mass, i) => sum + mass * seen(errors[i]! * errors[i]!), 0);
        },
        error: 1e-12,
        cost: (point) => {
          const { size, reach } = gridOf(read(point));
          return 60 * size * Math.min(size, 2 * reach) + size * reach * reach;
        },
      },
      {
        kind: 'sampled',
        name: 'the chain from 0, after it has forgotten its start',
        sampler: 'direct',
        prepare: (point) => {
          const scale = Math.sqrt(read(point));
          const updates = burnIn(scale);
          return (stream) => {
            let error = 0;
            for (let t = 0; t < updates; t++)
              error = error / Math.sqrt(1 + error * error) + scale * normal(stream);
            return seen(error * error);
          };
        },
        cost: (point) => 35 * burnIn(Math.sqrt(read(point))),
      },
    ],
  };
}

const burnIn = (scale: number): number => 20 + Math.ceil(20 / scale);

interface Grid {
  readonly step: number;
  /** Nodes w = 0, step, ..., (size-1) step, at the errors sinh(w). */
  readonly size: number;
  /** Nodes that one update can move by. */
  readonly reach: number;
}

/**
 * Nodes even in asinh(e): fine enough for the noise near 0 and for the poles of the filter at +-i. Beyond the last
 * error the density is below 1e-17 of its peak: it falls like exp(-e^4/(4q)) where the noise is small, and filtered
 * errors are below 1 everywhere.
 */
function gridOf(variance: number): Grid {
  const scale = Math.sqrt(variance);
  const step = Math.min(scale / 2, 0.1);
  const largest = Math.min(1 + 9 * scale, Math.sqrt(Math.sqrt(180 * variance)) + 6 * scale);
  const size = Math.ceil(Math.asinh(largest) / step) + 1;
  return { step, size, reach: Math.min(size, Math.ceil((9 * scale) / step) + drift(largest, step)) };
}

/** How many nodes the filter alone moves the largest error by. */
function drift(largest: number, step: number): number {
  return Math.ceil((Math.asinh(largest) - Math.asinh(largest / Math.sqrt(1 + largest * largest))) / step);
}

/** The law of the size of the stationary error on the nodes of the grid. */
function stationaryError(variance: number): { readonly errors: Float64Array; readonly law: Float64Array } {
  const { step, size, reach } = gridOf(variance);
  const errors = Float64Array.from({ length: size }, (_, i) => Math.sinh(i * step));
  const lengths = Float64Array.from(errors, (error, i) => Math.sqrt(1 + error * error) * (i === 0 ? 0.5 : 1));
  const matrix = new Float64Array(size * size);
  for (let from = 0; from < size; from++) {
    const filtered = errors[from]! / Math.sqrt(1 + errors[from]! * errors[from]!);
    for (let to = Math.max(0, from - reach); to < Math.min(size, from + reach + 1); to++) {
      const [near, far] = [errors[to]! - filtered, errors[to]! + filtered];
      const density = Math.exp((-near * near) / (2 * variance)) + Math.exp((-far * far) / (2 * variance));
      matrix[from * size + to] = lengths[to]! * density;
    }
  }
  return { errors, law: stationaryLaw(matrix, size, reach) };
}
