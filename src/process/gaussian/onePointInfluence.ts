import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { gaussLegendre } from '../numeric/gaussRule.js';
import type { Quantity } from '../quantity.js';

export interface OnePointInfluenceRoles {
  /** Real points, the same in every generation. Default `n`. */
  readonly real: Binding;
  /** Synthetic points of every generation but the first. Default `m`. */
  readonly synthetic: Binding;
  /** Which fit is observed; fit 1 is made on real data alone. Default `t`. */
  readonly generation: Binding;
  /** By how much one real point is changed. Default `Delta`. */
  readonly change: Binding;
  /** Known standard deviation of the Gaussian model. Default `sigma`. */
  readonly deviation: Binding;
}

/**
 * The mean of a Gaussian of known variance refitted to n real points, kept, and m draws from the last fit:
 * the total variation distance between the laws of one draw from fit t, given the real points, before and
 * after one of them is changed.
 *
 * The notion is the recursive stability of Fu et al., "A theoretical perspective: how to prevent model
 * collapse in self-consuming training loops", 2025.
 */
export function onePointInfluence(given: Partial<OnePointInfluenceRoles> = {}): Quantity {
  const roles = { real: 'n', synthetic: 'm', generation: 't', change: 'Delta', deviation: 'sigma', ...given };
  return {
    meaning: `total variation between the laws of a draw from fit ${bindingText(roles.generation)} before and after one real point is changed`,
    support: ['0', '1'],
    routes: [
      {
        kind: 'exact',
        name: 'variance of the fitted mean, fit by fit; positive part of the difference of two densities by quadrature',
        compute: (point) => influence(roles, point),
        error: 2e-13,
        cost: (point) => 8000 + 5 * numberAt(point, roles.generation),
      },
    ],
  };
}

function influence(roles: OnePointInfluenceRoles, point: Point): number {
  const n = readInteger(point, roles.real, { min: 1 });
  const m = readInteger(point, roles.synthetic, { min: 1 });
  const t = readInteger(point, roles.generation, { min: 1 });
  const change = readReal(point, roles.change, { min: 0 });
  const deviation = readReal(point, roles.deviation, { min: Number.MIN_VALUE });
  const share = m / (n + m);
  // Variance of the fitted mean given the real points, in units of the model's.
  let variance = 0;
  for (let g = 2; g <= t; g++) variance = share * share * (variance + 1 / m);
  return shiftDistance(change / n / (deviation * Math.sqrt(1 + variance)));
}

const RULE = gaussLegendre(20);
const REACH = 9.5;
const PANELS = 8;
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/** Total variation between N(0, 1) and N(shift, 1): the integral of one density over the other where it is larger. */
function shiftDistance(shift: number): number {
  const from = Math.max(0, shift / 2 - REACH);
  const width = (shift / 2 + REACH - from) / PANELS;
  let total = 0;
  for (let panel = 0; panel < PANELS; panel++) {
    const middle = from + (panel + 0.5) * width;
    for (let i = 0; i < RULE.nodes.length; i++) {
      const u = middle + (width / 2) * RULE.nodes[i]!;
      const offset = u - shift / 2;
      total += RULE.weights[i]! * Math.exp((-offset * offset) / 2) * -Math.expm1(-shift * u);
    }
  }
  return (total * width) / 2 / ROOT_TWO_PI;
}
