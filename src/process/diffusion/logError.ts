import { refuse } from '../_internals/refuse.js';
import { readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';

/**
 * How far log(1+x) is from x, relative to x: |1 - log(1+x)/x|, x = rho - 1 the distance of a policy ratio from 1.
 */
export function logError(): Quantity {
  return {
    meaning: 'relative error of log(1+x) against x',
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'power series of log(1+x)/x',
        error: 1e-13,
        compute: (point) => {
          const x = readReal(point, 'x', { min: -0.99, max: 0.99 });
          if (x === 0) refuse('x', 'different from 0', x);
          return Math.abs(series(x));
        },
        cost: () => 5000,
      },
    ],
  };
}

/** x/2 - x^2/3 + x^3/4 - ..., from the last term that counts. */
function series(x: number): number {
  let total = 0;
  for (let k = Math.ceil(-42 / Math.log(Math.abs(x))) + 1; k >= 1; k--) total = 1 / (k + 1) - x * total;
  return x * total;
}
