import { chiSquare, normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, readInteger } from '../binding.js';
import type { Quantity, SampledRoute } from '../quantity.js';

/** What plays which role when a normal law is refitted on one real sample and on fresh synthetic ones. */
export interface ReusedFitRoles {
  /** Real points, used again in every generation. Default `n`. */
  readonly samples: Binding;
  /** Synthetic points of a generation. Default `m`. */
  readonly synthetic: Binding;
  /** The sum of squares is divided by the number of points less this, 0 or 1. Default 1. */
  readonly ddof: Binding;
}

interface Setting {
  readonly n: number;
  readonly m: number;
  readonly ddof: number;
}

/** Mean and variance of the fitted law in units of the real one. */
interface Fit {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Mean and variance of a normal law, fitted on n real points, the same in every generation, pooled with m
 * fresh points of the fit before; generation 0 is the fit to the real points alone. Limits of many generations.
 *
 * Setting: Bertrand, Bose, Duplessis, Jiralerspong and Gidel, 2024.
 */
export function reusedFit(given: Partial<ReusedFitRoles> = {}): {
  /** E of the fitted variance over the real one. */
  readonly limitVariance: Quantity;
  /** E of the squared error of the fitted mean over the real variance. */
  readonly limitMeanError: Quantity;
} {
  const roles: ReusedFitRoles = { samples: 'n', synthetic: 'm', ddof: 1, ...given };
  return {
    limitVariance: limit(
      roles,
      'mean fitted variance',
      ([, variance]) => variance,
      ({ variance }) => variance,
    ),
    limitMeanError: limit(
      roles,
      'mean squared error of the fitted mean',
      ([drift], { n }) => 1 / n + drift,
      ({ mean }) => mean * mean,
    ),
  };
}

/** Squared distance of the fitted mean from that of the real sample, and fitted variance; both in the mean. */
type Moments = readonly [drift: number, variance: number];

function limit(
  roles: ReusedFitRoles,
  meaning: string,
  moment: (moments: Moments, setting: Setting) => number,
  seen: (fit: Fit) => number,
): Quantity {
  const read = (point: Point): Setting => ({
    n: readInteger(point, roles.samples, { min: 2 }),
    m: readInteger(point, roles.synthetic, { min: 1 }),
    ddof: readInteger(point, roles.ddof, { min: 0, max: 1 }),
  });
  const sampled = (
    sampler: 'direct' | 'reduced',
    name: string,
    perFit: (setting: Setting) => number,
    pool: Pool,
  ) =>
    ({
      kind: 'sampled',
      name,
      sampler,
      // About as many generations as 7 times this ratio forget the start.
      when: `${roles.synthetic} <= 30*${roles.samples}`,
      prepare: (point) => simulation(read(point), seen, pool),
      cost: (point) => perFit(read(point)) * generationsFor(read(point)),
    }) satisfies SampledRoute;
  return {
    meaning: `${meaning}, in the limit of many generations`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'fixed point of the first moments, two linear equations by elimination',
        compute: (point) => moment(fixedPoint(read(point)), read(point)),
        error: 1e-12,
        cost: () => 100,
      },
      sampled(
        'reduced',
        'a normal and a chi-square for the real sample and for every synthetic one',
        () => 100,
        sufficient,
      ),
      sampled('direct', 'every point drawn, every fit made', ({ n, m }) => 20 * (n + m), raw),
    ],
  };
}

/**
 * With b = A + V/m, the mean squared distance of the two sample means: A = q^2 b and
 * (n + m - ddof) V = (n-1) + (m-1) V + n m/(n+m) b, where q = m/(n+m).
 */
function fixedPoint({ n, m, ddof }: Setting): Moments {
  const q = m / (n + m);
  const between = n * q;
  // Eliminating A first, by its own row, keeps the digits of a small A.
  const driftPerVariance = (q * q) / m / ((n / (n + m)) * (1 + q));
  const variance = (n - 1) / (n + 1 - ddof - between * (1 / m + driftPerVariance));
  return [driftPerVariance * variance, variance];
}

/** Mean and sum of squares of a sample of standard normal points. */
interface Sample {
  readonly mean: number;
  readonly squares: number;
}

/** Draws a sample of `size` points. */
type Pool = (stream: Stream, size: number) => Sample;

/** Until the start weighs less than 1e-6 in the moments, whose distance from the limit shrinks by q^2 a generation. */
function generationsFor({ n, m }: Setting): number {
  return Math.ceil(7 / Math.log1p(n / m));
}

function simulation(setting: Setting, seen: (fit: Fit) => number, pool: Pool): (stream: Stream) => number {
  const generations = generationsFor(setting);
  return (stream) => {
    const real = pool(stream, setting.n);
    let fit: Fit = { mean: real.mean, variance: real.squares / (setting.n - 1) };
    for (let t = 0; t < generations; t++) fit = refit(real, fit, pool(stream, setting.m), setting);
    return seen(fit);
  };
}

function refit(real: Sample, fit: Fit, drawn: Sample, { n, m, ddof }: Setting): Fit {
  const distance = fit.mean + Math.sqrt(fit.variance) * drawn.mean - real.mean;
  const within = real.squares + fit.variance * drawn.squares;
  const between = (n * m * distance * distance) / (n + m);
  return { mean: real.mean + (m / (n + m)) * distance, variance: (within + between) / (n + m - ddof) };
}

function sufficient(stream: Stream, size: number): Sample {
  return {
    mean: normal(stream) / Math.sqrt(size),
    squares: size > 1 ? chiSquare(stream, size - 1) : 0,
  };
}

/** Every point drawn; running mean and sum of squares (Welford, 1962). */
function raw(stream: Stream, size: number): Sample {
  let [mean, squares] = [0, 0];
  for (let i = 1; i <= size; i++) {
    const distance = normal(stream) - mean;
    mean += distance / i;
    squares += (distance * distance * (i - 1)) / i;
  }
  return { mean, squares };
}
