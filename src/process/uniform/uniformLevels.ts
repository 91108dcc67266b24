import { binomial, geometric, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, readInteger } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { levelExit } from './levelExit.js';
import { levelHits } from './levelHits.js';

/** What plays which role in the ladder of uniform levels. */
export interface UniformLevelsRoles {
  /** Points of the real batch and of every synthetic one. Default `n`. */
  readonly samples: Binding;
  /** Synthetic batches. Default `T`. */
  readonly batches: Binding;
}

/**
 * A ladder of uniform laws: level 0 is left with chance a_0, level 1 with a_1, and a point that stops on level j
 * is uniform on [j, j+1-2 a_j]. The truth is a = 0. The maximum-likelihood a_j is min(1/4, (1-M_j)/2), M_j the
 * largest offset seen on level j, 0 where none was; data accumulate, so that it stays as the first batch that
 * reaches the level sets it.
 *
 * Source: Barzilai and Shamir, "When models don't collapse: on the consistency of iterative MLE", 2025.
 */
export function uniformLevels(given: Partial<UniformLevelsRoles> = {}): {
  /** P(some synthetic point leaves level 0). */
  readonly exit: Quantity;
  /** P(some synthetic point reaches level 2). */
  readonly hit: Quantity;
  /** Its limit for many points a batch. */
  readonly hitLimit: Quantity;
} {
  const roles: UniformLevelsRoles = { samples: 'n', batches: 'T', ...given };
  const batches = (point: Point) => readInteger(point, roles.batches, { min: 1 });
  const setting = (point: Point): Setting => ({
    n: readInteger(point, roles.samples, { min: 1 }),
    batches: batches(point),
  });
  const exact = (name: string, compute: (point: Point) => number, cost: number, error: number) =>
    ({ kind: 'exact', name, compute, error, cost: () => cost }) as const;
  const sampled = (sampler: 'direct' | 'reduced', name: string, draw: Draw) =>
    ({
      kind: 'sampled',
      name,
      sampler,
      prepare: (point: Point) => {
        const at = setting(point);
        return (stream: Stream) => (draw(stream, at) ? 1 : 0);
      },
      cost: (point: Point) =>
        sampler === 'reduced'
          ? 300
          : 20 * numberAt(point, roles.samples) * (1 + numberAt(point, roles.batches)),
    }) as const;
  return {
    exit: {
      meaning: 'probability that some synthetic point leaves level 0',
      support: 'indicator',
      routes: [
        exact(
          'integral over the largest real point',
          (point) => {
            const { n, batches } = setting(point);
            return levelExit(n, batches);
          },
          5000,
          1e-12,
        ),
        sampled('reduced', 'the largest real point, then one variate for all synthetic ones', exitReduced),
        sampled('direct', 'every point drawn', (stream, at) => climb(stream, at) >= 1),
      ],
    },
    hit: {
      meaning: 'probability that some synthetic point reaches level 2',
      support: 'indicator',
      routes: [
        exact(
          'integral over the largest real point and the largest first point of level 1',
          (point) => {
            const { n, batches } = setting(point);
            return levelHits(n, batches);
          },
          3e5,
          1e-9,
        ),
        sampled(
          'reduced',
          'the largest real point, the first visits of level 1, one variate for the rest',
          hitReduced,
        ),
        sampled('direct', 'every point drawn', (stream, at) => climb(stream, at) >= 2),
      ],
    },
    hitLimit: {
      meaning: 'limit of the probability that some synthetic point reaches level 2, for many points a batch',
      support: 'indicator',
      routes: [
        exact('the same integral in the limit', (point) => levelHits(Infinity, batches(point)), 3e5, 1e-9),
      ],
    },
  };
}

interface Setting {
  readonly n: number;
  readonly batches: number;
}

type Draw = (stream: Stream, setting: Setting) => boolean;

/** Half the distance of the largest of k uniforms from 1, at most 1/4. */
function leaving(stream: Stream, k: number): number {
  return Math.min(0.25, -Math.expm1(Math.log1p(-stream.uniform()) / k) / 2);
}

function exitReduced(stream: Stream, { n, batches }: Setting): boolean {
  const a = leaving(stream, n);
  return stream.uniform() < -Math.expm1(n * batches * Math.log1p(-a));
}

/** The first point on level 1 comes after a geometric number of points; the rest of its batch are independent trials. */
function hitReduced(stream: Stream, { n, batches }: Setting): boolean {
  const a = leaving(stream, n);
  if (a === 0) return false;
  const before = geometric(stream, a);
  const visited = Math.floor(before / n) + 1;
  if (visited > batches) return false;
  const rest = n - 1 - (before % n);
  const b = leaving(stream, 1 + binomial(stream, rest, a));
  return stream.uniform() < -Math.expm1(n * (batches - visited) * Math.log1p(-a * b));
}

/** The highest level that a synthetic point reaches, 2 standing for all above. */
function climb(stream: Stream, { n, batches }: Setting): number {
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, stream.uniform());
  const a = Math.min(0.25, (1 - largest) / 2);
  let b = 0;
  let highest = 0;
  for (let t = 0; t < batches && highest < 2; t++) {
    let offset = -1;
    for (let i = 0; i < n; i++) {
      if (stream.uniform() >= a) continue;
      highest = Math.max(highest, stream.uniform() < b ? 2 : 1);
      if (b === 0) offset = Math.max(offset, stream.uniform());
    }
    if (offset >= 0) b = Math.min(0.25, (1 - offset) / 2);
  }
  return highest;
}
