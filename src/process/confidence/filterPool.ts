import { chiSquare, normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, readInteger, readReal } from '../binding.js';
import type { ExactRoute, SampledRoute } from '../quantity.js';
import { tailOf, upperQuantile } from './weightedChiSquares.js';

export interface ConfidenceFilterOptions {
  /** Dimension of each class's subspace, at most 20. Default `r`. */
  readonly rank?: Binding;
  /** Standard deviation of the noise in every direction, positive. Default `sigma`. */
  readonly noise?: Binding;
  /** Share of the pool that is kept, between 0 and 1. Default `q`. */
  readonly kept?: Binding;
}

/** A latent as the classifier sees it: squared lengths along the own and the other subspace. */
interface Latent {
  readonly own: number;
  readonly other: number;
}

/** Draws latents of one kind from raw normals, or from chi-squares with the same law of the score. */
type Draw = (stream: Stream) => Latent;

/** A pool of latents, and what of it is kept. */
export interface Pool {
  readonly r: number;
  readonly variance: number;
  readonly kept: number;
  readonly real: number;
  /** Angles of real and degraded latents against the classifier's subspace. */
  readonly realAngle: number;
  readonly otherAngle: number;
  readonly keep: 'most confident' | 'least confident';
}

/** What a filter is at a point: rank, noise variance, share kept. */
export function filterAt(point: Point, { rank = 'r', noise = 'sigma', kept = 'q' }: ConfidenceFilterOptions) {
  const sigma = readReal(point, noise, { min: 1e-3 });
  return {
    r: readInteger(point, rank, { min: 1, max: 20 }),
    variance: sigma * sigma,
    kept: readReal(point, kept, { min: 1e-6, max: 1 - 1e-6 }),
  };
}

/**
 * Weights of the two chi-squares whose difference is the score |U_0^T h|^2 - |U_1^T h|^2 of a latent at an
 * angle: in each plane the form has trace cos(2 angle) and determinant -sigma^2 (1 + sigma^2).
 */
export function weightsOf({ r, variance }: Pick<Pool, 'r' | 'variance'>, angle: number) {
  const trace = Math.cos(2 * angle);
  const product = variance * (1 + variance);
  const plus = (Math.sqrt(trace * trace + 4 * product) + trace) / 2;
  return { plus, plusDof: r, minus: product / plus, minusDof: r };
}

/** The score at which the kept share of the pool begins (or ends), and the tail of real scores. */
export function thresholdOf(pool: Pool): {
  readonly threshold: number;
  readonly realTail: (c: number) => number;
} {
  const realTail = tailOf(weightsOf(pool, pool.realAngle));
  const otherTail = pool.real < 1 ? tailOf(weightsOf(pool, pool.otherAngle)) : () => 0;
  const above = pool.keep === 'most confident' ? pool.kept : 1 - pool.kept;
  const tail = (c: number) => pool.real * realTail(c) + (1 - pool.real) * otherTail(c);
  return { threshold: upperQuantile(tail, above, pool.r * (1 + pool.variance)), realTail };
}

/** The sampler of latents at an angle against the classifier's subspace. */
export function drawLatent({ r, variance }: Pool, angle: number, sampler: 'direct' | 'reduced'): Draw {
  if (sampler === 'reduced') return drawScore(weightsOf({ r, variance }, angle), r);
  const [cosine, sine, noise] = [Math.cos(angle), Math.sin(angle), Math.sqrt(variance)];
  return (stream) => {
    let own = 0;
    let other = 0;
    for (let i = 0; i < r; i++) {
      const signal = normal(stream);
      const x = cosine * signal + noise * normal(stream);
      const y = sine * signal + noise * normal(stream);
      own += x * x;
      other += y * y;
    }
    return { own, other };
  };
}

function drawScore({ plus, minus }: { plus: number; minus: number }, r: number): Draw {
  return (stream) => ({ own: plus * chiSquare(stream, r), other: minus * chiSquare(stream, r) });
}

/** An exact route by tails and their quantile. Odd ranks need error functions and take longer. */
export function exactRoute(
  { rank = 'r' }: ConfidenceFilterOptions,
  name: string,
  compute: (point: Point) => number,
): ExactRoute {
  return {
    kind: 'exact',
    name,
    compute,
    error: 1e-10,
    cost: (point) => (readInteger(point, rank) % 2 === 0 ? 6e4 : 2e5),
  };
}

/** A sampled route that draws latents until one is kept. */
export function sampledRoute(
  sampler: 'direct' | 'reduced',
  { rank = 'r', kept = 'q' }: ConfidenceFilterOptions,
  prepare: SampledRoute['prepare'],
): SampledRoute {
  const direct = sampler === 'direct';
  return {
    kind: 'sampled',
    name: direct ? 'latents scored one by one, kept beyond the threshold' : 'scores from two chi-squares',
    sampler,
    prepare,
    cost: (point) => (direct ? 60 * readInteger(point, rank) : 120) / readReal(point, kept),
  };
}
