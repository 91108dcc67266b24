import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';
import { ridgeMeans } from './ridgeMeans.js';
import { isotropicSpectrum, type Spectrum } from './spectrum.js';
import { ruleMean, smallWishartRule } from './wishartPair.js';

export interface RidgeSlopeRoles {
  /** Rows of the downstream design. Default `T`. */
  readonly samples: Binding;
  /** Default `lambda`. */
  readonly ridge: Binding;
  /** Eigenvalues of the feature covariance. Default: `d` ones. */
  readonly spectrum?: Spectrum;
}

/**
 * The factor by which a ridge fit turns the generators' error into its own: the slope of the test error in
 * the number of fake generations, over sigma0^2/(T0-d-1): E tr[Sigma^-1 S R Sigma R S] with
 * R = inverse(S + lambda I), S = X^T X/T.
 *
 * Source: Dohmatob, Feng and Kempe, "Model collapse demystified: the case of regression", 2024.
 */
export function ridgeSlope(given: Partial<RidgeSlopeRoles> = {}): Quantity {
  const roles: RidgeSlopeRoles = { samples: 'T', ridge: 'lambda', ...given };
  const spectrum = roles.spectrum ?? isotropicSpectrum();
  return {
    meaning: 'slope of the test error in the fake generations, over the squared error scale of one generator',
    support: 'nonnegative',
    routes: [...(roles.spectrum ? [] : [exactSlope(roles, spectrum)]), sampledSlope(roles, spectrum)],
  };
}

function exactSlope(roles: RidgeSlopeRoles, spectrum: Spectrum): ExactRoute {
  return {
    kind: 'exact',
    name: 'mean over the at most two eigenvalues of a Wishart matrix, by quadrature',
    when: `min(d, ${bindingText(roles.samples)}) <= 2`,
    compute: (point) => {
      const { rows, ridge, eigenvalues } = read(roles, spectrum, point);
      if (Math.min(rows, eigenvalues.length) > 2)
        refuse(String(roles.samples), 'at most 2 here, or d so', rows);
      const rule = smallWishartRule(rows, eigenvalues.length);
      return ruleMean(rule, (s) => (s / (s + ridge)) * (s / (s + ridge)));
    },
    error: 1e-11,
    cost: () => 150_000,
  };
}

function sampledSlope(roles: RidgeSlopeRoles, spectrum: Spectrum): SampledRoute {
  return {
    kind: 'sampled',
    name: 'one downstream design a draw, the trace by linear algebra',
    sampler: 'direct',
    prepare: (point) => {
      const { rows, ridge, eigenvalues } = read(roles, spectrum, point);
      const draw = ridgeMeans(rows, eigenvalues, new Float64Array(eigenvalues.length), ridge);
      return (stream) => draw(stream).slope;
    },
    cost: (point) => {
      const { rows, eigenvalues } = read(roles, spectrum, point);
      const d = eigenvalues.length;
      return d * d * (3 * d + Math.min(rows, d) + 40);
    },
  };
}

function read(roles: RidgeSlopeRoles, spectrum: Spectrum, point: Point) {
  return {
    rows: readInteger(point, roles.samples, { min: 1 }),
    ridge: readReal(point, roles.ridge, { min: Number.MIN_VALUE }),
    eigenvalues: spectrum(point),
  };
}
