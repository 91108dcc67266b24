import { Fraction } from 'fraction.js';
import { bitsOf, fraction, fractionOf, functions } from '../functions/index.js';
import { applyToBalls, type Ball, ballOf, compareBalls, floorOfBall, nearDouble } from './ball.js';
import { isBall, type Quantity, Stuck, type Value } from './value.js';

/** How a certified reading works. */
export interface Effort {
  /** Relative precision of numbers that are not kept rational; undefined when only rationals will do. */
  readonly bits: number | undefined;
  /**
   * Most work on rationals, in squared bits summed over the operations. Beyond it numbers become balls, or
   * the reading is stuck.
   */
  readonly work: number;
}

/** Applies a function of the language, connectives excepted, to values. @throws Stuck */
export type Arithmetic = (name: string, args: readonly Value[]) => Value;

/** Most operations of one evaluation, some seconds; functions other than these count ten times. */
const OPERATIONS = 2e6;
const CHEAP: ReadonlySet<string> = new Set(
  'add sub mul div neg abs min max floor ceil lt le gt ge eq ne'.split(' '),
);
/** Operations on so few bits are always done exactly, so that a floor or a comparison of small numbers can be decided. */
const SMALL = 512;
/** Rationals of more bits are not worked with. */
const LARGEST = 200_000;

/** A finite double as the rational it is; NaN and the infinities as they are. */
export function quantityOf(x: number): Quantity {
  return Number.isFinite(x) ? fractionOf(x) : x;
}

/** Certified arithmetic: rationals while values are rational and the work lasts, balls from there on. */
export function arithmetic(effort: Effort): Arithmetic {
  let work = effort.work;
  let operations = OPERATIONS;

  const apply = (name: string, args: readonly Value[]): Value => {
    operations -= CHEAP.has(name) ? 1 : 10;
    if (operations < 0) throw new Stuck('the expression is too long');
    const { compares } = functions.get(name)!;
    if (compares !== undefined) return compared(name, compares, args as readonly [Value, Value]);
    return combine(name, args as readonly Quantity[]);
  };
  return apply;

  function combine(name: string, args: readonly Quantity[]): Quantity {
    if (args.some((arg) => typeof arg === 'number')) return specially(name, args);
    const exact = rationally(name, args as readonly (Fraction | Ball)[]);
    if (exact !== undefined) return exact;
    if (effort.bits === undefined) throw new Stuck(`${name} is not rational here`);
    const balls = args.map((arg) => asBall(arg as Fraction | Ball));
    if (name === 'floor') return fraction(floorOfBall(balls[0]!, effort.bits));
    if (name === 'ceil')
      return fraction(-floorOfBall(applyToBalls('neg', balls, effort.bits) as Ball, effort.bits));
    return applyToBalls(name, balls, effort.bits);
  }

  function rationally(name: string, args: readonly (Fraction | Ball)[]): Fraction | undefined {
    if (args.some(isBall)) return undefined;
    const { rational, bits: expected } = functions.get(name)!;
    const given = args.reduce((sum, arg) => sum + bitsOf(arg as Fraction), 64);
    const bits = Math.max(given, expected?.(...(args as readonly Fraction[])) ?? 0);
    if (bits > LARGEST || (bits > SMALL && bits * bits > work)) return undefined;
    work -= bits * bits;
    return rational?.(...(args as readonly Fraction[]));
  }

  function asBall(value: Fraction | Ball): Ball {
    return isBall(value) ? value : ballOf(value, effort.bits!);
  }

  /** What IEEE 754 says when an argument is NaN or infinite. */
  function specially(name: string, args: readonly Quantity[]): Quantity {
    if (name === 'min' || name === 'max') return extreme(name, args);
    return quantityOf(functions.get(name)!.float(...args.map(asDouble)));
  }

  /** NaN if there is one, else the infinity that wins, else the extreme of the finite ones. */
  function extreme(name: 'min' | 'max', args: readonly Quantity[]): Quantity {
    if (args.some((arg) => Number.isNaN(arg))) return Number.NaN;
    const best = name === 'min' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    if (args.includes(best)) return best;
    const finite = args.filter((arg) => typeof arg !== 'number');
    return finite.length === 0 ? -best : finite.length === 1 ? finite[0]! : combine(name, finite);
  }

  function compared(
    name: string,
    compares: (sign: number) => boolean,
    [a, b]: readonly [Value, Value],
  ): boolean {
    if (typeof a === 'string' || typeof b === 'string') return (a === b) === (name === 'eq');
    if (Number.isNaN(a) || Number.isNaN(b)) return name === 'ne';
    return compares(signOfDifference(a as Quantity, b as Quantity));
  }

  function signOfDifference(a: Quantity, b: Quantity): number {
    if (typeof a === 'number' || typeof b === 'number') {
      const [x, y] = [typeof a === 'number' ? a : 0, typeof b === 'number' ? b : 0];
      return x === y ? 0 : Math.sign(x - y);
    }
    if (a instanceof Fraction && b instanceof Fraction) return Math.sign(a.compare(b));
    return compareBalls(asBall(a), asBall(b), effort.bits!);
  }
}

function asDouble(value: Quantity): number {
  if (typeof value === 'number') return value;
  const near = isBall(value) ? nearDouble(value) : value.valueOf();
  if (near === 0 && isBall(value)) throw new Stuck('a sign is not known');
  return near;
}
