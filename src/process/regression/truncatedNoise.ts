import { chiSquare } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { integrate } from '../numeric/integrate.js';
import type { Quantity } from '../quantity.js';

export interface TruncatedNoiseRoles {
  /** Default `d`. */
  readonly features: Binding;
  /** Default `T0`. */
  readonly samples: Binding;
  /** Default `cap`. */
  readonly cap: Binding;
}

/**
 * E min(chi2_m/chi2_nu, cap), the error that unit noise makes in one fit truncated at a cap: m = min(d, T0),
 * nu = |T0 - d| + 1, for fewer samples than features as well as for more.
 *
 * Source: Dohmatob, Feng and Kempe, "Model collapse demystified: the case of regression", 2024.
 */
export function truncatedNoise(given: Partial<TruncatedNoiseRoles> = {}): Quantity {
  const roles: TruncatedNoiseRoles = { features: 'd', samples: 'T0', cap: 'cap', ...given };
  const cap = bindingText(roles.cap);
  return {
    meaning: `mean of the noise of one generation truncated at ${cap}`,
    support: ['0', cap],
    routes: [
      {
        kind: 'exact',
        name: 'quadrature of the density of the logarithm of the ratio, split at the cap',
        compute: (point) => truncatedMean(read(roles, point)),
        error: 1e-10,
        cost: () => 40_000,
      },
      {
        kind: 'sampled',
        name: 'two chi-squares',
        sampler: 'reduced',
        prepare: (point) => {
          const { m, nu, cap } = read(roles, point);
          return (stream) => Math.min(chiSquare(stream, m) / chiSquare(stream, nu), cap);
        },
        cost: () => 40,
      },
    ],
  };
}

interface Setting {
  readonly m: number;
  readonly nu: number;
  readonly cap: number;
}

function read(roles: TruncatedNoiseRoles, point: Point): Setting {
  const d = readInteger(point, roles.features, { min: 1 });
  const samples = readInteger(point, roles.samples, { min: 1 });
  return {
    m: Math.min(d, samples),
    nu: Math.abs(samples - d) + 1,
    cap: readReal(point, roles.cap, { min: Number.MIN_VALUE }),
  };
}

/** In u = log of the ratio over its mode m/nu: the density is exp(m u/2) (1 + (m/nu) e^u)^(-(m+nu)/2), the tails are exponential. */
function truncatedMean({ m, nu, cap }: Setting): number {
  const share = m / (m + nu);
  const half = (m + nu) / 2;
  const density = (u: number) => Math.exp((m / 2) * u - half * Math.log1p(share * Math.expm1(u)));
  const ratio = (u: number) => (m / nu) * Math.exp(u);
  const sd = Math.sqrt((2 * (m + nu)) / (m * nu));
  const split = Math.log((cap * nu) / m);
  const [left, right] = [-10 * sd - 76 / m, 10 * sd + 76 / nu];
  const options = { breaks: [-6 * sd, -2 * sd, 0, 2 * sd, 6 * sd], relative: 1e-13 };
  const part = (f: (u: number) => number, from: number, to: number) =>
    from < to ? integrate(f, from, to, options).value : 0;
  const inside = part((u) => density(u) * ratio(u), left, Math.min(split, right));
  const above = part(density, Math.max(split, left), Math.max(right, split + 76 / nu));
  const mass = part(density, left, right);
  return (inside + cap * above) / mass;
}
