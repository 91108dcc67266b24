import { addUp } from '../add.js';

// Two zeros of the cosine cannot lie closer than pi, and the double Math.PI lies below pi.
const isShort = (al: number, ah: number): boolean => addUp(ah, -al) <= Math.PI;

/**
 * How sine or cosine runs on an interval no longer than pi: monotone, over one maximum, or over one
 * minimum; 'wide' stands for longer intervals.
 */
export type Course = 'rises' | 'falls' | 'peak' | 'trough' | 'wide';

function between(left: boolean, right: boolean): Course {
  if (left === right) return left ? 'rises' : 'falls';
  return left ? 'peak' : 'trough';
}

/**
 * The course of sine on [al, ah], told by the sign of its derivative at the ends. `Math.cos` is wrong by
 * less than an ulp and the cosine of a double is never 0, so that its sign is right whatever the size of
 * the argument, and no reduction of ours is needed.
 */
export function courseOfSine(al: number, ah: number): Course {
  if (al >= -1.57 && ah <= 1.57) return 'rises';
  return isShort(al, ah) ? between(Math.cos(al) > 0, Math.cos(ah) > 0) : 'wide';
}

/** The course of cosine on [al, ah], by the sign of minus the sine, which vanishes at the double 0 only. */
export function courseOfCosine(al: number, ah: number): Course {
  if (!isShort(al, ah)) return 'wide';
  if (al > 0 || ah < 0) return between(Math.sin(al) < 0, Math.sin(ah) < 0);
  return al === 0 ? 'falls' : ah === 0 ? 'rises' : 'peak';
}

/** Whether [al, ah] is longer than a turn, so that sine and cosine take all their values. */
export const isFullTurn = (al: number, ah: number): boolean => !(addUp(ah, -al) <= 2 * Math.PI);
