import { type Binding, bindingText, readInteger } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { canonicalCorrelations } from './canonicalCorrelations.js';
import { exactOnWaves, total, wavesAt } from './waves.js';

/** The sum of the d - k smallest, or largest, canonical correlations of both views. */
export function extremeCorrelations(options: {
  readonly which: 'smallest' | 'largest';
  /** Number of correlations left out. Default `k`. */
  readonly without?: Binding;
}): Quantity {
  const { which, without = 'k' } = options;
  return {
    meaning: `sum of the ${which} canonical correlations but ${bindingText(without)}`,
    support: ['0', 'd'],
    routes: [
      exactOnWaves((point) => {
        const { d, x, a, n } = wavesAt(point);
        const left = readInteger(point, without, { min: 0, max: d });
        const all = canonicalCorrelations(x, a, n);
        return total(which === 'smallest' ? all.subarray(left) : all.subarray(0, all.length - left));
      }),
    ],
  };
}
