import { chiSquare, normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { chiSquareProduct, type Sides } from '../numeric/chiSquareProduct.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';
import { logDeficit } from './chiSquareDeficit.js';

/** What plays which role in the shrinking of a refitted standard deviation. */
export interface ShrinkingStdRoles {
  /** Samples of every batch. Default `n`. */
  readonly samples: Binding;
  /** Number of fits. Default `k`. */
  readonly fits: Binding;
  /** Standard deviation of the real law. Default 1. */
  readonly scale: Binding;
  /** Level that the fitted standard deviation is held against. Default `eps`. */
  readonly level: Binding;
}

interface Setting {
  readonly samples: number;
  readonly fits: number;
  /** Logarithm of the level's square in units of the real variance. */
  readonly logLevel: number;
}

/**
 * The fitted standard deviation of the normal loop that discards, divisor n - 1: its square is the real
 * variance times a product of independent chi2_(n-1)/(n-1).
 *
 * Source: Suresh et al., "Rate of model collapse in recursive training", 2024.
 */
export function shrinkingStd(given: Partial<ShrinkingStdRoles> = {}): {
  /** P(the standard deviation of the last fit is above the level). */
  readonly above: Quantity;
  /** P(it is not above the level). */
  readonly below: Quantity;
  /** The least number of fits after which it is not above the level with probability 1/2 or more. */
  readonly medianTime: Quantity;
} {
  const roles: ShrinkingStdRoles = { samples: 'n', fits: 'k', scale: 1, level: 'eps', ...given };
  const [n, k, level] = [roles.samples, roles.fits, roles.level].map(bindingText);
  return {
    above: {
      meaning: `probability that the standard deviation of fit ${k} is above ${level}`,
      support: 'indicator',
      routes: [byInversion(roles, 'above'), ...sampled(roles, (log, at) => (log > at ? 1 : 0))],
    },
    below: {
      meaning: `probability that the standard deviation of fit ${k} is at most ${level}`,
      support: 'indicator',
      routes: [byInversion(roles, 'below'), ...sampled(roles, (log, at) => (log > at ? 0 : 1))],
    },
    medianTime: {
      meaning: `least number of fits, ${n} samples each, after which the standard deviation is at most ${level} with probability 1/2`,
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'inverted Mellin transform of the variance, bisected in the number of fits',
          compute: (point) => medianTime(readSetting({ ...roles, fits: 1 }, point)),
          error: 0,
          cost: () => 1.6e5,
        },
      ],
    },
  };
}

function byInversion(roles: ShrinkingStdRoles, side: keyof Sides): ExactRoute {
  return {
    kind: 'exact',
    name: 'Mellin transform of the variance, inverted along a line through its saddle point',
    compute: (point) => {
      const { samples, fits, logLevel } = readSetting(roles, point);
      return chiSquareProduct(samples - 1, fits, logLevel)[side];
    },
    error: 1e-10,
    cost: () => 2e4,
  };
}

/**
 * Fits until the level is likelier passed than not; the probability grows with the number of fits once it is
 * near 1/2. Bracketed from the number that the mean of the logarithm asks for, then bisected.
 */
function medianTime({ samples, logLevel }: Setting): number {
  const passed = (fits: number): boolean => chiSquareProduct(samples - 1, fits, logLevel).below >= 0.5;
  let high = Math.max(1, Math.ceil(-logLevel / logDeficit(samples - 1)));
  for (let step = 1; !passed(high); step *= 2) high += step;
  let low = high - 1;
  for (let step = 1; low > 0 && passed(low); step *= 2) [high, low] = [low, Math.max(0, low - step)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (passed(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function readSetting(roles: ShrinkingStdRoles, point: Point): Setting {
  const scale = readReal(point, roles.scale, { min: Number.MIN_VALUE });
  const level = readReal(point, roles.level, { min: Number.MIN_VALUE });
  return {
    samples: readInteger(point, roles.samples, { min: 2 }),
    fits: readInteger(point, roles.fits, { min: 1 }),
    logLevel: 2 * (Math.log(level) - Math.log(scale)),
  };
}

type Seen = (logVariance: number, logLevel: number) => number;

function sampled(roles: ShrinkingStdRoles, seen: Seen): SampledRoute[] {
  const route = (sampler: 'direct' | 'reduced', name: string, factor: Factor): SampledRoute => ({
    kind: 'sampled',
    name,
    sampler,
    prepare: (point) => {
      const { samples, fits, logLevel } = readSetting(roles, point);
      return (stream) => {
        let log = 0;
        for (let k = 0; k < fits; k++) log += Math.log(factor(stream, samples));
        return seen(log, logLevel);
      };
    },
    cost: (point) => {
      const perFit = sampler === 'direct' ? 20 * numberAt(point, roles.samples) : 60;
      return perFit * numberAt(point, roles.fits);
    },
  });
  return [
    route('reduced', 'a chi-square a batch', (stream, n) => chiSquare(stream, n - 1) / (n - 1)),
    route('direct', 'sample variances of standardised normal batches', sampleVariance),
  ];
}

/** One fitted variance over the one before. */
type Factor = (stream: Stream, samples: number) => number;

function sampleVariance(stream: Stream, samples: number): number {
  let [mean, squares] = [0, 0];
  for (let i = 1; i <= samples; i++) {
    const distance = normal(stream) - mean;
    mean += distance / i;
    squares += (distance * distance * (i - 1)) / i;
  }
  return squares / (samples - 1);
}
