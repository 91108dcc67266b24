import { normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { Quantity, SampledRoute } from '../quantity.js';

/** What plays which role in the refitting of a symmetric mixture. */
export interface SymmetricMixtureRoles {
  /** Samples of every batch. Default `n`. */
  readonly samples: Binding;
  /** Number of fits. Default `k`. */
  readonly fits: Binding;
  /** Half the distance of the real components. Default `mu0`. */
  readonly centre: Binding;
  /** Standard deviation of a real component. Default `sigma0`. */
  readonly scale: Binding;
  /** Level that the fitted standard deviation is held against. Default `eps`. */
  readonly level: Binding;
}

/** Half the distance of the components and their standard deviation. */
interface Mixture {
  readonly centre: number;
  readonly scale: number;
}

/**
 * The loop that refits the mixture of N(mu, sigma^2) and N(-mu, sigma^2) in equal parts to n samples of
 * itself, by the estimator of the authors' code that approximates joint maximum likelihood.
 *
 * Source: Suresh et al., "Rate of model collapse in recursive training", 2024.
 */
export function symmetricMixture(given: Partial<SymmetricMixtureRoles> = {}): {
  /** P(the standard deviation of the last fit is above the level). */
  readonly above: Quantity;
  /** E of the standard deviation of the first fit. */
  readonly firstStd: Quantity;
} {
  const roles: SymmetricMixtureRoles = {
    samples: 'n',
    fits: 'k',
    centre: 'mu0',
    scale: 'sigma0',
    level: 'eps',
    ...given,
  };
  return {
    above: {
      meaning: `probability that a component of fit ${bindingText(roles.fits)} has a standard deviation above ${bindingText(roles.level)}`,
      support: 'indicator',
      routes: [loop(roles, ({ scale }, level) => (scale > level ? 1 : 0))],
    },
    firstStd: {
      meaning: 'mean standard deviation of a component of the first fit',
      support: 'nonnegative',
      routes: [
        {
          ...loop({ ...roles, fits: 1, level: 0 }, ({ scale }) => scale),
          // The fitted variance is at most the mean square of the data.
          secondMoment: `${bindingText(roles.centre)}^2+${bindingText(roles.scale)}^2`,
        },
      ],
    },
  };
}

function loop(roles: SymmetricMixtureRoles, seen: (fit: Mixture, level: number) => number): SampledRoute {
  const read = (point: Point) => ({
    samples: readInteger(point, roles.samples, { min: 3 }),
    fits: readInteger(point, roles.fits, { min: 1 }),
    centre: readReal(point, roles.centre, { min: 0 }),
    scale: readReal(point, roles.scale, { min: 0 }),
    level: readReal(point, roles.level, { min: 0 }),
  });
  return {
    kind: 'sampled',
    name: 'mixture drawn point by point and refitted',
    sampler: 'direct',
    prepare: (point) => {
      const { samples, fits, level, ...truth } = read(point);
      const bias = biasOf(samples);
      return (stream) => {
        let fit: Mixture = truth;
        for (let k = 0; k < fits; k++) fit = refit(stream, fit, samples, bias);
        return seen(fit, level);
      };
    },
    cost: (point) => 30 * numberAt(point, roles.samples) * numberAt(point, roles.fits),
  };
}

function refit(stream: Stream, { centre, scale }: Mixture, samples: number, bias: number): Mixture {
  let [sizes, squares] = [0, 0];
  for (let i = 0; i < samples; i++) {
    const side = stream.uniform() < 0.5 ? -centre : centre;
    const y = side + scale * normal(stream);
    sizes += Math.abs(y);
    squares += y * y;
  }
  const variance = varianceOf(sizes / samples, squares / samples, bias);
  return { centre: Math.sqrt(Math.max(0, squares / samples - variance)), scale: Math.sqrt(variance) };
}

/** The estimator's kappa, with its eta = 2. */
function biasOf(n: number): number {
  return Math.expm1(((n - 1) / 2 + 8) / (2 * (n - 1) * (n + 7)));
}

/** The fitted variance of a component, from the mean size and the mean square of the data. */
function varianceOf(size: number, square: number, bias: number): number {
  const central = (1 + bias) * size * size;
  // The authors' code takes 50 where its equation has no finite solution.
  const a = square <= central ? 50 : (2 * (1 + bias) * square) / (square - central);
  if (square > ((2 * a) / (a - 2)) * size * size) return square;
  return (a * square * Math.max(0, square - size * size)) / (a * size * size + 2 * square);
}
