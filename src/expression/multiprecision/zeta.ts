import {
  add,
  type Big,
  compare,
  divide,
  multiply,
  negate,
  ONE,
  sum,
  toDouble,
  top,
  whole,
  ZERO,
} from './big.js';
import { bernoulli } from './constants.js';
import { pow, type Result } from './exponential.js';

/** Riemann's zeta function for s > 1; infinite at 1, NaN below. Relative error at most 2^-bits. */
export function zeta(s: Big, bits: number): Result {
  const above = compare(s, ONE);
  if (above <= 0) return above === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (top(s) > 20) return ONE;
  const wide = bits + 16;
  return 6 * toDouble(s) > wide ? direct(s, wide) : eulerMaclaurin(s, wide);
}

function direct(s: Big, bits: number): Big {
  let total = ONE;
  for (let k = 2; ; k++) {
    const term = pow(whole(k), negate(s), bits) as Big;
    total = add(total, term, bits);
    if (top(term) + Math.log2(k) < -bits) return total;
  }
}

function eulerMaclaurin(s: Big, bits: number): Big {
  const n = Math.ceil(bits / 4) + 8;
  let total = ZERO;
  for (let k = n - 1; k >= 1; k--) total = add(total, pow(whole(k), negate(s), bits) as Big, bits);
  const power = pow(whole(n), negate(s), bits) as Big;
  const rest = divide(multiply(power, whole(n), bits), sum(s, whole(-1)), bits);
  total = add(add(total, rest, bits), divide(power, whole(2), bits), bits);
  let factor = divide(multiply(power, s, bits), whole(2 * n), bits);
  for (let k = 1; ; k++) {
    const [above, below] = bernoulli(k);
    const term = divide(multiply(factor, whole(above), bits), whole(below), bits);
    total = add(total, term, bits);
    if (top(term) < -bits - 2) return total;
    const next = multiply(sum(s, whole(2 * k - 1)), sum(s, whole(2 * k)), bits);
    factor = divide(multiply(factor, next, bits), whole((2 * k + 1) * (2 * k + 2) * n * n), bits);
  }
}
