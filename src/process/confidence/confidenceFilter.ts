import { chiSquare, normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';
import { tailOf, upperQuantile } from './weightedChiSquares.js';

export interface ConfidenceFilterOptions {
  /** Dimension of each class's subspace, at most 20. Default `r`. */
  readonly rank?: Binding;
  /** Standard deviation of the noise in every direction, positive. Default `sigma`. */
  readonly noise?: Binding;
  /** Share of the pool that is kept, between 0 and 1. Default `q`. */
  readonly kept?: Binding;
}

export interface RealShareOptions extends ConfidenceFilterOptions {
  /** Angle by which the degraded generation is tilted towards the other class, in radians. Default `phi`. */
  readonly tilt?: Binding;
  /** Share of real samples in the pool. Default `f`. */
  readonly real?: Binding;
  /** Which end of the pool is kept. Default 'most confident'. */
  readonly keep?: 'most confident' | 'least confident';
  /** The subspaces for which the classifier was made. Default 'real'. */
  readonly classifier?: 'real' | 'tilted';
}

export interface KeptEnergyOptions extends ConfidenceFilterOptions {
  /** Squared length along the own subspace (signal), or along the other, orthogonal one (noise). */
  readonly along: 'signal' | 'noise';
}

/** A latent as the classifier sees it: squared lengths along the own and the other subspace. */
interface Latent {
  readonly own: number;
  readonly other: number;
}

/** Draws latents of one kind from raw normals, or from chi-squares with the same law of the score. */
type Draw = (stream: Stream) => Latent;

/**
 * The share of real samples among the kept ones. A pool of class-0 latents, of which a share is real and the
 * rest comes from a generation with subspace cos(phi) U_0 + sin(phi) U_1, is scored by the Bayes classifier of
 * the orthogonal subspaces U_0, U_1, and the most confident part is kept. In the population: the threshold is
 * that of an infinite pool.
 */
export function realShare(options: RealShareOptions = {}): Quantity {
  const { keep = 'most confident', classifier = 'real' } = options;
  return {
    meaning: `share of real samples among the ${keep}, classifier of the ${classifier} subspaces`,
    support: 'indicator',
    routes: [
      exactRoute('threshold and tails of a weighted difference of chi-squares, by quadrature', (point) => {
        const pool = poolAt(point, options);
        const { threshold, realTail } = thresholdOf(pool);
        const real = keep === 'most confident' ? realTail(threshold) : 1 - realTail(threshold);
        return (pool.real * real) / pool.kept;
      }),
      ...(['direct', 'reduced'] as const).map((sampler) =>
        sampledRoute(sampler, options, (point) => {
          const pool = poolAt(point, options);
          const { threshold } = thresholdOf(pool);
          const sign = keep === 'most confident' ? 1 : -1;
          const draws = [pool.realAngle, pool.otherAngle].map((angle) => drawLatent(pool, angle, sampler));
          return (stream) => {
            for (;;) {
              const real = stream.uniform() < pool.real ? 1 : 0;
              const { own, other } = draws[1 - real]!(stream);
              if (sign * (own - other - threshold) > 0) return real;
            }
          };
        }),
      ),
    ],
  };
}

/**
 * The mean squared length of kept real latents along one subspace, over its mean without the filter: 1 when
 * keeping the most confident changed nothing.
 */
export function keptEnergy(options: KeptEnergyOptions): Quantity {
  const { along, rank = 'r', kept = 'q' } = options;
  const [r, q] = [bindingText(rank), bindingText(kept)];
  return {
    meaning: `${along} energy of the kept real samples over that of all`,
    support: 'nonnegative',
    routes: [
      // Weighting a chi-square by itself adds two degrees of freedom.
      exactRoute(
        'tail of the score with the energy as weight, beyond its threshold, by quadrature',
        (point) => {
          const pool = purePool(point, options);
          const { threshold } = thresholdOf(pool);
          const more = along === 'signal' ? { plusDof: pool.r + 2 } : { minusDof: pool.r + 2 };
          return tailOf({ ...weightsOf(pool, 0), ...more })(threshold) / pool.kept;
        },
      ),
      ...(['direct', 'reduced'] as const).map((sampler) => ({
        ...sampledRoute(sampler, options, (point) => {
          const pool = purePool(point, options);
          const { threshold } = thresholdOf(pool);
          const draw = drawLatent(pool, 0, sampler);
          const mean = along === 'signal' ? pool.r * (1 + pool.variance) : pool.r * pool.variance;
          return (stream) => {
            for (;;) {
              const latent = draw(stream);
              if (latent.own - latent.other > threshold)
                return (along === 'signal' ? latent.own : latent.other) / mean;
            }
          };
        }),
        // Conditioning on an event of probability q multiplies a second moment by at most 1/q.
        secondMoment: `(${r}+2)/(${r}*${q})`,
      })),
    ],
  };
}

interface Pool {
  readonly r: number;
  readonly variance: number;
  readonly kept: number;
  readonly real: number;
  /** Angles of real and degraded latents against the classifier's subspace. */
  readonly realAngle: number;
  readonly otherAngle: number;
  readonly keep: 'most confident' | 'least confident';
}

function poolAt(point: Point, options: RealShareOptions): Pool {
  const { tilt = 'phi', real = 'f', keep = 'most confident', classifier = 'real' } = options;
  const angle = readReal(point, tilt, { min: 0, max: Math.PI / 4 });
  return {
    ...filterAt(point, options),
    real: readReal(point, real, { min: 0, max: 1 }),
    realAngle: classifier === 'real' ? 0 : angle,
    otherAngle: classifier === 'real' ? angle : 0,
    keep,
  };
}

function purePool(point: Point, options: ConfidenceFilterOptions): Pool {
  return { ...filterAt(point, options), real: 1, realAngle: 0, otherAngle: 0, keep: 'most confident' };
}

function filterAt(point: Point, { rank = 'r', noise = 'sigma', kept = 'q' }: ConfidenceFilterOptions) {
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
function weightsOf({ r, variance }: Pick<Pool, 'r' | 'variance'>, angle: number) {
  const trace = Math.cos(2 * angle);
  const product = variance * (1 + variance);
  const plus = (Math.sqrt(trace * trace + 4 * product) + trace) / 2;
  return { plus, plusDof: r, minus: product / plus, minusDof: r };
}

/** The score at which the kept share of the pool begins (or ends), and the tail of real scores. */
function thresholdOf(pool: Pool): { readonly threshold: number; readonly realTail: (c: number) => number } {
  const realTail = tailOf(weightsOf(pool, pool.realAngle));
  const otherTail = pool.real < 1 ? tailOf(weightsOf(pool, pool.otherAngle)) : () => 0;
  const above = pool.keep === 'most confident' ? pool.kept : 1 - pool.kept;
  const tail = (c: number) => pool.real * realTail(c) + (1 - pool.real) * otherTail(c);
  return { threshold: upperQuantile(tail, above, pool.r * (1 + pool.variance)), realTail };
}

function drawLatent({ r, variance }: Pool, angle: number, sampler: 'direct' | 'reduced'): Draw {
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

function exactRoute(name: string, compute: (point: Point) => number): ExactRoute {
  return { kind: 'exact', name, compute, error: 1e-10, cost: () => 3e5 };
}

function sampledRoute(
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
