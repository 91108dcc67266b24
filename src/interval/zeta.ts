import { add } from './add.js';
import { div } from './div.js';
import { exp } from './exp.js';
import { hull, type Interval, of, point } from './interval.js';
import { log } from './log.js';
import { mul } from './mul.js';
import { neg } from './neg.js';
import { up } from './rounding.js';
import { sqr } from './sqr.js';
import { sub } from './sub.js';

/** B(2k) / (2k)! for k = 1 .. 9. */
const COEFFICIENTS: readonly Interval[] = (
  [
    [1, 12],
    [-1, 720],
    [1, 30240],
    [-1, 1209600],
    [1, 47900160],
    [-691, 1307674368000],
    [1, 74724249600],
    [-3617, 10670622842880000],
    [43867, 5109094217170944000],
  ] as const
).map(([p, q]) => div(point(p), point(q)));

const LOGS: readonly Interval[] = [2, 3, 5, 7, 11].map((p) => log(point(p)));

/** 1, 2^-s, ..., 12^-s, with one exponential for each prime. */
function powers(s: Interval): Interval[] {
  const [two, three, five, seven, eleven] = LOGS.map((l) => exp(neg(mul(s, l)))) as [
    Interval,
    Interval,
    Interval,
    Interval,
    Interval,
  ];
  const four = sqr(two);
  const six = mul(two, three);
  return [
    point(1),
    two,
    three,
    four,
    five,
    six,
    seven,
    mul(two, four),
    sqr(three),
    mul(two, five),
    eleven,
    mul(two, six),
  ];
}

const N = 12;
const LOG_N = log(point(N));

// B(2k)/(2k)! s (s + 1) ... (s + 2k - 2) N^(1 - 2k), the last one as the interval from 0 to it
function corrections(s: number): Interval {
  let rising = div(point(s), point(N));
  let sum = point(0);
  COEFFICIENTS.forEach((c, i) => {
    const term = mul(c, rising);
    sum = add(sum, i < COEFFICIENTS.length - 1 ? term : hull(point(0), term));
    const k = 2 * i + 1;
    const next = mul(add(point(s), point(k)), add(point(s), point(k + 1)));
    rising = mul(rising, div(next, point(N * N)));
  });
  return sum;
}

/** The zeta function at one double above 1. */
function zetaAt(s: number): Interval {
  if (s >= 64) return of(1, up(1));
  const p = powers(point(s));
  const last = p[N - 1]!;
  let head = point(0);
  for (let n = N - 2; n >= 0; n--) head = add(head, p[n]!);
  const excess = sub(point(s), point(1));
  const integral = div(exp(neg(mul(excess, LOG_N))), excess);
  return add(integral, add(head, mul(last, add(point(0.5), corrections(s)))));
}

/** Whether zeta's series converges from `al` on. */
export const zetaDefined = (al: number): boolean => al > 1;

/** Lower bound of the zeta function on the part of [., ah] above 1; NaN (empty) when there is none. */
export function zetaLo(ah: number): number {
  if (!(ah > 1)) return Number.NaN;
  return Math.max(1, zetaAt(ah).lo);
}

/** Upper bound of the zeta function on the part of [al, .] above 1; Infinity from al <= 1 on. */
export function zetaHi(al: number): number {
  if (!(al > 1)) return Number.isNaN(al) ? al : Number.POSITIVE_INFINITY;
  return zetaAt(al).hi;
}

/**
 * Riemann's zeta function of the part above 1; decreasing. Euler and Maclaurin's summation after 11 terms
 * with 8 corrections: x^-s has derivatives of alternating sign, so that the remainder lies between 0 and
 * the ninth correction (Hardy, Divergent Series, 13.6). From s = 64 on, 1 < zeta < 1 + 2^-52. At a point
 * at most 4e-15 wide, relatively.
 */
export const zeta = (x: Interval): Interval => of(zetaLo(x.hi), zetaHi(x.lo));
