import { type Binding, bindingText, readInteger } from '../binding.js';
import { singularValues } from '../numeric/singularValues.js';
import type { Quantity } from '../quantity.js';
import { frobenius, waveMeasure } from './waveMeasure.js';

/** The root of the sum of squared singular values of X, the largest left out. */
export function singularTail(
  options: {
    /** How many are left out. Default `k`. */
    readonly without?: Binding;
  } = {},
): Quantity {
  const { without = 'k' } = options;
  return waveMeasure(
    `root of the sum of squared singular values of the data but the ${bindingText(without)} largest`,
    'singular values of the data',
    (view, samples, point) => {
      const left = readInteger(point, without, { min: 0, max: view.rows });
      return frobenius(singularValues(view.values, view.rows, samples).subarray(left));
    },
  );
}
