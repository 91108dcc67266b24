import { normal } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readReal } from '../binding.js';
import { normalTail } from '../numeric/normalTail.js';
import type { Quantity } from '../quantity.js';
import { TAIL_COST } from './filteredError.js';

/**
 * P(|shift + scale Z| > delta), Z standard normal: an error after the noise of a fresh batch, when filtering has
 * left `shift` of it.
 */
export function freshNoise(
  roles: { readonly shift?: Binding; readonly scale?: Binding; readonly delta?: Binding } = {},
): Quantity {
  const { shift = 'shift', scale = 'tau/sqrt(n)', delta = 'delta' } = roles;
  const read = (point: Point) => ({
    shift: readReal(point, shift),
    scale: readReal(point, scale, { min: Number.MIN_VALUE }),
    delta: readReal(point, delta, { min: 0 }),
  });
  return {
    meaning: `probability of an error above ${bindingText(delta)} after the noise of one batch`,
    support: 'indicator',
    routes: [
      {
        kind: 'exact',
        name: 'two normal tails by quadrature',
        compute: (point) => {
          const { shift: left, scale: spread, delta: limit } = read(point);
          return normalTail((limit - left) / spread) + normalTail((limit + left) / spread);
        },
        error: 1e-11,
        cost: () => 2 * TAIL_COST,
      },
      {
        kind: 'sampled',
        name: 'one update',
        sampler: 'direct',
        prepare: (point) => {
          const { shift: left, scale: spread, delta: limit } = read(point);
          return (stream) => (Math.abs(left + spread * normal(stream)) > limit ? 1 : 0);
        },
        cost: () => 30,
      },
    ],
  };
}
