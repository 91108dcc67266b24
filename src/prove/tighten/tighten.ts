import type { CompiledClaim } from '../../claim/index.js';
import {
  derivative,
  type Expression,
  floatReading,
  freeNames,
  type IntervalReading,
  intervalReading,
  print,
  printRelation,
  type Relation,
} from '../../expression/index.js';
import type { Point } from '../../regime/index.js';
import { casesOf, closedRelations, type ProofCase } from '../cases.js';
import { normaliser, treeOf } from '../normalForm.js';
import { proveRelation } from '../proveRelation.js';
import { signs } from '../signs.js';
import { type Box, boxOf, isSplit, share, split } from '../variable.js';
import { type Heap, heap } from './heap.js';

/** The best constant of a relation: the supremum of the smaller side over the larger one, enclosed. */
export interface Tightness {
  readonly claim: string;
  readonly relation: string;
  /** What is enclosed, such as "testError / (first*pi^2/6)". */
  readonly ratio: string;
  /** The ratio is at least this at the point `at` (rounded down); -Infinity when no point gave a value. */
  readonly lower: number;
  /** The ratio is at most this on the whole box (rounded up); Infinity when the larger side may be 0 somewhere. */
  readonly upper: number;
  /** upper - lower. */
  readonly gap: number;
  /** The worst case that was found. */
  readonly at?: Point;
  readonly boxes: number;
  /** `everywhere`, or where the closed routes apply. */
  readonly covered: string;
}

export interface TightenOptions {
  /** The relation, from 0. Default 0. */
  readonly relation?: number;
  /** Most boxes that are enclosed. Default 4000. */
  readonly budget?: number;
  /** The gap, relative to the lower end, at which the search ends. Default 1e-9. */
  readonly tolerance?: number;
}

/**
 * Encloses the best constant of a relation from both sides by branch and bound on the ratio of its sides: from
 * below at points, from above on boxes.
 *
 * @throws Error with one sentence when there is no such relation, it is an equality, or a side has no closed form.
 */
export function tighten(compiled: CompiledClaim, options: TightenOptions = {}): Tightness {
  const { id } = compiled.claim;
  const at = options.relation ?? 0;
  const relation = compiled.relations[at];
  if (relation === undefined)
    throw new Error(
      `${id}: there is no relation ${at + 1}; it has ${compiled.relations.length}, counted from 1`,
    );
  if (relation.comparison === '=')
    throw new Error(`${id}: an equality has no best constant: ${relation.text}`);
  const [closed] = closedRelations(compiled, relation);
  if (closed === undefined)
    throw new Error(`${id}: a side of ${relation.text} has no closed form, so that it cannot be enclosed`);
  const found = bound(compiled, relation, casesOf(compiled, closed), options);
  const tolerance = options.tolerance ?? 1e-9;
  if (found.upper - found.lower > tolerance * Math.abs(found.lower)) lowerByProofs(compiled, relation, found);
  return {
    claim: id,
    relation: printRelation(relation),
    ratio: ratioText(relation),
    ...found,
    gap: found.upper - found.lower,
    covered: closed.conditions.length === 0 ? 'everywhere' : 'where the closed routes apply',
  };
}

/** Boxes that the prover gets for one constant. */
const PROOF = 200;

/** Constants c near the lower end for which the prover shows small <= c large lower the upper end to c. */
function lowerByProofs(compiled: CompiledClaim, relation: Relation, found: Found): void {
  if (!(found.lower > 0)) return;
  const near = [1e-6, 1e-4, 1e-2, 0.1, 1].map((part) => roundedUp(found.lower * (1 + part)));
  const constants = [...near, ...(found.lower <= 1 ? [1] : [])].sort((a, b) => a - b);
  for (const constant of constants) {
    if (constant >= found.upper) return;
    const factor: Expression = { kind: 'number', text: String(constant) };
    const scaled = (tree: Expression): Expression => ({ kind: 'call', name: 'mul', args: [factor, tree] });
    const tried: Relation = isTurned(relation)
      ? { left: scaled(relation.left), comparison: '>=', right: relation.right, text: relation.text }
      : { left: relation.left, comparison: '<=', right: scaled(relation.right), text: relation.text };
    const { outcome, boxes, open } = proveRelation(compiled, tried, PROOF);
    found.boxes += boxes + open;
    if (outcome !== 'proved') continue;
    // the double next above, because the numeral need not be a double
    found.upper = constant === 1 ? 1 : constant * (1 + 3e-16);
    return;
  }
}

/** To seven digits, upwards. */
const roundedUp = (value: number): number => Number((value + 5e-7 * Math.abs(value)).toPrecision(7));

const isTurned = ({ comparison }: Relation): boolean => comparison === '>=' || comparison === '>';

function ratioText(relation: Relation): string {
  const [small, large] = isTurned(relation)
    ? [relation.right, relation.left]
    : [relation.left, relation.right];
  return print({ kind: 'call', name: 'div', args: [small, large] });
}

interface Entry {
  readonly box: Box;
  readonly upper: number;
  readonly one: Reading;
}

interface Found {
  lower: number;
  upper: number;
  boxes: number;
  at?: Point;
}

function bound(
  compiled: CompiledClaim,
  relation: Relation,
  cases: readonly ProofCase[],
  { budget = 4000, tolerance = 1e-9 }: TightenOptions,
): Found {
  const found: Found = { lower: Number.NEGATIVE_INFINITY, upper: Number.NEGATIVE_INFINITY, boxes: 0 };
  const queue: Heap<Entry> = heap(({ upper }) => upper);
  const readings = cases.map((proofCase) => readingOf(proofCase, isTurned(relation)));
  const add = (one: Reading, box: Box): void => {
    found.boxes += 1;
    const upper = one.upperOn(box);
    if (upper === undefined) return;
    for (const values of one.candidates(box)) visit(compiled, one, values, found);
    queue.push({ box, upper, one });
  };
  for (const one of readings) {
    climb(compiled, one, found);
    add(one, boxOf(one.proofCase.variables));
  }
  while (found.boxes < budget) {
    const top = queue.top();
    if (top === undefined || top.upper - found.lower <= tolerance * Math.abs(found.lower)) break;
    const at = widest(top);
    if (at === undefined) break;
    queue.pop();
    for (const part of split(top.box, at, top.one.proofCase.variables[at]!).slice(0, 2) as Box[])
      add(top.one, part);
  }
  found.upper = Math.max(queue.top()?.upper ?? Number.NEGATIVE_INFINITY, found.lower);
  return found;
}

function widest({ box, one }: Entry): number | undefined {
  const { variables } = one.proofCase;
  const sides = variables
    .map((_, at) => at)
    .filter((at) => isSplit(box, at, variables[at]!) && one.varies(at));
  if (sides.length === 0) return undefined;
  const shares = sides.map((at) => share(box, at, variables[at]!));
  return sides[shares.indexOf(Math.max(...shares))];
}

/** The value of the ratio at a point of the regime, rounded down, when it beats what was found. */
function visit(compiled: CompiledClaim, one: Reading, values: readonly number[], found: Found): void {
  const lower = one.lowerAt(values);
  if (!(lower > found.lower)) return;
  const { variables, pointAt } = one.proofCase;
  const point = pointAt(Object.fromEntries(variables.map(({ name }, k) => [name, values[k]!])));
  if (!compiled.regime.contains(point)) return;
  found.lower = lower;
  found.at = point;
}

/** Steps along one variable at a time, from the middle and the ends, by doubles alone: a good point to begin with. */
function climb(compiled: CompiledClaim, one: Reading, found: Found): void {
  const { variables } = one.proofCase;
  const read = floatReading({
    inputs: variables.map(({ name }) => name),
    definitions: [],
    outputs: [one.ratio],
  });
  const out = new Float64Array(1);
  const isIn = (at: readonly number[]): boolean =>
    compiled.regime.contains(
      one.proofCase.pointAt(Object.fromEntries(variables.map(({ name }, k) => [name, at[k]!]))),
    );
  const value = (at: readonly number[]): number => {
    if (!isIn(at)) return Number.NEGATIVE_INFINITY;
    read(out, ...at);
    return Number.isFinite(out[0]!) ? out[0]! : Number.NEGATIVE_INFINITY;
  };
  const stops = variables.map(({ lo, hi, isLog, isWhole }) =>
    Array.from({ length: 17 }, (_, k) => {
      const part = k / 16;
      const x = isLog && lo > 0 ? Math.exp(Math.log(lo) + part * Math.log(hi / lo)) : lo + part * (hi - lo);
      const kept = Math.min(hi, Math.max(lo, k === 16 ? hi : x));
      return isWhole ? Math.round(kept) : kept;
    }),
  );
  for (const start of [0, 8, 16]) {
    let point: readonly number[] = stops.map((row) => row[start]!);
    let best = value(point);
    for (let round = 0; round < 4; round++)
      for (const [k, row] of stops.entries())
        for (const stop of row) {
          const other = point.with(k, stop);
          const there = value(other);
          if (there > best) [point, best] = [other, there];
        }
    visit(compiled, one, point, found);
  }
}

/** Enclosures of the ratio of one case. */
interface Reading {
  readonly proofCase: ProofCase;
  readonly ratio: Expression;
  /** Rounded up; undefined when no point of the box is in regime. */
  readonly upperOn: (box: Box) => number | undefined;
  readonly lowerAt: (values: readonly number[]) => number;
  /** Points of the box at which the ratio may be large. */
  readonly candidates: (box: Box) => readonly (readonly number[])[];
  readonly varies: (variable: number) => boolean;
}

function readingOf(proofCase: ProofCase, turned: boolean): Reading {
  const { variables, left, right, assumptions } = proofCase;
  const [small, large] = turned ? [right, left] : [left, right];
  const names = variables.map(({ name }) => name);
  const plain: Expression = { kind: 'call', name: 'div', args: [small, large] };
  const signOf = signs(variables);
  const normal = normaliser({
    expand: false,
    isNonnegative: (tree) => ['positive', 'nonnegative'].includes(signOf(tree)),
  });
  const ratio = treeOf(normal.of(plain));
  const forms = [plain, ratio];
  const outputs = [...forms, large, ...assumptions];
  const read = intervalReading(names, outputs);
  const out = new Float64Array(3 * outputs.length);
  const slopes = names.map((name) => slopeOf(ratio, name, names));
  const used = new Set([ratio, ...assumptions].flatMap(freeNames));

  const enclosed = (box: Box): readonly [lo: number, hi: number] | 'outside' => {
    read(out, box);
    if (assumptions.some((_, k) => out[3 * (forms.length + 1 + k) + 1] === 0)) return 'outside';
    const isPositive = out[3 * forms.length]! > 0 && out[3 * forms.length + 2]! > 0 && out[2]! > 0;
    if (!isPositive) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    return [Math.max(out[0]!, out[3]!), Math.min(out[1]!, out[4]!)];
  };
  const slopeSigns = (box: Box): readonly (1 | -1 | 0)[] =>
    slopes.map((slope, at) => {
      if (slope === undefined || box[2 * at] === box[2 * at + 1]) return 0;
      const range = new Float64Array(3);
      slope(range, box);
      if (!(range[2]! > 0)) return 0;
      return range[0]! >= 0 ? 1 : range[1]! <= 0 ? -1 : 0;
    });
  /** The face on which the ratio is largest by the signs of its slopes. */
  const face = (box: Box): Box => {
    const part = box.slice();
    for (const [at, sign] of slopeSigns(box).entries()) {
      if (sign === 1) part[2 * at] = box[2 * at + 1]!;
      if (sign === -1) part[2 * at + 1] = box[2 * at]!;
    }
    return part;
  };
  return {
    proofCase,
    ratio,
    upperOn: (box) => {
      const whole = enclosed(box);
      if (whole === 'outside') return undefined;
      const onFace = enclosed(face(box));
      return onFace === 'outside' || whole[1] === Number.POSITIVE_INFINITY
        ? whole[1]
        : Math.min(whole[1], onFace[1]);
    },
    lowerAt: (values) => {
      const range = enclosed(boxAt(values));
      return range === 'outside' ? Number.NEGATIVE_INFINITY : range[0];
    },
    candidates: (box) => {
      const inside = (part: Box, share: number): readonly number[] =>
        variables.map(({ isWhole }, at) => {
          const value = part[2 * at]! + share * (part[2 * at + 1]! - part[2 * at]!);
          return isWhole ? Math.floor(value) : value;
        });
      return [inside(face(box), 0.5), inside(box, 0.5), inside(box, 0), inside(box, 1)];
    },
    varies: (variable) => used.has(names[variable]!),
  };
}

const boxAt = (values: readonly number[]): Box =>
  Float64Array.from(values.flatMap((value) => [value, value]));

function slopeOf(tree: Expression, name: string, names: readonly string[]): IntervalReading | undefined {
  if (!freeNames(tree).includes(name)) return undefined;
  try {
    return intervalReading(names, [derivative(tree, name)]);
  } catch {
    return undefined;
  }
}
