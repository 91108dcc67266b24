// Just below pi: two zeros of the cosine cannot lie closer than pi.
const HALF_TURN = 3.14;

/**
 * How sine or cosine runs on an interval shorter than pi: monotone, over one maximum, or over one
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
export const courseOfSine = (al: number, ah: number): Course =>
  ah - al < HALF_TURN ? between(Math.cos(al) > 0, Math.cos(ah) > 0) : 'wide';

/** The course of cosine on [al, ah], by the sign of minus the sine, which vanishes at the double 0 only. */
export function courseOfCosine(al: number, ah: number): Course {
  if (!(ah - al < HALF_TURN)) return 'wide';
  if (al > 0 || ah < 0) return between(Math.sin(al) < 0, Math.sin(ah) < 0);
  return al === 0 ? 'falls' : ah === 0 ? 'rises' : 'peak';
}

/** Whether [al, ah] is longer than two half turns, so that sine and cosine take all their values. */
export const isFullTurn = (al: number, ah: number): boolean => !(ah - al < 2 * HALF_TURN);
