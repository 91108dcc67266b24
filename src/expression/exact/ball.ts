import type { Fraction } from 'fraction.js';
import { bitLength } from '../bitLength.js';
import { functions } from '../functions/index.js';
import {
  absolute,
  add,
  type Big,
  compare,
  divide,
  floorOf,
  magnitude,
  negate,
  toDouble,
  top,
  whole,
  ZERO,
} from '../multiprecision/index.js';
import { Stuck } from './value.js';

/** A number known to lie within 2^error of `middle`; error is minus infinite for a number known exactly. */
export interface Ball {
  readonly middle: Big;
  readonly error: number;
}

const EXACT = Number.NEGATIVE_INFINITY;

/** Numbers below 2^-RANGE are only known to be that small. */
const RANGE = 562_949_953_421_312;

/** log2(2^a + 2^b), rounded up. */
function join(a: number, b: number): number {
  const [large, small] = a < b ? [b, a] : [a, b];
  return small === EXACT ? large : large + Math.log2(1 + powerOfTwo(small - large)) + 1e-9;
}

/** 2^exponent for an exponent <= 0. */
function powerOfTwo(exponent: number): number {
  return Math.exp(exponent * Math.LN2);
}

/** A rational to so many bits; exactly when its denominator is 1 and it is no longer than that. */
export function ballOf(x: Fraction, bits: number): Ball {
  if (x.d === 1n && bitLength(x.n) <= bits) return { middle: whole(x.s * x.n), error: EXACT };
  const middle = divide(whole(x.s * x.n), whole(x.d), bits);
  return { middle, error: top(middle) - bits };
}

/** The number 2^error, rounded up. */
function radius(error: number): Big {
  return error === EXACT ? whole(0) : { m: 1n, e: Math.ceil(error) };
}

/** The two ends of a ball. */
function ends({ middle, error }: Ball, bits: number): readonly [Big, Big] {
  const r = radius(error);
  return [add(middle, negate(r), bits), add(middle, r, bits)];
}

/** Bits in which the radius shows beside the middle. */
function enough({ middle, error }: Ball, bits: number): number {
  return Math.max(bits, Math.ceil(top(middle) - error) + 8);
}

/** -1, 0 (both exact and equal) or 1. @throws Stuck when the balls overlap. */
export function compareBalls(a: Ball, b: Ball, bits: number): number {
  const difference = applyToBalls('sub', [a, b], bits);
  if (typeof difference === 'number') throw new Stuck('a difference is undefined');
  if (difference.error === EXACT) return compare(difference.middle, whole(0));
  if (top(difference.middle) - 1 > difference.error) return difference.middle.m < 0n ? -1 : 1;
  throw new Stuck('two numbers are closer than the digits show');
}

/** The greatest integer not above the number. @throws Stuck when an integer lies inside the ball. */
export function floorOfBall(ball: Ball, bits: number): bigint {
  const [low, high] = ends(ball, enough(ball, bits)).map(floorOf);
  if (low === high && ball.error < 0) return low!;
  throw new Stuck('an integer is closer than the digits show');
}

/**
 * A function of the language on balls. The error of the result is that of the function itself plus what moving
 * each argument to the ends of its ball changes, twice: the functions are monotone between the ends of balls
 * so small, except at an extremum, where the change is of second order.
 *
 * @throws Stuck when the result is undefined somewhere in the balls.
 */
export function applyToBalls(name: string, args: readonly Ball[], bits: number): Ball | number {
  if (name === 'mul') return product(args[0]!, args[1]!, bits);
  if (name === 'add' || name === 'sub') return linear(name, args[0]!, args[1]!, bits);
  const { precise } = functions.get(name)!;
  const at = (middles: readonly Big[]) => precise!(bits, ...middles);
  const middles = args.map(({ middle }) => middle);
  const value = at(middles);
  const isExact = args.every(({ error }) => error === EXACT);
  if (typeof value === 'number' && isExact) return value;
  if (typeof value === 'number' || (top(value) > RANGE && !isExact))
    throw new Stuck('a function is undefined within the digits known');
  const isTiny = value.m !== 0n && top(value) < -RANGE;
  const middle = isTiny ? ZERO : value;
  let error = isTiny ? -RANGE : rounding(name, middle, bits);
  for (const [place, ball] of args.entries()) {
    if (ball.error === EXACT) continue;
    for (const end of ends(ball, enough(ball, bits))) {
      const moved = at(middles.map((other, index) => (index === place ? end : other)));
      if (typeof moved === 'number') throw new Stuck('a function is undefined within the digits known');
      error = join(error, top(absolute(add(moved, negate(middle), bits))) + 1);
    }
    error = join(error, rounding(name, middle, bits) + 2);
  }
  return { middle, error };
}

const WITHOUT_ROUNDING: readonly string[] = ['neg', 'abs', 'min', 'max', 'floor', 'ceil'];

function rounding(name: string, middle: Big, bits: number): number {
  return WITHOUT_ROUNDING.includes(name) || middle.m === 0n ? EXACT : top(middle) - bits;
}

function product(a: Ball, b: Ball, bits: number): Ball {
  const middle = functions.get('mul')!.precise!(bits, a.middle, b.middle) as Big;
  const first = join(magnitude(a.middle) + b.error, magnitude(b.middle) + a.error);
  const spread = a.error === EXACT && b.error === EXACT ? EXACT : join(first, a.error + b.error);
  return { middle, error: join(spread, rounding('mul', middle, bits)) };
}

function linear(name: string, a: Ball, b: Ball, bits: number): Ball {
  const middle = functions.get(name)!.precise!(bits, a.middle, b.middle) as Big;
  return { middle, error: join(join(a.error, b.error), rounding(name, middle, bits)) };
}

/** The number as a double, to about 2^-52. */
export function nearDouble({ middle }: Ball): number {
  return toDouble(middle);
}
