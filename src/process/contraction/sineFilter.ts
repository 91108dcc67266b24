import { normal } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { formula } from '../_internals/formula.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';

/**
 * E e_T^2 of e_(t+1) = gain sin(e_t) + tau Z_t/sqrt(n_t), n_t = n0 (1+t)^p, from e_0 = e0: a filter that is not
 * linear. As |sin e| <= |e|, second and fourth moments grow no faster than those of the linear chain with the
 * same gain, whose fourth moment is at most three times the square of its second.
 */
export function sineFilter(roles: { readonly gain?: Binding } = {}): Quantity {
  const { gain = 'rho' } = roles;
  const g = bindingText(gain);
  const linear = `(${g}^(2*T)*e0^2+tau^2/n0*sum(${g}^(2*(T-1-t))/(1+t)^p, t, 0, T-1))`;
  const samples = formula('n0*(1+t)^p');
  return {
    meaning: `mean squared error after T updates of a filter ${g} sin(e)`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'sampled',
        name: 'update by update',
        sampler: 'direct',
        secondMoment: `3*${linear}^2`,
        prepare: (point: Point) => {
          const factor = readReal(point, gain, { min: 0 });
          const start = readReal(point, 'e0');
          const noise = readReal(point, 'tau', { min: 0 });
          readReal(point, 'n0', { min: Number.MIN_VALUE });
          const size = samples(point);
          const updates = readInteger(point, 'T', { min: 0 });
          const scales = Float64Array.from({ length: updates }, (_, t) => noise / Math.sqrt(size(t)));
          return (stream) => {
            let error = start;
            for (let t = 0; t < updates; t++) error = factor * Math.sin(error) + scales[t]! * normal(stream);
            return error * error;
          };
        },
        cost: (point) => 45 * numberAt(point, 'T'),
      },
    ],
  };
}
