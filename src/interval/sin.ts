import { courseOfSine, isFullTurn } from './_internals/turns.js';
import { type Interval, of } from './interval.js';
import { down2, up2 } from './rounding.js';

const sinDown = (a: number): number => (a === 0 ? 0 : Math.max(-1, down2(Math.sin(a))));
const sinUp = (a: number): number => (a === 0 ? 0 : Math.min(1, up2(Math.sin(a))));

/** Lower bound of the sine on [al, ah]. */
export function sinLo(al: number, ah: number): number {
  const course = courseOfSine(al, ah);
  if (course === 'rises') return sinDown(al);
  if (course === 'falls') return sinDown(ah);
  if (course === 'peak') return Math.min(sinDown(al), sinDown(ah));
  if (course === 'trough' || isFullTurn(al, ah)) return -1;
  const m = al / 2 + ah / 2;
  return Math.min(sinLo(al, m), sinLo(m, ah));
}

/** Upper bound of the sine on [al, ah]. */
export function sinHi(al: number, ah: number): number {
  const course = courseOfSine(al, ah);
  if (course === 'rises') return sinUp(ah);
  if (course === 'falls') return sinUp(al);
  if (course === 'trough') return Math.max(sinUp(al), sinUp(ah));
  if (course === 'peak' || isFullTurn(al, ah)) return 1;
  const m = al / 2 + ah / 2;
  return Math.max(sinHi(al, m), sinHi(m, ah));
}

/**
 * The sine. Two doubles outward of `Math.sin`, which is
 * right to 1 ulp (test/interval/margins.test.ts)
 * up to 2^950 and next to multiples of pi; extrema by the sign of the cosine at the ends.
 */
export const sin = (x: Interval): Interval => of(sinLo(x.lo, x.hi), sinHi(x.lo, x.hi));
