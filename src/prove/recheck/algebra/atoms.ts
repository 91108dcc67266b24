import { Fraction } from 'fraction.js';
import type { Expression } from '../../../expression/index.js';
import type { Quotient } from './quotient.js';

/** Where a number lies; without `hi` it has no upper bound. */
export interface Range {
  readonly lo: Fraction;
  readonly hi?: Fraction;
  /** Whether the ends are not reached. */
  readonly isOpenLow: boolean;
  readonly isOpenHigh: boolean;
}

/** A number in which quotients are written: a variable, or a part of the goal that is no rational function. */
export interface Atom extends Range {
  /** What it stands for; a number of which only the range is known has none. */
  readonly tree?: Expression;
  /** What its square is: of roots and absolute values. */
  readonly square?: Quotient;
}

export const UNIT: Range = {
  lo: new Fraction(0),
  hi: new Fraction(1),
  isOpenLow: false,
  isOpenHigh: false,
};
export const OPEN_UNIT: Range = { ...UNIT, isOpenLow: true, isOpenHigh: true };
export const RAY: Range = { lo: new Fraction(0), isOpenLow: false, isOpenHigh: false };

/** A double as the fraction that it is. */
export function exactly(value: number): Fraction {
  if (Number.isInteger(value)) return new Fraction(BigInt(value), 1n);
  let bottom = 1n;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    bottom *= 2n;
  }
  return new Fraction(BigInt(scaled), bottom);
}

/** The decimal that prints a double where that is not above it, else the double itself. */
export function fractionBelow(value: number): Fraction {
  const exact = exactly(value);
  const text = `${value}`;
  const printed = text.includes('e') ? exact : new Fraction(text);
  return printed.compare(exact) <= 0 ? printed : exact;
}

export const fractionAbove = (value: number): Fraction => fractionBelow(-value).neg();

/** A fraction of few digits at most a double, of the same sign. */
export function roundedBelow(value: number): Fraction {
  const exact = exactly(value);
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return exact;
  const [digits, exponent] = value.toExponential(9).split('e') as [string, string];
  const tenth = new Fraction(10).pow(Number(exponent))!;
  const near = new Fraction(digits).sub(new Fraction(1, 1_000_000_000)).mul(tenth);
  return near.compare(exact) <= 0 && near.s === exact.s ? near : exact;
}

export const roundedAbove = (value: number): Fraction => roundedBelow(-value).neg();
