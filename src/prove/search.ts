import {
  compareExactly,
  type Definitions,
  type Expression,
  floatReading,
  intervalReading,
  type Relation,
} from '../expression/index.js';
import type { CompiledRegime, Point } from '../regime/index.js';
import type { ProofCase } from './cases.js';
import { type Decision, decide } from './decide.js';
import { type Goal, goalOf } from './goal.js';
import { signs } from './signs.js';
import { type Box, boxOf, isSplit, share, split, type Variable } from './variable.js';

/** How a box was settled. */
export type Leaf =
  | 'enclosure'
  | 'monotone'
  | 'mean value'
  | 'exact'
  | 'polynomial'
  | 'outside'
  | 'fails'
  | 'open';

/** A node of the subdivision: a leaf, or a cut of one variable with its two parts. */
export type Node =
  | { readonly leaf: Leaf }
  | { readonly variable: number; readonly at: number; readonly parts: readonly [number, number] };

export interface Paving {
  /** The nodes of the subdivision tree; the first is the whole domain. */
  readonly nodes: readonly Node[];
  readonly boxes: number;
  /** Boxes weighted by the size of the goal: what counts against the budget. */
  readonly spent: number;
  readonly counts: Readonly<Record<Leaf, number>>;
  /** Boxes that were not settled. */
  readonly open: readonly Box[];
  /** A point of the regime at which the relation fails, re-checked. */
  readonly witness?: Witness;
}

export interface Witness {
  readonly at: Point;
  readonly box: Readonly<Record<string, readonly [number, number]>>;
  readonly left: string;
  readonly right: string;
  readonly how: string;
}

/** What a search needs beside its case. */
export interface SearchSetting {
  readonly proofCase: ProofCase;
  readonly goal: Goal;
  /** Most boxes that are looked at. */
  readonly budget: number;
  /** Decides at points of the regime whether the relation fails there. */
  readonly recheck: (point: Point) => Omit<Witness, 'box' | 'at'> | undefined;
}

/** The goal of a case: right - left >= 0 for left <= right, and so on. */
export function goalOfCase(proofCase: ProofCase, comparison: Relation['comparison']): Goal {
  const { left, right, variables } = proofCase;
  const [small, large] = comparison === '<=' || comparison === '<' ? [left, right] : [right, left];
  const difference: Expression = { kind: 'call', name: 'sub', args: [large, small] };
  const isStrict = comparison === '<' || comparison === '>';
  return goalOf(difference, isStrict, { variables, signOf: signs(variables) });
}

/** Whether doubles show a failure that is clearer than their rounding, or equality of a strict relation. */
function mayFail(comparison: Relation['comparison'], left: number, right: number): boolean {
  const above = comparison === '<=' || comparison === '<' ? left - right : right - left;
  const excess = comparison === '=' ? Math.abs(above) : above;
  const least =
    (comparison === '<' || comparison === '>' ? -1e-14 : 1e-14) * Math.max(Math.abs(left), Math.abs(right));
  return excess >= least;
}

/** Decides at a point of the regime, in exact or many-digit arithmetic, whether a relation fails. */
export function rechecker(
  relation: Relation,
  definitions: Definitions,
  regime: Pick<CompiledRegime, 'contains' | 'names'>,
): SearchSetting['recheck'] {
  const { names } = regime;
  const read = floatReading({ inputs: names, definitions, outputs: [relation.left, relation.right] });
  const out = new Float64Array(2);
  return (point) => {
    if (!regime.contains(point)) return undefined;
    read(out, ...names.map((name) => point[name]!));
    if (!mayFail(relation.comparison, out[0]!, out[1]!)) return undefined;
    const { outcome, left, right, how } = compareExactly(relation, definitions, point);
    return outcome === 'violated' ? { left, right, how } : undefined;
  };
}

/**
 * Branch and bound: boxes in the order in which they arise, each settled by `decide` or cut in two where the
 * goal varies most. Stops at the first box with a point that fails for certain.
 */
export function search({ proofCase, goal, budget, recheck }: SearchSetting): Paving {
  const { variables, assumptions } = proofCase;
  const outside = outsideOf(assumptions, variables);
  const queue: { readonly box: Box; readonly node: number; readonly level: number }[] = [
    { box: boxOf(variables), node: 0, level: 0 },
  ];
  const nodes: Node[] = [{ leaf: 'open' }];
  const counts: Record<Leaf, number> = {
    enclosure: 0,
    monotone: 0,
    'mean value': 0,
    exact: 0,
    polynomial: 0,
    outside: 0,
    fails: 0,
    open: 0,
  };
  const open: Box[] = [];
  const cost = costOf(goal.forms);
  let boxes = 0;
  let spent = 0;
  let witness: Witness | undefined;
  const settle = (node: number, leaf: Leaf): void => {
    nodes[node] = { leaf };
    counts[leaf] += 1;
  };
  for (let head = 0; head < queue.length && witness === undefined; head++) {
    const { box, node, level } = queue[head]!;
    if (spent + cost > budget) {
      settle(node, 'open');
      open.push(box);
      continue;
    }
    boxes += 1;
    spent += cost;
    if (outside(box)) {
      settle(node, 'outside');
      continue;
    }
    const found = decide(goal, box, variables, depthAt(level, variables.length, cost));
    if (found.outcome === 'holds') {
      settle(node, found.how as Leaf);
      continue;
    }
    if (found.lo < 0) witness = witnessIn(box, found, proofCase, recheck, level);
    if (witness !== undefined) {
      settle(node, 'fails');
      continue;
    }
    const at = chooseSide(goal, box, variables, level);
    if (at === undefined) {
      settle(node, 'open');
      open.push(box);
      continue;
    }
    const [left, right, middle] = split(box, at, variables[at]!);
    const parts = [nodes.length, nodes.length + 1] as const;
    nodes.push({ leaf: 'open' }, { leaf: 'open' });
    nodes[node] = { variable: at, at: middle, parts };
    queue.push(
      { box: left, node: parts[0], level: level + 1 },
      { box: right, node: parts[1], level: level + 1 },
    );
  }
  return { nodes, boxes, spent, counts, open, ...(witness && { witness }) };
}

/** What a box costs: 1, more for goals of more than 200 operations, a long series counted as 200 terms. */
function costOf(forms: readonly Expression[]): number {
  return Math.max(1, forms.reduce((sum, form) => sum + operations(form), 0) / 200);
}

function operations(tree: Expression): number {
  const sum = (parts: readonly Expression[]): number =>
    parts.reduce((total, part) => total + operations(part), 1);
  switch (tree.kind) {
    case 'call':
      return sum(tree.args) + (SLOW.includes(tree.name) ? 10 : 0);
    case 'condition':
      return sum([tree.test, tree.yes, tree.no]);
    case 'series':
      return sum([tree.from, tree.to]) + 200 * sum([tree.term]);
    default:
      return 1;
  }
}

const SLOW = ['lgamma', 'digamma', 'trigamma', 'gamma', 'beta', 'zeta', 'c4', 'normcdf', 'erf', 'erfc'];

/** Slopes of slopes are only asked now and then: they cost much and help near faces with equality. */
function depthAt(level: number, dimension: number, cost: number): number {
  if (cost > 4) return 1;
  if (dimension <= 1) return level % 3 === 2 ? 3 : 1;
  if (dimension > 3) return 1;
  return level % 8 === 7 ? 2 : 1;
}

function outsideOf(
  assumptions: readonly Expression[],
  variables: readonly Variable[],
): (box: Box) => boolean {
  if (assumptions.length === 0) return () => false;
  const out = new Float64Array(3 * assumptions.length);
  const read = intervalReading(
    variables.map(({ name }) => name),
    assumptions,
  );
  return (box) => {
    read(out, box);
    return assumptions.some((_, at) => out[3 * at + 1] === 0);
  };
}

/** The middle and two corners of the box, when the goal may fail there. */
function witnessIn(
  box: Box,
  { outcome }: Decision,
  { variables, pointAt }: ProofCase,
  recheck: SearchSetting['recheck'],
  level: number,
): Witness | undefined {
  if (outcome !== 'fails' && level % 6 !== 0) return undefined;
  const side = (pick: (lo: number, hi: number) => number) =>
    Object.fromEntries(
      variables.map(({ name, isWhole }, at) => {
        const value = pick(box[2 * at]!, box[2 * at + 1]!);
        return [name, isWhole ? Math.floor(value) : value];
      }),
    );
  for (const values of [side((lo, hi) => lo + (hi - lo) / 2), side((lo) => lo), side((_, hi) => hi)]) {
    const at = pointAt(values);
    const found = recheck(at);
    if (found !== undefined)
      return {
        at,
        box: Object.fromEntries(variables.map(({ name }, k) => [name, [box[2 * k]!, box[2 * k + 1]!]])),
        ...found,
      };
  }
  return undefined;
}

/** The side along which the goal varies most by its slopes; every third time, and without slopes, the longest. */
function chooseSide(goal: Goal, box: Box, variables: readonly Variable[], level: number): number | undefined {
  const sides = variables.map((_, at) => at).filter((at) => isSplit(box, at, variables[at]!));
  if (sides.length <= 1) return sides[0];
  const shares = sides.map((at) => share(box, at, variables[at]!));
  const longest = Math.max(...shares);
  if (level % 3 === 2) return sides[shares.indexOf(longest)];
  const slopes = goal.slopes(goal.forms.length > 1 ? 1 : 0);
  const out = new Float64Array(3);
  const smears = sides.map((at, k) => {
    if (!goal.mentions.some((names) => names.has(variables[at]!.name))) return shares[k]! * 1e-6;
    const slope = slopes[at];
    if (slope === undefined) return Number.NaN;
    slope.read(out, box);
    return Math.max(Math.abs(out[0]!), Math.abs(out[1]!)) * (box[2 * at + 1]! - box[2 * at]!);
  });
  if (smears.some((smear) => !Number.isFinite(smear))) return sides[shares.indexOf(longest)];
  return sides[smears.indexOf(Math.max(...smears))];
}
