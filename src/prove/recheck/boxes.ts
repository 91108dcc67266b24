import { type Expression, print, specialise } from '../../expression/index.js';
import type { CertifiedNode } from '../certificate.js';
import { numeral } from './algebra/field.js';
import { Refused } from './refused.js';
import type { Ends, Obligation, Settler, Side } from './settle.js';

/** Counts of leaves and boxes, and how many boxes may still be cut. */
export interface BoxTally {
  leaves: number;
  boxes: number;
  left: number;
}

/** Settles boxes on which whole variables have single values with these put in, so that branches are decided. */
export function withBranches(obligation: Obligation, make: (one: Obligation) => Settler): Settler {
  const { sides, small, large } = obligation;
  const hasBranches = /\?/.test(print(small) + print(large));
  const made = new Map<string, Settler>();
  return (ends) => {
    const fixed = sides.flatMap(({ name, isWhole }, at): [string, Expression][] =>
      hasBranches && isWhole && ends[at]![0] === ends[at]![1] && Math.abs(ends[at]![0]) <= MOST_FIXED
        ? [[name, numeral(ends[at]![0])]]
        : [],
    );
    const key = fixed.map(([name, value]) => `${name}=${print(value)}`).join();
    const put = (tree: Expression): Expression =>
      specialise(tree, { texts: {}, sizes: {}, names: Object.fromEntries(fixed) });
    const own = made.get(key) ?? make({ ...obligation, small: put(small), large: put(large) });
    made.set(key, own);
    return own(ends);
  };
}

/** Larger values are not put in: there are too many of them. */
const MOST_FIXED = 4;

/** Every box of the subdivision, made anew from its cuts. */
export function walk(
  node: CertifiedNode,
  ends: Ends,
  variables: readonly Side[],
  leaf: (ends: Ends) => void,
): void {
  if (typeof node === 'string') {
    leaf(ends);
    return;
  }
  const [variable, at, left, right] = node;
  const side = ends[variable];
  if (side === undefined || !(at >= side[0] && at <= side[1]))
    throw new Refused('its boxes do not cover the domain: a cut lies outside its box');
  const isWhole = variables[variable]!.isWhole;
  if (isWhole && !Number.isInteger(at)) throw new Refused('a whole variable is cut between whole numbers');
  walk(left, ends.with(variable, [side[0], at]), variables, leaf);
  const from = isWhole ? at + 1 : at;
  if (from <= side[1]) walk(right, ends.with(variable, [from, side[1]]), variables, leaf);
}

export const boxText = (box: Ends, variables: readonly Side[]): string =>
  variables.map(({ name }, at) => `${name} ${box[at]![0]} .. ${box[at]![1]}`).join(', ');

/** A leaf, cut further where it must be: longest side first. */
export function checkLeaf(
  settle: (ends: Ends) => boolean,
  ends: Ends,
  variables: readonly Side[],
  tally: BoxTally,
): void {
  tally.leaves += 1;
  const queue: Ends[] = [ends];
  for (let head = 0; head < queue.length; head++) {
    const box = queue[head]!;
    tally.boxes += 1;
    if (settle(box)) continue;
    const parts = tally.left > 0 ? halves(box, ends, variables) : undefined;
    tally.left -= 1;
    if (parts === undefined) throw new Refused(`it is not confirmed on the box ${boxText(box, variables)}`);
    queue.push(...parts);
  }
}

/** The two halves of a box, cut where it is widest for its place: by the ratio of its ends far from 0. */
function halves(box: Ends, whole: Ends, variables: readonly Side[]): readonly [Ends, Ends] | undefined {
  const widths = box.map(([lo, hi], at) => {
    const [least, most] = whole[at]!;
    if (lo === hi || !(hi - lo > 1e-13 * Math.max(Math.abs(lo), Math.abs(hi)))) return 0;
    const isWide = least > 0 && most > 50 * least;
    return isWide ? Math.log(hi / lo) / Math.log(most / least) : (hi - lo) / (most - least);
  });
  // sides of a few whole numbers first: branches hang on them
  const few = box.findIndex(([lo, hi], at) => variables[at]!.isWhole && lo < hi && hi - lo <= 2);
  const at = few >= 0 ? few : widths.indexOf(Math.max(...widths));
  if (!(widths[at]! > 0)) return undefined;
  const [lo, hi] = box[at]!;
  const isFar = lo > 0 && hi > 4 * lo;
  const middle = isFar ? Math.sqrt(lo) * Math.sqrt(hi) : lo + (hi - lo) / 2;
  const isWhole = variables[at]!.isWhole;
  const cut = isWhole ? Math.min(hi - 1, Math.floor(middle)) : middle;
  if (cut < lo || cut > hi) return undefined;
  return [box.with(at, [lo, cut]), box.with(at, [isWhole ? cut + 1 : cut, hi])];
}
