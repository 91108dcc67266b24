import { normal } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { readReal } from '../binding.js';
import { expSinh } from '../numeric/doubleExponential.js';
import { findRoot } from '../numeric/findRoot.js';
import { normalMean } from '../numeric/normalMean.js';
import type { ExactRoute, Quantity, SampledRoute, Support } from '../quantity.js';

/**
 * The policy ratio rho = exp(-m z - m^2/2) of one sampling step, z standard normal under the old policy, m the
 * native weight times the change of the prediction.
 *
 * Source: Lee and Ye, 2025.
 */
export function policyRatio(): {
  /** P(|rho - 1| > xi). */
  readonly clipFraction: Quantity;
  /** E rho. */
  readonly mean: Quantity;
  /** E[-log rho]. */
  readonly divergence: Quantity;
} {
  return {
    clipFraction: measured('probability that the policy ratio is clipped', 'indicator', [
      byQuadrature(
        'normal density integrated outside the two edges, which are roots of rho',
        1e-11,
        80_000,
        clipFraction,
      ),
      drawn('one normal', (point) => {
        const range = readRange(point);
        return (logRho) => (Math.abs(Math.expm1(logRho)) > range ? 1 : 0);
      }),
    ]),
    mean: measured('mean policy ratio', 'nonnegative', [
      byQuadrature('quadrature against the normal density', 1e-12, 3000, (point) => {
        const m = readScale(point);
        return normalMean((z) => Math.exp(logRatioAt(m, z)));
      }),
      { ...drawn('one normal', () => Math.exp), when: 'm <= 1', secondMoment: 'exp(m^2)' },
    ]),
    divergence: measured('divergence of the new policy from the old in one step', 'real', [
      byQuadrature('quadrature against the normal density', 1e-12, 3000, (point) => {
        const m = readScale(point);
        return normalMean((z) => -logRatioAt(m, z));
      }),
      drawn('one normal', () => (logRho) => -logRho),
    ]),
  };
}

function logRatioAt(m: number, z: number): number {
  return -m * z - (m * m) / 2;
}

const measured = (meaning: string, support: Support, routes: Quantity['routes']): Quantity => ({
  meaning,
  support,
  routes,
});

function byQuadrature(
  name: string,
  error: number,
  operations: number,
  compute: (point: Point) => number,
): ExactRoute {
  return { kind: 'exact', name, error, compute, cost: () => operations };
}

function drawn(name: string, observe: (point: Point) => (logRho: number) => number): SampledRoute {
  return {
    kind: 'sampled',
    name,
    sampler: 'reduced',
    prepare: (point) => {
      const m = readScale(point);
      const observable = observe(point);
      return (stream) => observable(logRatioAt(m, normal(stream)));
    },
    cost: () => 40,
  };
}

/** The two edges are where rho - 1 is xi, below the centre of z, and -xi, above it. */
function clipFraction(point: Point): number {
  const m = readScale(point);
  const range = readRange(point);
  const centre = -m / 2;
  const reach = 40 / m;
  const low = findRoot((z) => Math.expm1(logRatioAt(m, z)) - range, centre - reach, centre);
  const high = findRoot((z) => Math.expm1(logRatioAt(m, z)) + range, centre, centre + reach);
  return upperTail(-low) + upperTail(high);
}

/** P(Z > z) for Z standard normal, by quadrature of exp(-z x - x^2/2) over x > 0. */
function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  return density * expSinh((x) => Math.exp(-z * x - 0.5 * x * x), 1e-14).value;
}

function readScale(point: Point): number {
  const m = readReal(point, 'm', { max: 10 });
  return m > 0 ? m : refuse('m', 'positive', m);
}

function readRange(point: Point): number {
  const range = readReal(point, 'xi');
  return range > 0 && range < 1 ? range : refuse('xi', 'between 0 and 1', range);
}
