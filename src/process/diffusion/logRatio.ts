import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { readChoice, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { stepMean } from './ddimStep.js';
import { flowMean, flowScale } from './flowStep.js';
import { readStep } from './readStep.js';

/**
 * Logarithm of the ratio of the new to the old policy's density of the next state of a DDIM step, when the
 * new prediction differs from the old one by `delta` and the noise of the step, drawn under the old policy, is `z`.
 *
 * Source: Lee and Ye, "PCPO: proportionate credit policy optimization for aligning image generation models", 2025.
 */
export function ddimLogRatio(): Quantity {
  return logRatio('DDIM', (point, prediction) => {
    const step = readStep(point);
    return { mean: stepMean(step, 0, prediction), sigma: step.sigma };
  });
}

/** The same for an Euler-Maruyama step of length `dt` from time `t` of a flow sampler with noise `eta` of `kind`. */
export function flowLogRatio(): Quantity {
  return logRatio('Euler-Maruyama', (point, prediction) => {
    const time = readReal(point, 't');
    if (!(time > 0 && time < 1)) refuse('t', 'between 0 and 1', time);
    const length = readReal(point, 'dt');
    if (!(length > 0 && length <= time)) refuse('dt', `above 0 and at most t = ${time}`, length);
    const eta = readReal(point, 'eta');
    if (!(eta > 0)) refuse('eta', 'positive', eta);
    const scale = flowScale(readChoice(point, 'kind', ['dance', 'flow']), eta, time, 1 - time);
    return {
      mean: flowMean({ time, length, scale }, 0, prediction),
      sigma: scale * Math.sqrt(length),
    };
  });
}

interface NextState {
  readonly mean: number;
  readonly sigma: number;
}

/** The old prediction is 0 and the state at the origin: both drop out of the ratio. */
function logRatio(sampler: string, next: (point: Point, prediction: number) => NextState): Quantity {
  return {
    meaning: `log ratio of the densities of the next state of one ${sampler} step`,
    support: 'real',
    routes: [
      {
        kind: 'exact',
        name: 'difference of the two Gaussian log densities of one explicit step',
        error: 1e-10,
        compute: (point) => {
          const old = next(point, 0);
          const shifted = next(point, readReal(point, 'delta'));
          const state = old.mean + old.sigma * readReal(point, 'z');
          return densityDifference(state, old, shifted);
        },
        cost: () => 60,
      },
    ],
  };
}

/** log N(x; new mean) - log N(x; old mean), the difference of squares as a product. */
function densityDifference(x: number, old: NextState, shifted: NextState): number {
  return ((shifted.mean - old.mean) * (x - old.mean + (x - shifted.mean))) / (2 * old.sigma * old.sigma);
}
