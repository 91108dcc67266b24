import type { Point } from '../../regime/index.js';
import {
  asymptoticConfidence,
  type Moments,
  normalQuantile,
  studentTTails,
  varianceOf,
} from '../../statistics/index.js';
import type { Side } from './bound.js';
import type { CellSummary, GroupSummary } from './sample.js';
import type { StrandSummary } from './tests.js';

/** The data of one generation beside its bound. */
export interface SeriesEntry {
  readonly at?: number;
  readonly count: number;
  readonly mean: number;
  readonly standardError: number;
  readonly bound: number;
}

/** What the data of one group say of one relation. */
export interface Judgement {
  readonly relation: string;
  readonly quantity: string;
  readonly side: Side;
  /** Parameters of the group. */
  readonly point: Point;
  readonly outcome: 'alarm' | 'supported' | 'undecided';
  readonly reason: string;
  readonly guarantee: 'finite-sample' | 'asymptotic';
  /** False-alarm level that this judgement may spend. */
  readonly level: number;
  /** log10 of the e-value of all finite-sample tests together. */
  readonly log10E: number;
  readonly values: number;
  /** Independent replicates. */
  readonly replicates: number;
  /** What was averaged: over replicates, or over steps of trajectories. */
  readonly unit: 'replicate' | 'step';
  /** Mean over its bound (the difference where the bound is not positive) with a 95 % half-width. */
  readonly ratio: number;
  readonly halfWidth: number;
  /** Relative error that these data would have caught about every second time, at this level; Infinity when none. */
  readonly caught: number;
  /** Replicates that would settle it at the tolerance, when more are needed. */
  readonly needed?: number;
  /** The generation that speaks most against the relation. */
  readonly worst?: SeriesEntry;
  readonly series: readonly SeriesEntry[];
  /** Sum of squared standardised distances from the bound over generations, per generation. */
  readonly misfit: number;
}

/** Default relative error below which a claim counts as supported. */
export const TOLERANCE = 0.1;
/** Fewest independent values for a statement that rests on a limit theorem. */
const FEWEST = 30;

/** Judges one group at its share of the false-alarm budget. */
export function judge(group: GroupSummary, level: number, tolerance = TOLERANCE): Judgement {
  const { steps } = group;
  const useSteps = steps !== undefined && steps.moments.count >= FEWEST && group.isRatio && steps.mean === 1;
  const sample = useSteps ? steps.moments : group.replicates;
  const centre = group.isRatio ? 1 : 0;
  const logE = combined(group);
  const asymptotic = asymptoticSides(group);
  const share = asymptotic.length > 0 && Number.isFinite(logE) ? level / 2 : level;
  const refutedBy = refutation(group, logE, share, level / 2, asymptotic);
  const halfWidth = halfWidthOf(sample);
  const shared = {
    relation: group.relation,
    quantity: group.quantity,
    side: group.side,
    point: group.point,
    level,
    log10E: logE / Math.LN10,
    values: group.values,
    replicates: group.replicates.count,
    unit: useSteps ? ('step' as const) : ('replicate' as const),
    ratio: sample.mean,
    halfWidth,
    caught: caughtBy(sample, share, centre),
    ...worstOf(group),
    series: thinned(group.cells.map(entryOf)),
    misfit: misfitOf(group),
  };
  if (refutedBy !== undefined) return { ...shared, outcome: 'alarm', ...refutedBy };
  const trouble = troubleOf(group);
  if (trouble !== undefined)
    return { ...shared, outcome: 'undecided', reason: trouble, guarantee: 'asymptotic' };
  const room = roomOf(group.side, sample.mean - centre, halfWidth);
  if (sample.count < 2)
    return {
      ...shared,
      outcome: 'undecided',
      reason: 'one replicate says nothing of a mean',
      guarantee: 'asymptotic',
      needed: FEWEST,
    };
  if (room <= tolerance)
    return {
      ...shared,
      outcome: 'supported',
      reason: `within ${percent(tolerance)} (95 % limit ${percent(room)}${useSteps ? ' a generation' : ''})`,
      guarantee: 'asymptotic',
    };
  const needed = neededFor(sample, room, tolerance, halfWidth, group);
  return {
    ...shared,
    outcome: 'undecided',
    reason: `${sample.count} ${useSteps ? 'steps' : 'replicates'} leave room for an error of ${percent(room)}${asymptotic.length > 0 && sample.count < FEWEST ? `, and too ${asymptotic.includes('>=') ? 'small' : 'large'} values cannot be tested with fewer than ${FEWEST} unless their variance is known` : ''}`,
    guarantee: 'asymptotic',
    ...(needed !== undefined && { needed }),
  };
}

export const percent = (share: number): string =>
  `${(100 * share)
    .toPrecision(share < 0.1 ? 2 : 3)
    .replace(/\.?0+$/, '')
    .replace(/e\+?(\d+)/, 'e$1')} %`;

/**
 * log of one e-value for all tests of a group: the mean over generations, over all steps, and the steps in
 * parts; a mean of e-values is one whatever their dependence. Parts follow each other in time and each is an
 * e-value given those before it, so that half-hedged bets on them multiply.
 */
function combined({ cells, steps, stepParts }: GroupSummary): number {
  const parts = [
    cells.flatMap(({ logE }) => logE),
    steps?.logE ?? [],
    stepParts.length > 0 && stepParts.some(({ logE }) => logE.length > 0)
      ? [stepParts.reduce((sum, { logE }) => sum + hedged(logMeanExp(logE)), 0)]
      : [],
  ].filter((part) => part.length > 0);
  return parts.length === 0 ? Number.NEGATIVE_INFINITY : logMeanExp(parts.map(logMeanExp));
}

/** log((1 + e) / 2). */
const hedged = (logE: number): number =>
  logE > 0 ? logE + Math.log1p(Math.exp(-logE)) - Math.LN2 : Math.log1p(Math.exp(logE)) - Math.LN2;

function logMeanExp(logs: readonly number[]): number {
  const largest = logs.reduce((max, one) => Math.max(max, one), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(largest)) return largest;
  return largest + Math.log(logs.reduce((sum, one) => sum + Math.exp(one - largest), 0) / logs.length);
}

/** Sides that some part of the data leaves to a limit theorem. */
function asymptoticSides({ cells, steps }: GroupSummary): readonly ('<=' | '>=')[] {
  return [...new Set([...(steps?.uncovered ?? []), ...cells.flatMap(({ uncovered }) => uncovered)])];
}

function refutation(
  group: GroupSummary,
  logE: number,
  share: number,
  rest: number,
  asymptotic: readonly ('<=' | '>=')[],
): Pick<Judgement, 'reason' | 'guarantee'> | undefined {
  if (logE >= -Math.log(share))
    return {
      reason: `were the claim true, evidence like this would have a chance of at most 10^-${(logE / Math.LN10).toFixed(1)} (an e-value; the level is 10^${Math.log10(share).toFixed(1)})`,
      guarantee: 'finite-sample',
    };
  const tested = [
    { moments: group.replicates, centre: group.isRatio ? 1 : 0, isRatio: group.isRatio, what: 'replicates' },
    ...(group.steps === undefined
      ? []
      : [
          {
            moments: group.steps.moments,
            centre: group.steps.mean,
            isRatio: group.rule === 'ratio',
            what: 'steps',
          },
        ]),
  ];
  for (const one of tested) {
    const level = rest / tested.length / Math.max(1, asymptotic.length);
    const excludes = asymptotic.find((side) => limitExcludes(one, side, level));
    if (excludes !== undefined)
      return {
        reason: `the confidence limit over ${one.moments.count} ${one.what} excludes the bound`,
        guarantee: 'asymptotic',
      };
  }
  return undefined;
}

/** Whether an asymptotic confidence sequence, tightest at the size of this sample, excludes the centre. */
function limitExcludes(
  {
    moments,
    centre,
    isRatio,
  }: { readonly moments: Moments; readonly centre: number; readonly isRatio: boolean },
  side: '<=' | '>=',
  level: number,
): boolean {
  const { count, mean, max } = moments;
  if (count < FEWEST) return false;
  const variance = varianceOf(moments);
  if (!(variance > 0)) return side === '<=' ? mean > centre : mean < centre;
  const effective = (count * mean * mean) / (mean * mean + variance);
  if (isRatio && (effective < FEWEST / 2 || max / (count * mean) > 0.1)) return false;
  const { lower, upper } = asymptoticConfidence(moments, level, {
    side: side === '<=' ? 'lower' : 'upper',
    tightestAt: count,
  });
  // Few values estimate their own spread badly: the limits are widened from the normal law to Student's.
  const wide = studentQuantile(1 - level, count - 1) / -normalQuantile(level);
  return side === '<=' ? mean - wide * (mean - lower) > centre : mean + wide * (upper - mean) < centre;
}

/** The t with P(T <= t) = p, by bisection. */
export function studentQuantile(p: number, dof: number): number {
  let [low, high] = [0, 2];
  while (studentTTails(high, dof).upper > 1 - p && high < 1e9) high *= 2;
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (studentTTails(middle, dof).upper > 1 - p) low = middle;
    else high = middle;
  }
  return high;
}

function halfWidthOf(moments: Moments): number {
  if (moments.count < 2) return Infinity;
  return studentQuantile(0.975, moments.count - 1) * Math.sqrt(varianceOf(moments) / moments.count);
}

/** The largest error that a 95 % interval leaves possible, on the sides that matter. */
function roomOf(side: Side, gap: number, half: number): number {
  const above = side === '>=' ? 0 : gap + half;
  const below = side === '<=' ? 0 : half - gap;
  return Math.max(0, above, below);
}

function neededFor(
  { count }: Moments,
  room: number,
  tolerance: number,
  half: number,
  group: GroupSummary,
): number | undefined {
  if (!Number.isFinite(half) || count < 2) return FEWEST;
  const gap = room - half;
  const target = tolerance - Math.max(0, gap);
  if (target <= tolerance / 4)
    return Math.ceil(16 * group.replicates.count * (half / tolerance) * (half / tolerance));
  return Math.max(
    group.replicates.count + 1,
    Math.ceil(group.replicates.count * (half / target) * (half / target)),
  );
}

/** About how large an error a betting test of this size finds: its gain of n d^2 / 2 s^2 pays the level and the grid of bets. */
function caughtBy(moments: Moments, share: number, centre: number): number {
  if (moments.count < 2) return Infinity;
  const spread = Math.sqrt(varianceOf(moments)) / (centre === 0 ? 1 : Math.abs(moments.mean) || 1);
  return Math.sqrt((2 * (-Math.log(share) + Math.log(41))) / moments.count) * spread;
}

function troubleOf(group: GroupSummary): string | undefined {
  if (group.badValue !== undefined) return group.badValue;
  if (group.values === 0 && group.outside > 0) return `out of regime: ${group.outsideBecause}`;
  if (group.values === 0) return group.missing > 0 ? `${group.missing} rows, all without a value` : 'no rows';
  if (group.notFinite > 0)
    return `${group.notFinite} values are not finite, so that there is no mean to speak of`;
  if (group.outside > 0 && group.outside > group.values)
    return `most rows are out of regime: ${group.outsideBecause}`;
  return undefined;
}

function entryOf(cell: CellSummary): SeriesEntry {
  const { moments, bound, isRatio, generation } = cell;
  const unit = isRatio ? bound : 1;
  return {
    ...(generation !== undefined && { at: generation }),
    count: moments.count,
    mean: moments.mean * unit,
    standardError: moments.count < 2 ? Number.NaN : Math.sqrt(varianceOf(moments) / moments.count) * unit,
    bound,
  };
}

/** By how many standard errors a cell speaks against the relation; 0 when it does not. */
function against({ moments, mean, side }: StrandSummary): number {
  if (moments.count === 0) return 0;
  const error = Math.sqrt(varianceOf(moments) / moments.count);
  const gap = moments.mean - mean;
  const z = error > 0 ? gap / error : Math.sign(gap) * 1e3;
  if (Number.isNaN(z)) return Math.abs(gap);
  return side === '=' ? Math.abs(z) : side === '<=' ? Math.max(0, z) : Math.max(0, -z);
}

function worstOf({ cells }: GroupSummary): { readonly worst?: SeriesEntry } {
  const worst = cells.reduce<CellSummary | undefined>(
    (most, cell) => (most === undefined || against(cell) > against(most) ? cell : most),
    undefined,
  );
  return worst === undefined ? {} : { worst: entryOf(worst) };
}

function misfitOf({ cells, steps, stepParts }: GroupSummary): number {
  const strands = [...cells, ...stepParts];
  if ([...strands, ...(steps ? [steps] : [])].some(isForeign)) return Infinity;
  const all = strands.map((one) => Math.min(1e4, against(one)));
  return all.length === 0
    ? Infinity
    : squares(all) / all.length + (steps === undefined ? 0 : squares([Math.min(1e4, against(steps))]));
}

const squares = (values: readonly number[]): number => values.reduce((sum, z) => sum + z * z, 0);

/** Whether the values vary far less, or more, than under the claim's process: another process made them. */
function isForeign({ moments, variance }: StrandSummary): boolean {
  if (variance === undefined || moments.count < 20) return false;
  const share = varianceOf(moments) / variance;
  return share < 1 / 50 || share > 8;
}

const MOST_ENTRIES = 60;

function thinned(entries: readonly SeriesEntry[]): readonly SeriesEntry[] {
  if (entries.length <= MOST_ENTRIES) return entries;
  const step = (entries.length - 1) / (MOST_ENTRIES - 1);
  return Array.from({ length: MOST_ENTRIES }, (_, i) => entries[Math.round(i * step)]!);
}
