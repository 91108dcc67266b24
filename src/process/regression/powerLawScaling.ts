import { pow } from '../../expression/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, readInteger, readReal } from '../binding.js';
import { minimise } from '../numeric/minimise.js';
import { smoothSum } from '../numeric/smoothSum.js';
import type { Quantity } from '../quantity.js';
import { effectiveRidge, ridgeEquivalent, type WeightedSpectrum } from './ridgeEquivalent.js';

/** Names of the parameters of the power-law setting: eigenvalues k^(-decay), squared truth w0_k^2 ev_k = k^(-1-2 r decay). */
export interface PowerLawRoles {
  readonly decay: Binding;
  /** Smoothness of the truth. Default `r`. */
  readonly source: Binding;
  /** The ridge is T^(-ell). Default `ell`. */
  readonly ridgeExponent: Binding;
  /** Generators have T0 = d + T^b rows. Default `b`. */
  readonly generatorExponent: Binding;
  /** There are T^a fake generations in `adaptiveRidge`. Default `a`. */
  readonly generationsExponent: Binding;
  /** Default `T`. */
  readonly samples: Binding;
}

const DEFAULTS: PowerLawRoles = {
  decay: 'decay',
  source: 'r',
  ridgeExponent: 'ell',
  generatorExponent: 'b',
  generationsExponent: 'a',
  samples: 'T',
};

/**
 * Local log-log slopes in T, between T and 8T, of the parts of the deterministic equivalent on a power-law
 * spectrum with d = floor(T/2) features, ridge T^(-ell) and T0 - d = T^b (in place of T0 - d - 1).
 *
 * Source: Dohmatob, Feng and Kempe, "Model collapse demystified: the case of regression", 2024.
 */
export function powerLawSlopes(given: Partial<PowerLawRoles> = {}): {
  readonly bias: Quantity;
  readonly variance: Quantity;
  readonly fake: Quantity;
} {
  const roles = { ...DEFAULTS, ...given };
  const slope = (part: keyof Parts): Quantity => ({
    meaning: `log-log slope of the ${part} part of the error between T and 8T`,
    support: 'real',
    routes: [
      {
        kind: 'exact',
        name: 'deterministic equivalent at T and 8T, the sums over the spectrum by Euler-Maclaurin',
        compute: (point) => {
          const { samples, ell, ...law } = readLaw(roles, point);
          const at = (T: number) => partsAt(law, T, pow(T, -ell))[part];
          return Math.log(at(8 * samples) / at(samples)) / Math.log(8);
        },
        error: 1e-10,
        cost: () => 200_000,
      },
    ],
  });
  return { bias: slope('bias'), variance: slope('variance'), fake: slope('fake') };
}

/**
 * The ridge that minimises the deterministic equivalent with noise in the generators only (sigma = 0,
 * sigma0 = 1) after T^a generations: slopes between T and 4T.
 */
export function adaptiveRidge(given: Partial<PowerLawRoles> = {}): {
  /** Minus the log-log slope in T of the best ridge. */
  readonly ridgeExponent: Quantity;
  /** Log-log slope in T of the least error. */
  readonly errorSlope: Quantity;
} {
  const roles = { ...DEFAULTS, ...given };
  const slope = (meaning: string, value: (best: Best) => number, error: number): Quantity => ({
    meaning,
    support: 'real',
    routes: [
      {
        kind: 'exact',
        name: 'minimum of the deterministic equivalent over the logarithm of the ridge, at T and 4T',
        compute: (point) => {
          const law = readLaw({ ...roles, ridgeExponent: 1 }, point);
          const fakes = readReal(point, roles.generationsExponent);
          const best = (T: number) => value(bestAt(law, T, pow(T, fakes)));
          return (best(4 * law.samples) - best(law.samples)) / Math.log(4);
        },
        error,
        cost: () => 5_000_000,
      },
    ],
  });
  return {
    ridgeExponent: slope('exponent of the best ridge between T and 4T', (best) => -best.at, 1e-6),
    errorSlope: slope(
      'log-log slope of the least error between T and 4T',
      (best) => Math.log(best.value),
      1e-9,
    ),
  };
}

interface Law {
  readonly decay: number;
  readonly source: number;
  readonly generator: number;
}

interface Parts {
  readonly bias: number;
  readonly variance: number;
  readonly fake: number;
}

type Best = ReturnType<typeof minimise>;

function readLaw(roles: PowerLawRoles, point: Point): Law & { samples: number; ell: number } {
  return {
    decay: readReal(point, roles.decay, { min: Number.MIN_VALUE }),
    source: readReal(point, roles.source, { min: 0 }),
    generator: readReal(point, roles.generatorExponent),
    ell: readReal(point, roles.ridgeExponent),
    samples: readInteger(point, roles.samples, { min: 2 }),
  };
}

/** The spectrum of d = floor(T/2) features as a short list of weighted eigenvalues, and the squared truth there. */
function lawAt({ decay, source }: Law, T: number): WeightedSpectrum & { truth: Float64Array } {
  const { nodes, weights } = smoothSum(Math.floor(T / 2));
  const power = (exponent: number) => nodes.map((k) => Math.exp(exponent * Math.log(k)));
  return { eigenvalues: power(-decay), weights, truth: power(decay - 1 - 2 * source * decay) };
}

function partsAt(law: Law, T: number, ridge: number): Parts {
  return partsOf(law, lawAt(law, T), T, ridge);
}

function partsOf(law: Law, spectrum: ReturnType<typeof lawAt>, T: number, ridge: number): Parts {
  const equivalent = ridgeEquivalent(spectrum, T, effectiveRidge(spectrum, T, ridge));
  return {
    bias: equivalent.bias(spectrum.truth),
    variance: equivalent.variance,
    fake: equivalent.core / pow(T, law.generator),
  };
}

function bestAt(law: Law, T: number, fakes: number): Best {
  const spectrum = lawAt(law, T);
  const error = (log: number) => {
    const { bias, fake } = partsOf(law, spectrum, T, Math.exp(log));
    return bias + fakes * fake;
  };
  return minimise(error, -3 * law.decay * Math.log(T), Math.log(10), 1e-10);
}
