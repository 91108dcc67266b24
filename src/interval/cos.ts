import { courseOfCosine, isFullTurn } from './_internals/turns.js';
import { type Interval, of } from './interval.js';
import { down2, up2 } from './rounding.js';

const cosDown = (a: number): number => (a === 0 ? 1 : Math.max(-1, down2(Math.cos(a))));
const cosUp = (a: number): number => (a === 0 ? 1 : Math.min(1, up2(Math.cos(a))));

/** Lower bound of the cosine on [al, ah]. */
export function cosLo(al: number, ah: number): number {
  const course = courseOfCosine(al, ah);
  if (course === 'rises') return cosDown(al);
  if (course === 'falls') return cosDown(ah);
  if (course === 'peak') return Math.min(cosDown(al), cosDown(ah));
  if (course === 'trough' || isFullTurn(al, ah)) return -1;
  const m = al / 2 + ah / 2;
  return Math.min(cosLo(al, m), cosLo(m, ah));
}

/** Upper bound of the cosine on [al, ah]. */
export function cosHi(al: number, ah: number): number {
  const course = courseOfCosine(al, ah);
  if (course === 'rises') return cosUp(ah);
  if (course === 'falls') return cosUp(al);
  if (course === 'trough') return Math.max(cosUp(al), cosUp(ah));
  if (course === 'peak' || isFullTurn(al, ah)) return 1;
  const m = al / 2 + ah / 2;
  return Math.max(cosHi(al, m), cosHi(m, ah));
}

/**
 * The cosine. Two doubles outward of `Math.cos`, which is
 * right to 1 ulp (test/interval/margins.test.ts)
 * up to 2^950 and next to odd multiples of pi/2; extrema by the sign of the sine at the ends.
 */
export const cos = (x: Interval): Interval => of(cosLo(x.lo, x.hi), cosHi(x.lo, x.hi));
