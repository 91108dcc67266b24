import { type Goal, numeralOf } from './goal.js';
import type { Box, Variable } from './variable.js';

/** What is found out about a goal on one box without splitting it. */
export interface Decision {
  readonly outcome: 'holds' | 'fails' | 'open';
  /** How it was seen to hold. */
  readonly how: 'enclosure' | 'monotone' | 'mean value' | 'exact' | 'none';
  /** Lower and upper end of the first form. */
  readonly lo: number;
  readonly hi: number;
}

const OPEN = { outcome: 'open', how: 'none' } as const;

/** Derivatives of derivatives are asked up to this order. */
const DEEPEST = 3;

/**
 * Whether a goal holds on the whole box: its enclosure; the enclosure on the face where it is least by the
 * signs of its slopes (which are goals themselves, so that a slope that vanishes on the face is decided by its
 * own slopes); the mean value form; and, where variables have single values, the goal with these put in, in
 * which equal terms cancel exactly.
 */
export function decide(goal: Goal, box: Box, variables: readonly Variable[], depth = DEEPEST): Decision {
  const count = goal.forms.length;
  const out = new Float64Array(3 * count);
  goal.read(out, box);
  if (goal.constant !== undefined && out[2]! > 0) return constantly(goal);
  const best = bestOf(out, count);
  if (holds(goal, best.lo)) return { outcome: 'holds', how: 'enclosure', ...best };
  if (fails(goal, best.hi)) return { outcome: 'fails', how: 'enclosure', ...best };
  const put = atPoints(goal, box, variables, depth);
  if (put !== undefined) return { ...put, ...best };
  // Another form may be defined where the tree itself is not.
  if (depth <= 0 || !(out[2]! > 0)) return { ...OPEN, ...best };
  for (let form = 0; form < count; form++) {
    if (out[3 * form + 2] !== 2) continue;
    const how = bySlopes(goal, form, box, variables, depth);
    if (how !== undefined) return { outcome: 'holds', how, ...best };
  }
  return { ...OPEN, ...best };
}

function constantly(goal: Goal): Decision {
  const { s, n } = goal.constant!;
  const isHeld = n === 0n ? !goal.isStrict : s > 0n;
  const value = goal.constant!.valueOf();
  return { outcome: isHeld ? 'holds' : 'fails', how: 'exact', lo: value, hi: value };
}

/** Forms differ by positive factors, so that signs may be taken from any; it and the first must be defined on the box. */
function bestOf(out: Float64Array, count: number): { readonly lo: number; readonly hi: number } {
  let [lo, hi] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let form = 0; form < count && out[2]! > 0; form++) {
    if (!(out[3 * form + 2]! > 0)) continue;
    if (out[3 * form]! > lo) lo = out[3 * form]!;
    if (out[3 * form + 1]! < hi) hi = out[3 * form + 1]!;
  }
  return { lo, hi };
}

const holds = (goal: Goal, lo: number): boolean => (goal.isStrict ? lo > 0 : lo >= 0);
const fails = (goal: Goal, hi: number): boolean => (goal.isStrict ? hi <= 0 : hi < 0);

/** The goal with the variables put in that have single values, when these are short numerals. */
function atPoints(
  goal: Goal,
  box: Box,
  variables: readonly Variable[],
  depth: number,
): Pick<Decision, 'outcome' | 'how'> | undefined {
  let face = goal;
  let isOther = false;
  for (let at = 0; at < variables.length; at++) {
    const value = box[2 * at]!;
    if (value !== box[2 * at + 1]! || !isSpecial(value, variables[at]!) || !uses(face, variables[at]!.name))
      continue;
    const numeral = numeralOf(value);
    if (numeral === undefined) continue;
    face = face.face(at, numeral);
    isOther = true;
  }
  if (!isOther) return undefined;
  const found = decide(face, box, variables, depth);
  return found.outcome === 'open' ? undefined : found;
}

/** Ends of the domain and small whole numbers: values at which claims are equalities. */
const isSpecial = (value: number, { lo, hi }: Variable): boolean =>
  value === lo || value === hi || (Number.isInteger(value) && Math.abs(value) <= 12);

const uses = (goal: Goal, name: string): boolean => goal.mentions.some((names) => names.has(name));

function bySlopes(
  goal: Goal,
  form: number,
  box: Box,
  variables: readonly Variable[],
  depth: number,
): 'monotone' | 'mean value' | undefined {
  const slopes = goal.slopes(form);
  const out = new Float64Array(3);
  const face = box.slice();
  const ranges = slopes.map((slope, at) => {
    if (slope === undefined || box[2 * at] === box[2 * at + 1]) return undefined;
    slope.read(out, box);
    let [lo, hi] = out[2]! > 0 ? [out[0]!, out[1]!] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    if (lo < 0 && hi > 0 && depth > 1) {
      if (decide(slope.rises(), box, variables, depth - 1).outcome === 'holds') lo = 0;
      else if (decide(slope.falls(), box, variables, depth - 1).outcome === 'holds') hi = 0;
    }
    if (lo >= 0) face[2 * at + 1] = box[2 * at]!;
    else if (hi <= 0) face[2 * at] = box[2 * at + 1]!;
    return [lo, hi] as const;
  });
  if (
    face.some((end, at) => end !== box[at]) &&
    decide(goal.ofForm(form), face, variables, depth - 1).outcome === 'holds'
  )
    return 'monotone';
  return meanValue(goal, form, box, variables, ranges) ? 'mean value' : undefined;
}

/** f(x) >= f(c) + the least of slope (x - c) over the box, in every variable. */
function meanValue(
  goal: Goal,
  form: number,
  box: Box,
  variables: readonly Variable[],
  ranges: readonly (readonly [number, number] | undefined)[],
): boolean {
  const centre = box.slice();
  let drop = 0;
  for (let at = 0; at < ranges.length; at++) {
    const [a, b] = [box[2 * at]!, box[2 * at + 1]!];
    if (a === b) continue;
    const range = ranges[at];
    if (range === undefined) {
      if (goal.mentions[form]!.has(variables[at]!.name)) return false;
      continue;
    }
    const middle = range[0] >= 0 ? a : range[1] <= 0 ? b : a + (b - a) / 2;
    centre[2 * at] = middle;
    centre[2 * at + 1] = middle;
    const left = Math.max(0, range[1]) * (middle - a);
    const right = Math.max(0, -range[0]) * (b - middle);
    drop += Math.max(left, right) * (1 + 1e-14);
  }
  if (!(drop < Number.POSITIVE_INFINITY)) return false;
  const out = new Float64Array(3 * goal.forms.length);
  goal.read(out, centre);
  return out[3 * form + 2] === 2 && out[2]! > 0 && out[3 * form]! > drop * (1 + 1e-12) + 1e-290;
}
