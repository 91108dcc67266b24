import type { CompiledClaim } from '../../claim/index.js';
import { type Expression, freeNames, intervalReading, print } from '../../expression/index.js';
import type { Point } from '../../regime/index.js';
import { decide } from '../decide.js';
import { goalOf } from '../goal.js';
import { proveRelation } from '../proveRelation.js';
import { signs } from '../signs.js';
import { type Box, boxOf, isSplit, share, split, type Variable } from '../variable.js';
import { axisOf } from './axisOf.js';
import { seriesTerms } from './seriesTerms.js';
import { type Slice, type SlicedForm, type SlicedRelation, sliceOf } from './slice.js';
import { slicePoint } from './slicePoint.js';

/** One axis of a slice. */
export interface FrontierAxis {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly scale: 'linear' | 'log';
  readonly type: 'integer' | 'real';
}

export type FrontierOutcome = 'proved' | 'violated' | 'undecided';

/** A box of the slice: whether the relations hold on all of it, and whether it lies in the stated regime. */
export interface FrontierBox {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Violated: some relation fails at every point of the box. Speaks of the relations alone, in regime or not. */
  readonly outcome: FrontierOutcome;
  readonly regime: 'inside' | 'outside' | 'mixed';
}

/** What is seen at one point of the slice, when no enclosures can be had. */
export interface FrontierPoint {
  readonly x: number;
  readonly y: number;
  readonly outcome: 'holds' | 'fails' | 'undecided' | 'undefined';
  /** `tested`: decided on samples by a test with a stated level. */
  readonly how: 'exact' | 'sampled' | 'tested';
  readonly regime: 'inside' | 'outside';
}

/** Where a claim holds on a two-dimensional slice of its domain. */
export interface Frontier {
  readonly format: 1;
  readonly kind: 'holdfast frontier';
  readonly claim: string;
  readonly title: string;
  readonly relations: readonly string[];
  readonly assumptions: readonly string[];
  readonly x: FrontierAxis;
  readonly y: FrontierAxis;
  /** The values of the other parameters. */
  readonly at: Point;
  /** `boxes`: enclosures on boxes. `points`: single points, because a side has no closed form. */
  readonly basis: 'boxes' | 'points';
  /** With points they tell the regime alone, and all are undecided. */
  readonly boxes: readonly FrontierBox[];
  readonly points: readonly FrontierPoint[];
  /** Shares of the stated regime's part of the slice, in the axes' scales; boxes only. Mixed boxes count as undecided. */
  readonly shares: Readonly<Record<FrontierOutcome, number>>;
}

export interface FrontierOptions {
  /** The parameter along the horizontal axis. */
  readonly x: string;
  /** The parameter along the vertical axis. */
  readonly y: string;
  /** Values of other parameters; the rest get simple values in regime. */
  readonly at?: Point;
  /** The relation to look at, from 0. Default: all of them. */
  readonly relation?: number;
  /** Most boxes that are looked at. Default 3000. */
  readonly budget?: number;
  /** Evaluates the relations at a point when a side has no closed form; without it such a claim is refused. */
  readonly evaluate?: (point: Point) => Pick<FrontierPoint, 'outcome' | 'how'>;
  /**
   * Forms whose sums and products have more terms than this are enclosed without slopes, whose enclosures are
   * many times as long. Default: none are.
   */
  readonly terms?: number;
  /** Also evaluates the points of the grid in regime at which boxes leave the relations undecided. Default false. */
  readonly fill?: boolean;
  /** Whether the relation at a place is known to be proved on the whole regime. Default: the prover is asked. */
  readonly isProved?: (relation: number) => boolean;
  /** Most columns and rows of the grid of points. Default [25, 17]. */
  readonly grid?: readonly [number, number];
}

/**
 * Paves the slice of a claim in which x and y vary and the other parameters are fixed: boxes on which every
 * relation is proved, boxes on which one fails everywhere, and the undecided rest. Where a side has no closed
 * form, the points of a grid instead, each marked exact or sampled.
 *
 * @throws Error with one sentence when an axis is no number of the claim, both axes are the same, or `at` names no parameter.
 */
export function frontier(compiled: CompiledClaim, options: FrontierOptions): Frontier {
  const at = slicePoint(compiled, options);
  const slice = sliceOf(compiled, [options.x, options.y], at);
  const relations = chosen(compiled.claim.id, slice.relations, options.relation);
  const hasForms = relations.every(({ forms }) => forms.length > 0);
  if (!hasForms && options.evaluate === undefined)
    throw new Error(`${compiled.claim.id}: a side has no closed form, so no box can be enclosed`);
  const isProved = options.isProved ?? ((place: number) => isProvedInRegime(compiled, place));
  const known = relations.map((relation) => ({
    ...relation,
    isProved: hasForms && isProved(slice.relations.indexOf(relation)),
  }));
  const budget = options.budget ?? 3000;
  const boxes = hasForms
    ? pave({ ...slice, relations: known }, budget, options.terms ?? Number.POSITIVE_INFINITY)
    : regimeOf(slice, budget);
  const [x, y] = slice.variables as [Variable, Variable];
  return {
    format: 1,
    kind: 'holdfast frontier',
    claim: compiled.claim.id,
    title: compiled.claim.title,
    relations: relations.map(({ text }) => text),
    assumptions: compiled.claim.regime.assumptions,
    x: axisOf(x),
    y: axisOf(y),
    at: Object.fromEntries(Object.entries(at).filter(([name]) => name !== options.x && name !== options.y)),
    basis: hasForms ? 'boxes' : 'points',
    boxes,
    points: pointsOf(hasForms ? boxes : undefined, { compiled, x, y, at, options }),
    shares: sharesOf(hasForms ? boxes : [], x, y),
  };
}

function chosen(id: string, relations: readonly SlicedRelation[], at: number | undefined) {
  if (at === undefined) return relations;
  const one = relations[at];
  if (one === undefined)
    throw new Error(`${id}: there is no relation ${at + 1}; it has ${relations.length}, counted from 1`);
  return [one];
}

/** Boxes that the prover gets to show a relation on the whole regime. */
const PROOF = 200;

/** Whether the prover shows a relation everywhere in the regime; then it holds on the regime's part of any slice. */
function isProvedInRegime(compiled: CompiledClaim, place: number): boolean {
  const { outcome, covered } = proveRelation(compiled, compiled.relations[place]!, PROOF);
  return outcome === 'proved' && covered === 'everywhere';
}

/** Which parts of a slice lie in the stated regime. */
const regimeOf = (slice: Slice, budget: number): readonly FrontierBox[] =>
  pave({ ...slice, relations: [] }, budget, 0).map((box) => ({ ...box, outcome: 'undecided' }));

/** A relation with whether it is known to hold on the whole regime. */
interface KnownRelation extends SlicedRelation {
  readonly isProved: boolean;
}

type Judge = (box: Box) => FrontierOutcome;

/**
 * Set inversion: boxes are cut until the relations and the regime are decided on them, the largest first.
 * Inside the regime the relations are rewritten by the signs that parts have there.
 */
function pave(
  { variables, relations, assumptions }: Slice & { readonly relations: readonly KnownRelation[] },
  budget: number,
  terms: number,
): readonly FrontierBox[] {
  const inRegime = conditionsJudge(assumptions, variables);
  const judgesBy = (signOf: SignOf, chosen: readonly SlicedRelation[]): readonly Judge[] =>
    chosen.map((relation) => relationJudge(relation, { variables, signOf, terms }));
  const isOpen = (_: unknown, place: number): boolean => !relations[place]!.isProved;
  const judges = judgesBy(signs(variables), relations);
  const [anywhere, inTruth] = [all(judges), all(judges.filter(isOpen))];
  const open = relations.filter(isOpen);
  const inside = open.length === 0 ? [] : insideBoxes(inRegime, variables);
  const within = inside.length === 0 ? inTruth : all(judgesBy(signsOn(inside, variables), open));
  const queue: Entry[] = [{ box: boxOf(variables), level: 0, isInside: false }];
  const done: FrontierBox[] = [];
  for (let head = 0; head < queue.length; head++) {
    const { box, level, ...before } = queue[head]!;
    const truth = inRegime(box);
    const isInside = before.isInside || (truth === true && level < REGIME_LEVEL);
    const outcome = (isInside ? within : truth === true ? inTruth : anywhere)(box);
    const isDone =
      outcome !== 'undecided' ? truth !== undefined || level >= MIXED_LEVEL : truth === false && level >= 8;
    const at = isDone || queue.length >= budget ? undefined : longest(box, variables);
    if (at === undefined) done.push(shown(box, outcome, truth));
    else
      for (const part of split(box, at, variables[at]!).slice(0, 2) as Box[])
        queue.push({ box: part, level: level + 1, isInside });
  }
  return done;
}

interface Entry {
  readonly box: Box;
  readonly level: number;
  /** Whether the box lies in one of `insideBoxes`. */
  readonly isInside: boolean;
}

/** The regime is looked through to this many cuts for boxes that lie inside it. */
const REGIME_LEVEL = 12;

/** The boxes, first found, that lie inside the regime: the same cuts as in the paving. */
function insideBoxes(
  inRegime: (box: Box) => boolean | undefined,
  variables: readonly Variable[],
): readonly Box[] {
  const queue: { readonly box: Box; readonly level: number }[] = [{ box: boxOf(variables), level: 0 }];
  const found: Box[] = [];
  for (const { box, level } of queue) {
    const truth = inRegime(box);
    if (truth === true) found.push(box);
    const at = truth === undefined && level + 1 < REGIME_LEVEL ? longest(box, variables) : undefined;
    if (at !== undefined)
      for (const part of split(box, at, variables[at]!).slice(0, 2) as Box[])
        queue.push({ box: part, level: level + 1 });
  }
  return found;
}

type SignOf = ReturnType<typeof signs>;

const SIGNS: readonly (readonly [ReturnType<SignOf>, (lo: number, hi: number) => boolean])[] = [
  ['positive', (lo) => lo > 0],
  ['negative', (_, hi) => hi < 0],
  ['nonnegative', (lo) => lo >= 0],
  ['nonpositive', (_, hi) => hi <= 0],
];

/** The signs that trees have on all of these boxes. */
function signsOn(boxes: readonly Box[], variables: readonly Variable[]): SignOf {
  const names = variables.map(({ name }) => name);
  const known = new Map<string, ReturnType<SignOf>>();
  const work = (tree: Expression): ReturnType<SignOf> => {
    // The term of a sum depends on the sum's own index.
    if (!freeNames(tree).every((name) => names.includes(name))) return 'unknown';
    const read = intervalReading(names, [tree]);
    const out = new Float64Array(3);
    let left = SIGNS;
    for (const box of boxes) {
      read(out, box);
      left = left.filter(([, test]) => test(out[0]!, out[1]!));
      if (left.length === 0) return 'unknown';
    }
    return left[0]![0];
  };
  return (tree) => {
    const key = print(tree);
    const sign = known.get(key) ?? work(tree);
    known.set(key, sign);
    return sign;
  };
}

/** Boxes on which the relations are settled are cut this often along the regime's boundary. */
const MIXED_LEVEL = 14;

const shown = (box: Box, outcome: FrontierOutcome, truth: boolean | undefined): FrontierBox => ({
  x: [box[0]!, box[1]!],
  y: [box[2]!, box[3]!],
  outcome,
  regime: truth === undefined ? 'mixed' : truth ? 'inside' : 'outside',
});

/** The longer side, unless both are shorter than a pixel. */
function longest(box: Box, variables: readonly Variable[]): number | undefined {
  const shares = variables.map((variable, at) => (isSplit(box, at, variable) ? share(box, at, variable) : 0));
  const most = Math.max(...shares);
  return most > 1 / 512 ? shares.indexOf(most) : undefined;
}

const all =
  (judges: readonly Judge[]): Judge =>
  (box) => {
    let isProved = true;
    for (const judge of judges) {
      const outcome = judge(box);
      if (outcome === 'violated') return 'violated';
      isProved &&= outcome === 'proved';
    }
    return isProved ? 'proved' : 'undecided';
  };

interface JudgeSetting {
  readonly variables: readonly Variable[];
  readonly signOf: SignOf;
  readonly terms: number;
}

/** A relation is settled by any of its forms that applies on the whole box. */
function relationJudge({ forms }: SlicedRelation, setting: JudgeSetting): Judge {
  const judges = forms.map((form) => ({
    applies: conditionsJudge(form.conditions, setting.variables),
    judge: formJudge(form, setting),
  }));
  return (box) => {
    for (const { applies, judge } of judges) {
      if (applies(box) !== true) continue;
      const outcome = judge(box);
      if (outcome !== 'undecided') return outcome;
    }
    return 'undecided';
  };
}

const minus = (a: Expression, b: Expression): Expression => ({ kind: 'call', name: 'sub', args: [a, b] });

function formJudge({ left, right, comparison }: SlicedForm, setting: JudgeSetting): Judge {
  const { variables, signOf, terms } = setting;
  const depth = seriesTerms(minus(left, right), variables) <= terms ? 1 : 0;
  const isDecided = (tree: Expression, isStrict: boolean) => {
    const goal = goalOf(tree, isStrict, { variables, signOf });
    return (box: Box): boolean => decide(goal, box, variables, depth).outcome === 'holds';
  };
  if (comparison === '=') {
    const [up, down] = [isDecided(minus(right, left), false), isDecided(minus(left, right), false)];
    const [above, below] = [isDecided(minus(left, right), true), isDecided(minus(right, left), true)];
    return (box) => (above(box) || below(box) ? 'violated' : up(box) && down(box) ? 'proved' : 'undecided');
  }
  const isStrict = comparison === '<' || comparison === '>';
  const gap = comparison === '<=' || comparison === '<' ? minus(right, left) : minus(left, right);
  const flipped = comparison === '<=' || comparison === '<' ? minus(left, right) : minus(right, left);
  const [holds, fails] = [isDecided(gap, isStrict), isDecided(flipped, !isStrict)];
  return (box) => (holds(box) ? 'proved' : fails(box) ? 'violated' : 'undecided');
}

/** Whether all conditions hold on the whole box, or one fails on all of it; undefined when neither is certain. */
function conditionsJudge(
  conditions: readonly Expression[],
  variables: readonly Variable[],
): (box: Box) => boolean | undefined {
  if (conditions.length === 0) return () => true;
  const out = new Float64Array(3 * conditions.length);
  const read = intervalReading(
    variables.map(({ name }) => name),
    conditions,
  );
  return (box) => {
    read(out, box);
    if (conditions.some((_, k) => out[3 * k + 1] === 0)) return false;
    return conditions.every((_, k) => out[3 * k] === 1 && out[3 * k + 2]! > 0) ? true : undefined;
  };
}

function sharesOf(
  boxes: readonly FrontierBox[],
  x: Variable,
  y: Variable,
): Readonly<Record<FrontierOutcome, number>> {
  const total = { proved: 0, violated: 0, undecided: 0 };
  for (const box of boxes) {
    if (box.regime === 'outside') continue;
    const area = extent(box.x, x) * extent(box.y, y);
    total[box.regime === 'mixed' ? 'undecided' : box.outcome] += area;
  }
  const sum = total.proved + total.violated + total.undecided;
  const part = (area: number): number => (sum === 0 ? 0 : area / sum);
  return {
    proved: part(total.proved),
    violated: part(total.violated),
    undecided: part(total.undecided),
  };
}

/** A side's length in its scale; a whole number k stands for k - 1/2 to k + 1/2. */
function extent([lo, hi]: readonly [number, number], { isWhole, isLog }: Variable): number {
  const [a, b] = isWhole ? [lo - 0.5, hi + 0.5] : [lo, hi];
  return isLog ? Math.log(b / a) : b - a;
}

interface GridSetting {
  readonly compiled: CompiledClaim;
  readonly x: Variable;
  readonly y: Variable;
  readonly at: Point;
  readonly options: FrontierOptions;
}

/** The points of the grid; where boxes were enclosed only those in regime that these leave open, if wanted. */
function pointsOf(
  boxes: readonly FrontierBox[] | undefined,
  { compiled, x, y, at, options: { evaluate, grid = [25, 17], fill } }: GridSetting,
): readonly FrontierPoint[] {
  if (evaluate === undefined || (boxes !== undefined && fill !== true)) return [];
  const isAsked = boxes === undefined ? () => true : undecidedOn(boxes);
  return stops(y, grid[1])
    .flatMap((down) => stops(x, grid[0]).map((along) => [along, down] as const))
    .filter(([along, down]) => isAsked(along, down))
    .flatMap(([along, down]) => {
      const point = { ...at, [x.name]: along, [y.name]: down };
      const isInside = compiled.regime.contains(point);
      if (boxes !== undefined && !isInside) return [];
      return [{ x: along, y: down, ...evaluate(point), regime: isInside ? 'inside' : 'outside' }];
    });
}

/** Whether a point lies on a box that is undecided, or whose part in the regime is. */
function undecidedOn(boxes: readonly FrontierBox[]): (x: number, y: number) => boolean {
  const open = boxes.filter(({ outcome, regime }) => outcome === 'undecided' && regime !== 'outside');
  return (x, y) => open.some((box) => box.x[0] <= x && x <= box.x[1] && box.y[0] <= y && y <= box.y[1]);
}

/** Values spread evenly in the axis' scale, ends included. */
function stops({ lo, hi, isLog, isWhole }: Variable, count: number): readonly number[] {
  const values = Array.from({ length: count }, (_, k) => {
    const part = k / (count - 1);
    const value = isLog ? Math.exp(Math.log(lo) + part * Math.log(hi / lo)) : lo + part * (hi - lo);
    const tidy = k === 0 ? lo : k === count - 1 ? hi : Number(value.toPrecision(6));
    return isWhole ? Math.round(tidy) : Math.min(hi, Math.max(lo, tidy));
  });
  return [...new Set(values)];
}
