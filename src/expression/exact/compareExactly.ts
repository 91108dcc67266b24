import type { Values } from '../float/index.js';
import type { Comparison, Definitions, Relation } from '../tree.js';
import { arithmetic, type Effort } from './arithmetic.js';
import { decimalText } from './decimalText.js';
import { attempt } from './exactReading.js';
import { interpret } from './interpret.js';
import { isBall, type Quantity, type Value } from './value.js';

/** What many-digit arithmetic says of a relation at a point. */
export interface ExactComparison {
  /** `tie` when 120 digits do not tell the sides apart, or a side or a branch on the way is undefined. */
  readonly outcome: 'holds' | 'violated' | 'tie';
  /** The sign of left minus right; 0 when equal or not told apart. */
  readonly sign: -1 | 0 | 1;
  /** The sides to 40 significant digits; `undecided` where none could be given. */
  readonly left: string;
  readonly right: string;
  /** The arithmetic that decided. */
  readonly how: 'exact rational arithmetic' | '60 digits' | '120 digits';
}

const HOLDS: Readonly<Record<Comparison, (sign: number) => boolean>> = {
  '<=': (sign) => sign <= 0,
  '<': (sign) => sign < 0,
  '>=': (sign) => sign >= 0,
  '>': (sign) => sign > 0,
  '=': (sign) => sign === 0,
};

interface Attempt extends Effort {
  readonly how: ExactComparison['how'];
}

const ATTEMPTS: readonly Attempt[] = [
  { how: 'exact rational arithmetic', bits: undefined, work: 2e9 },
  { how: '60 digits', bits: 224, work: 1e8 },
  { how: '120 digits', bits: 424, work: 1e8 },
];

/**
 * Decides a relation at a point: in exact rational arithmetic where both sides are rational, else by balls of
 * 60 and then 120 digits, which decide when they do not overlap. Equal rational sides satisfy `<= >= =` and
 * violate `< >`; equal irrational sides tie. Doubles of the point are the rationals they are, numerals the
 * decimals they say.
 */
export function compareExactly(relation: Relation, definitions: Definitions, point: Values): ExactComparison {
  let last: ExactComparison | undefined;
  for (const effort of ATTEMPTS) {
    last = compareOnce(relation, definitions, point, effort);
    if (last.outcome !== 'tie') return last;
  }
  return last!;
}

function compareOnce(
  relation: Relation,
  definitions: Definitions,
  point: Values,
  effort: Attempt,
): ExactComparison {
  const [left, right] = [relation.left, relation.right].map((side) =>
    attempt<Value>(() => interpret(side, point, definitions, effort)),
  ) as [Quantity | undefined, Quantity | undefined];
  const sides = { left: shown(left), right: shown(right), how: effort.how };
  const sign = left === undefined || right === undefined ? undefined : signOf(left, right, effort);
  if (sign === undefined) return { outcome: 'tie', sign: 0, ...sides };
  return { outcome: HOLDS[relation.comparison](sign) ? 'holds' : 'violated', sign, ...sides };
}

function shown(side: Quantity | undefined): string {
  return side === undefined ? 'undecided' : decimalText(side, 40);
}

/** The sign of the difference when it is known; undefined for NaN and for balls that overlap. */
function signOf(left: Quantity, right: Quantity, effort: Effort): -1 | 0 | 1 | undefined {
  if (Number.isNaN(left) || Number.isNaN(right)) return undefined;
  const apply = arithmetic(effort);
  const below = attempt(() => apply('lt', [left, right]));
  if (below === undefined) return undefined;
  if (below) return -1;
  return apply('gt', [left, right]) ? 1 : equalRationals(left, right);
}

/** Balls that are exact and equal count as equal too. */
function equalRationals(left: Quantity, right: Quantity): 0 | undefined {
  const known = (side: Quantity) => !isBall(side) || side.error === Number.NEGATIVE_INFINITY;
  return known(left) && known(right) ? 0 : undefined;
}
