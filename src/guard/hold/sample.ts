import type { CompiledClaim } from '../../claim/index.js';
import { evaluate, parse } from '../../expression/index.js';
import type { Point } from '../../regime/index.js';
import { type Moments, mergeMoments, momentsOf, noMoments } from '../../statistics/index.js';
import { type Bound, type BoundedQuantity, boundsOf, type Side } from './bound.js';
import type { Holding, StepRule } from './holding.js';
import { type Column, column } from './numbering.js';
import type { Row, Sources } from './sources.js';
import { composes, isScale, nextMean } from './stepRule.js';
import { type Law, type Strand, type StrandSummary, strand } from './tests.js';
import type { Taker, Trajectory } from './trajectory.js';
import { type Drawn, variationReading } from './variation.js';

/** The data of one generation against its bound; in units of the bound when `isRatio`. */
export interface CellSummary extends StrandSummary {
  readonly point: Point;
  readonly generation?: number;
  readonly bound: number;
  readonly isRatio: boolean;
}

/** All that was seen of one group of rows with equal parameters, for one relation. */
export interface GroupSummary {
  readonly relation: string;
  readonly quantity: string;
  readonly side: Side;
  /** Parameters of the group; generation and start left out. */
  readonly point: Point;
  readonly cells: readonly CellSummary[];
  /** Steps of trajectories over the mean that the claim gives them, or the differences where that mean is none. */
  readonly steps?: StrandSummary;
  readonly rule: StepRule;
  /** The same steps in parts: those at generations 1, 2, 3-4, 5-8, and so on. */
  readonly stepParts: readonly StrandSummary[];
  /** Moments over replicates of each replicate's mean ratio to its bound. */
  readonly replicates: Moments;
  readonly isRatio: boolean;
  readonly values: number;
  readonly missing: number;
  readonly notFinite: number;
  readonly outside: number;
  readonly outsideBecause?: string;
  readonly badValue?: string;
}

interface Cell {
  readonly point: Point;
  readonly generation?: number;
  /** Undefined where the claim says nothing. */
  readonly bound?: Bound;
  readonly isRatio: boolean;
  readonly strand?: Strand;
  readonly outside?: string;
}

interface Group {
  readonly bounded: BoundedQuantity;
  readonly place: number;
  readonly base: Point;
  readonly cells: Map<number, Cell>;
  /** For each run the sum and the number of its values. */
  readonly sums: Column;
  readonly counts: Column;
  runs: number;
  readonly rule: StepRule;
  steps?: Strand;
  readonly stepParts: Map<number, Strand>;
  side: Side;
  isRatio: boolean;
  values: number;
  missing: number;
  notFinite: number;
  outside: number;
  outsideBecause?: string;
  badValue?: string;
  single: Moments;
  pending: number[];
}

/** Gathers the rows of a holding into groups of equal parameters, each tested generation by generation and step by step. */
export interface Sample extends Taker {
  readonly summary: () => readonly GroupSummary[];
  readonly unused: readonly string[];
}

/** Points at which the claim's process is simulated for its spread, in one group. */
const MOST_SPREADS = 40;

export function sampleOf(holding: Holding, sources: Sources, drawn: Drawn): Sample {
  const { claim } = holding;
  const { bounds: asClaimed, unused } = boundsOf(claim, sources.quantities);
  const bounds = holding.reshape === undefined ? asClaimed : asClaimed.map(holding.reshape);
  const { varying, generation, start, fixed } = sources;
  const depth = varying.length - (generation === undefined ? 0 : 1);
  const groups = new Map<string, readonly Group[]>();
  const spreads = new Map(
    bounds.map(({ quantity }) => [quantity, variationReading(claim, quantity, holding.variation, drawn)]),
  );
  let lastValues: Trajectory['group'] | undefined;
  let lastGroups: readonly Group[] = [];

  const groupsOf = (run: Trajectory): readonly Group[] => {
    if (run.group === lastValues) return lastGroups;
    const key = depth === 0 ? '' : JSON.stringify(run.group);
    let found = groups.get(key);
    if (found === undefined) {
      const base = { ...fixed, ...Object.fromEntries(run.group.map((value, i) => [varying[i]!, value])) };
      found = bounds.map((bounded) => newGroup(bounded, base));
      groups.set(key, found);
    }
    lastValues = run.group;
    lastGroups = found;
    return found;
  };

  const newGroup = (bounded: BoundedQuantity, base: Point): Group => ({
    bounded,
    place: sources.quantities.indexOf(bounded.quantity),
    base,
    cells: new Map(),
    sums: column(),
    counts: column(),
    runs: 0,
    stepParts: new Map(),
    rule: ruleOf(holding, sources, bounded, base),
    side: '=',
    isRatio: true,
    values: 0,
    missing: 0,
    notFinite: 0,
    outside: 0,
    single: noMoments,
    pending: [],
  });

  const cellOf = (group: Group, now: number, seen: number): Cell => {
    const point = {
      ...group.base,
      ...(generation !== undefined && { [generation]: now }),
      ...(start !== undefined && { [start.parameter]: 1 }),
    };
    const where = claim.regime.violated(point);
    const shared = { point, ...(generation !== undefined && { generation: now }) };
    if (where !== undefined) return { ...shared, isRatio: false, outside: where };
    const bound = group.bounded.at(point);
    if (typeof bound === 'string') return { ...shared, isRatio: false, outside: bound };
    if (start !== undefined && !(bound.value > 0 && isScale(group.bounded, point, start.parameter)))
      return {
        ...shared,
        isRatio: false,
        outside: `the bound is not proportional to ${start.parameter}, so that trajectories with other starts cannot be compared`,
      };
    const law = lawOf(claim, group.bounded.quantity, point, bound.value);
    const isRatio = law.kind === 'nonnegative' && bound.value > 0;
    const spread =
      seen < MOST_SPREADS || seen % 16 === 0
        ? spreads.get(group.bounded.quantity)!(point, bound.value)
        : undefined;
    const variance = spread === undefined ? undefined : isRatio ? spread : spread * bound.value * bound.value;
    const known: Law = { ...law, ...(variance !== undefined && { variance }) };
    return { ...shared, bound, isRatio, strand: strand(bound.side, isRatio ? 1 : bound.value, known) };
  };

  const takeValue = (group: Group, row: Row, run: Trajectory): void => {
    const value = row.measured[group.place]!;
    const now = generation === undefined ? 0 : (row.values[varying.length - 1] as number);
    if (Number.isNaN(value) || Number.isNaN(now)) {
      group.missing += 1;
      return;
    }
    if (!Number.isFinite(value)) {
      group.notFinite += 1;
      return;
    }
    let cell = group.cells.get(now);
    if (cell === undefined) {
      cell = cellOf(group, now, group.cells.size);
      group.cells.set(now, cell);
    }
    if (group.rule !== 'none') takeStep(group, run, value, now);
    if (cell.bound === undefined) {
      group.outside += 1;
      group.outsideBecause ??= cell.outside!;
      return;
    }
    const bad = outOfSupport(cell.strand!.law, value);
    if (bad !== undefined) {
      group.badValue ??= `line ${row.line}: ${group.bounded.quantity} is ${value}, ${bad}`;
      return;
    }
    if (start !== undefined && !(run.start > 0 && run.start < Infinity)) {
      group.badValue ??= `line ${row.line}: the trajectory starts at ${run.start}, but has to start at a positive number`;
      return;
    }
    const scale = start === undefined ? cell.bound.value : cell.bound.value * run.start;
    const x = cell.isRatio ? value / scale : value;
    if (!Number.isFinite(x)) {
      group.notFinite += 1;
      return;
    }
    group.side = cell.bound.side;
    group.isRatio = cell.isRatio;
    group.values += 1;
    cell.strand!.add(x);
    takeReplicate(group, run, cell.isRatio ? x : x - cell.bound.value);
  };

  const takeReplicate = (group: Group, run: Trajectory, x: number): void => {
    if (!sources.hasReplicates || generation === undefined) {
      group.pending.push(x);
      if (group.pending.length === 1024) settle(group);
      return;
    }
    const { sums, counts } = group;
    const isNew = run.number >= group.runs;
    if (isNew) group.runs = run.number + 1;
    sums.set(run.number, x + (isNew ? 0 : sums.get(run.number)));
    counts.set(run.number, 1 + (isNew ? 0 : counts.get(run.number)));
  };

  const takeStep = (group: Group, run: Trajectory, value: number, now: number): void => {
    const before = run.values[group.place]!;
    if (now !== run.last + 1 || !Number.isFinite(before)) return;
    const [earlier, later] = [boundNear(group, run.last), boundNear(group, now)];
    if (earlier === undefined || later === undefined) return;
    const scale = start === undefined ? 1 : run.start;
    if (!(scale > 0 && scale < Infinity)) return;
    const given = nextMean(group.rule, before, earlier * scale, later * scale);
    if (group.steps === undefined) {
      const point = {
        ...group.base,
        ...(generation !== undefined && { [generation]: 1 }),
        ...(start !== undefined && { [start.parameter]: 1 }),
      };
      const found = group.bounded.at(point);
      if (typeof found === 'string') return;
      const spread =
        group.rule === 'ratio' && start !== undefined
          ? spreads.get(group.bounded.quantity)!(point, found.value)
          : undefined;
      const law: Law =
        group.rule === 'ratio'
          ? { kind: 'nonnegative', ...(spread !== undefined && { variance: spread }) }
          : { kind: 'real' };
      group.steps = strand(found.side, group.rule === 'ratio' || given > before ? 1 : 0, law);
    }
    const step = stepOf(group.rule, group.steps.mean, value, before, given);
    if (step !== undefined && Number.isFinite(step)) addStep(group, step, now);
  };

  /** Adds a step to all of them and to those of its generations: 1, 2, 3-4, 5-8, ... */
  const addStep = (group: Group, step: number, now: number): void => {
    const { side, mean, law } = group.steps!;
    const part = Math.ceil(Math.log2(Math.max(1, now)));
    let ofPart = group.stepParts.get(part);
    if (ofPart === undefined) {
      ofPart = strand(side, mean, law, group.steps);
      group.stepParts.set(part, ofPart);
    }
    ofPart.add(step);
  };

  /** The bound at a generation, for a start of 1; the start itself where the claim has not begun. */
  const boundNear = (group: Group, at: number): number | undefined => {
    if (start !== undefined && at === start.at) return 1;
    return group.cells.get(at)?.bound?.value;
  };

  return {
    unused,
    take: (row, run) => {
      for (const group of groupsOf(run)) takeValue(group, row, run);
    },
    summary: () => [...groups.values()].flatMap((some) => some.map((group) => summaryOf(group))),
  };
}

/** The mean of each run that has values. */
function meansOf({ sums, counts, runs }: Group): Float64Array {
  const means = new Float64Array(runs);
  let used = 0;
  for (let i = 0; i < runs; i++) if (counts.get(i) > 0) means[used++] = sums.get(i) / counts.get(i);
  return means.subarray(0, used);
}

/** A step in units of its claimed mean, or of the claimed growth; the difference where there is no growth. */
function stepOf(
  rule: StepRule,
  mean: number,
  value: number,
  before: number,
  given: number,
): number | undefined {
  if (rule === 'ratio') return given > 0 && value >= 0 ? value / given : undefined;
  if (mean === 0) return value - given;
  return given > before ? (value - before) / (given - before) : undefined;
}

function settle(group: Group): void {
  group.single = mergeMoments(group.single, momentsOf(group.pending));
  group.pending = [];
}

function ruleOf(
  holding: Holding,
  { generation, start, hasReplicates }: Sources,
  bounded: BoundedQuantity,
  base: Point,
): StepRule {
  if (generation === undefined || !hasReplicates) return 'none';
  if (holding.steps !== undefined && holding.steps !== 'auto') return holding.steps;
  return start !== undefined && composes(bounded, base, generation, start.parameter) ? 'ratio' : 'none';
}

function lawOf(claim: CompiledClaim, quantity: string, point: Point, bound: number): Law {
  const { support } = claim.claim.measures[quantity]!;
  if (support === 'nonnegative')
    return bound > 0 ? { kind: 'nonnegative' } : { kind: 'nonnegative', lower: 0 };
  if (support === 'indicator') return { kind: 'indicator', lower: 0, upper: 1 };
  if (support === 'real') return { kind: 'real' };
  const [lower, upper] = support.map((text) =>
    evaluate(parse(text, claim.scope, claim.claim.id), point, claim.parameterDefinitions),
  );
  return { kind: 'bounded', lower: lower!, upper: upper! };
}

function outOfSupport({ kind, lower, upper }: Law, value: number): string | undefined {
  if (kind === 'nonnegative' && value < 0) return 'but cannot be negative';
  if (kind === 'bounded' && (value < lower! || value > upper!)) return `outside [${lower}, ${upper}]`;
  // A frequency of an indicator over several trials lies between 0 and 1 too.
  if (kind === 'indicator' && (value < 0 || value > 1)) return 'but a probability lies in [0, 1]';
  return undefined;
}

function summaryOf(group: Group): GroupSummary {
  if (group.pending.length > 0) settle(group);
  const means = meansOf(group);
  // Parts are closed before the whole, which takes over their last blocks.
  const stepParts = [...group.stepParts.values()].map((part) => part.close());
  const cells = [...group.cells.values()]
    .filter((cell) => cell.bound !== undefined)
    .map((cell) => ({
      ...cell.strand!.close(),
      point: cell.point,
      ...(cell.generation !== undefined && { generation: cell.generation }),
      bound: cell.bound!.value,
      isRatio: cell.isRatio,
    }))
    .sort((a, b) => (a.generation ?? 0) - (b.generation ?? 0));
  const { bounded, base, side, isRatio, values, missing, notFinite, outside, outsideBecause, badValue } =
    group;
  return {
    relation: bounded.relation,
    quantity: bounded.quantity,
    side,
    point: base,
    cells,
    ...(group.steps !== undefined && { steps: group.steps.close() }),
    stepParts,
    rule: group.rule,
    replicates: means.length > 0 ? mergeMoments(momentsOf(means), noMoments) : group.single,
    isRatio,
    values,
    missing,
    notFinite,
    outside,
    ...(outsideBecause !== undefined && { outsideBecause }),
    ...(badValue !== undefined && { badValue }),
  };
}
