import { PI } from '../constants.js';
import { cos } from '../cos.js';
import { div } from '../div.js';
import { type Interval, of, point } from '../interval.js';
import { mul } from '../mul.js';
import { neg } from '../neg.js';
import { sin } from '../sin.js';

/** Whether an integer lies in [al, ah]. */
export const hasInteger = (al: number, ah: number): boolean => Math.ceil(al) <= Math.floor(ah);

/** |sin(pi a)| at one double a >= 0: the distance to the nearest integer is exact. */
function absSinPiAt(a: number): Interval {
  const f = Math.abs(a - Math.round(a));
  return sin(mul(PI, point(f)));
}

/** |sin(pi a)| on [al, ah], al >= 0. */
export function absSinPi(al: number, ah: number): Interval {
  if (!(ah - al < 1)) return of(0, 1);
  const left = absSinPiAt(al);
  const right = absSinPiAt(ah);
  const hasHalf = hasInteger(al - 0.5, ah - 0.5);
  return of(hasInteger(al, ah) ? 0 : Math.min(left.lo, right.lo), hasHalf ? 1 : Math.max(left.hi, right.hi));
}

/** pi cot(pi a) at one double a that is no integer. */
export function piCotPiAt(a: number): Interval {
  const f = a - Math.round(a);
  const g = Math.abs(f);
  const angle = mul(PI, point(g <= 0.25 ? g : 0.5 - g));
  const [s, c] = [sin(angle), cos(angle)];
  const cot = mul(PI, g <= 0.25 ? div(c, s) : div(s, c));
  return f < 0 ? neg(cot) : cot;
}
