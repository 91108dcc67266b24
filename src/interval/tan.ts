import { courseOfSine } from './_internals/turns.js';
import { type Interval, of } from './interval.js';
import { down2, up2 } from './rounding.js';

/** Whether [al, ah] surely contains no pole of the tangent: it is short and the cosine keeps its sign. */
export function tanDefined(al: number, ah: number): boolean {
  const course = courseOfSine(al, ah);
  return course === 'rises' || course === 'falls';
}

/** Lower bound of the tangent on [al, ah]; -Infinity when a pole may be inside. */
export function tanLo(al: number, ah: number): number {
  if (!tanDefined(al, ah)) return Number.NEGATIVE_INFINITY;
  return al === 0 ? 0 : down2(Math.tan(al));
}

/** Upper bound of the tangent on [al, ah]; Infinity when a pole may be inside. */
export function tanHi(al: number, ah: number): number {
  if (!tanDefined(al, ah)) return Number.POSITIVE_INFINITY;
  return ah === 0 ? 0 : up2(Math.tan(ah));
}

/**
 * The tangent, the whole line when a pole may be inside. Two doubles outward of `Math.tan`,
 * which is right to 1 ulp (test/interval/margins.test.ts).
 */
export const tan = (x: Interval): Interval => of(tanLo(x.lo, x.hi), tanHi(x.lo, x.hi));
