import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';

export interface GainLoopRoles {
  /** Share of the real data in what a generation learns from. Default `alpha`. */
  readonly realShare: Binding;
  /** Factor by which the learner amplifies what it learned from the last model. Default `L`. */
  readonly gain: Binding;
  /** Which model is observed; model 1 is the mean of the real data. Default `t`. */
  readonly generation: Binding;
}

/**
 * A linear learner that amplifies: theta_1 = x and theta_(t+1) = alpha x + (1-alpha) L theta_t, x the mean
 * of the real data. The quantity is the derivative of theta_t with respect to x.
 */
export function gainLoop(given: Partial<GainLoopRoles> = {}): { readonly sensitivity: Quantity } {
  const roles = { realShare: 'alpha', gain: 'L', generation: 't', ...given };
  return {
    sensitivity: {
      meaning: `derivative of model ${bindingText(roles.generation)} with respect to the mean of the real data`,
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'the loop run from two means of the real data, a unit apart',
          compute: (point) => modelAfter(roles, point, 1) - modelAfter(roles, point, 0),
          error: 2e-13,
          cost: (point) => 10 + 8 * numberAt(point, roles.generation),
        },
      ],
    },
  };
}

function modelAfter(roles: GainLoopRoles, point: Point, mean: number): number {
  const share = readReal(point, roles.realShare, { min: 0, max: 1 });
  const gain = readReal(point, roles.gain, { min: 0 });
  const generations = readInteger(point, roles.generation, { min: 1 });
  let model = mean;
  for (let t = 2; t <= generations; t++) model = share * mean + (1 - share) * gain * model;
  return model;
}
