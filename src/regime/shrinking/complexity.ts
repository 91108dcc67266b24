import type { Parameter, Point, Value } from '../parameter.js';
import { decimal } from './decimal.js';
import { fraction } from './fraction.js';

/**
 * How far a point is from the simplest one: the sum over the parameters. Every shrink lowers it strictly, and
 * doubles are finitely many, so that shrinking ends. Integers count by their distance from the simple end;
 * reals by their number of digits first, then by their place; texts by their position; lists by their size
 * first; laws by the denominator that their probabilities share.
 */
export function complexity(names: readonly string[], parameters: readonly Parameter[], point: Point): number {
  return parameters.reduce((sum, parameter, at) => sum + valueComplexity(parameter, point[names[at]!]!), 0);
}

export function valueComplexity(parameter: Parameter, value: Value): number {
  switch (parameter.type) {
    case 'integer':
      return integerComplexity(value as number, simpleEnd(parameter.min, parameter.max));
    case 'real':
      return realComplexity(value as number);
    case 'choice':
      return parameter.values.indexOf(value as string);
    case 'vector':
      return vectorComplexity(value as readonly number[]);
    case 'simplex':
      return lawComplexity(value as readonly number[]);
  }
}

/** The number of [min, max] nearest to 0. */
export function simpleEnd(min: number, max: number): number {
  return Math.min(Math.max(0, min), max);
}

/** Logarithmic, so that a large integer does not outweigh everything else. */
function integerComplexity(k: number, end: number): number {
  return Math.log2(1 + Math.abs(k - end)) + (k < end ? 0.001 : 0);
}

/** 0 is simplest; then few digits; among equally many, integers before fractions, 1 2 5 before 3 4 6, small before large. */
export function realComplexity(x: number): number {
  if (x === 0) return 0;
  const { sign, digits, exponent } = decimal(x);
  const places = exponent - digits.length;
  return digits.length + place(places) + shape(digits) + (sign < 0 ? 0.01 : 0);
}

/** 10 comes after 5, 100 after 20, 0.1 after 100. */
function place(places: number): number {
  const far = Math.abs(places);
  return places === 0 ? 0 : (places < 0 ? 0.05 : 0.02) + 0.01 * Math.min(far, 10) + 0.0003 * far;
}

function shape(digits: string): number {
  if (digits.length > 1) return 0.1 * Number(`0.${digits}`);
  const round = ['1', '2', '5'].indexOf(digits);
  return round >= 0 ? 0.01 * round : 0.03 + 0.005 * Number(digits);
}

const perEntry = 60;

function vectorComplexity(entries: readonly number[]): number {
  const distinct = new Set(entries).size;
  return perEntry * entries.length + 5 * distinct + entries.reduce((sum, x) => sum + realComplexity(x), 0);
}

/** Laws without a small common denominator count by their digits, above all that have one; an empty atom counts as much as a denominator four times as large. */
function lawComplexity(law: readonly number[]): number {
  const { denominator } = fraction(law) ?? {};
  const distinct = 0.1 * new Set(law).size;
  const digits = law.reduce((sum, p) => sum + realComplexity(p), 0) / law.length;
  const weight = denominator === undefined ? 15 + digits : Math.log2(denominator);
  const empty = 2 * law.filter((p) => p === 0).length;
  return perEntry * law.length + distinct + empty + weight;
}
