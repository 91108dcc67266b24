import type { Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, readInteger, readReal } from '../binding.js';
import type { Quantity, SampledRoute, Support } from '../quantity.js';
import { clearedFit } from './clearedFit.js';

/** What plays which role in the fit of a uniform mixture. */
export interface UniformMixtureRoles {
  /** Real points. Default `n`. */
  readonly samples: Binding;
}

/**
 * First generation of a family of uniform mixtures: half of U[0,1], (1-alpha)/2 of U[0,1-2 alpha], and alpha/2
 * of mass beyond 2; alpha in [0,1/4]. The truth is alpha = 0, and alpha is the total variation from it. The
 * fit is the global maximum of the likelihood of n real points; points of the model beyond 2 have escaped.
 *
 * Source: Barzilai and Shamir, "When models don't collapse: on the consistency of iterative MLE", 2025.
 */
export function uniformMixture(given: Partial<UniformMixtureRoles> = {}): {
  /** P(alpha > threshold). */
  readonly far: (threshold: Binding) => Quantity;
  /** P(one of n points of the fitted model escapes). */
  readonly escape: Quantity;
} {
  const roles: UniformMixtureRoles = { samples: 'n', ...given };
  const read = (point: Point) => readInteger(point, roles.samples, { min: 1 });
  return {
    far: (threshold) => {
      const level = (point: Point) => readReal(point, threshold, { min: 0 });
      return fitted(roles, 'probability that the first fit is off by more than the threshold', 'indicator', {
        seen: (point) => {
          const least = level(point);
          return (alpha) => (alpha > least ? 1 : 0);
        },
        breaks: (point) => [level(point)],
      });
    },
    escape: fitted(roles, 'probability that a point of the first model lies beyond 2', ['0', '1'], {
      seen: (point) => {
        const n = read(point);
        return (alpha) => -Math.expm1(n * Math.log1p(-alpha / 2));
      },
      breaks: () => [],
    }),
  };
}

interface Observable {
  readonly seen: (point: Point) => (alpha: number) => number;
  /** Alphas at which it jumps. */
  readonly breaks: (point: Point) => readonly number[];
}

function fitted(
  roles: UniformMixtureRoles,
  meaning: string,
  support: Support,
  { seen, breaks }: Observable,
): Quantity {
  const read = (point: Point) => readInteger(point, roles.samples, { min: 1 });
  const size = (point: Point) => numberAt(point, roles.samples);
  const sampled = (
    sampler: 'direct' | 'reduced',
    name: string,
    maximise: (stream: Stream, n: number) => number,
    cost: (n: number) => number,
  ): SampledRoute => ({
    kind: 'sampled',
    name,
    sampler,
    prepare: (point) => {
      const n = read(point);
      const observe = seen(point);
      return (stream) => observe(maximise(stream, n));
    },
    cost: (point) => cost(size(point)),
  });
  return {
    meaning,
    support,
    routes: [
      {
        kind: 'exact',
        name: 'first passages of the order statistics over every height of the likelihood, and an integral over the height',
        compute: (point) => clearedFit(read(point), seen(point), breaks(point)),
        error: 1e-6,
        // Fewer candidates fit into the support of few points.
        cost: (point) => 1.2e6 * Math.min(1, (size(point) / 80) * (size(point) / 80)),
      },
      sampled('reduced', 'the largest order statistics one by one', fitTop, (n) => 150 * Math.min(n, MOST)),
      sampled('direct', 'every point drawn and sorted, every candidate compared', fitAll, (n) => 300 * n),
    ],
  };
}

/** The best candidate drops more points with probability below 1e-20. */
const MOST = 60;

/** The largest of m uniforms below x is x times a uniform to the power 1/m. */
function fitTop(stream: Stream, n: number): number {
  let log = 0;
  return best(n, Math.min(n, MOST), (k) => {
    log += Math.log1p(-stream.uniform()) / (n - k);
    return -Math.expm1(log);
  });
}

function fitAll(stream: Stream, n: number): number {
  const distances = Float64Array.from({ length: n }, () => stream.uniform()).sort();
  return best(n, n, (k) => distances[k]!);
}

/** The alpha of largest likelihood, from the distances of the points from 1 in ascending order. */
function best(n: number, most: number, distance: (k: number) => number): number {
  let [found, highest] = [0, 0];
  for (let k = 0; k < most; k++) {
    const alpha = Math.min(0.25, distance(k) / 2);
    const height = (n - k) * Math.log1p(alpha / (2 * (1 - 2 * alpha))) - k * Math.LN2;
    if (height > highest) [found, highest] = [alpha, height];
    if (alpha === 0.25) break;
  }
  return found;
}
