import type { Point } from '../../regime/index.js';
import type { BoundedQuantity } from './bound.js';
import type { Holding } from './holding.js';
import { type Judgement, judge } from './judge.js';
import { sampleOf } from './sample.js';
import type { Row, Sources } from './sources.js';
import { rereadRows } from './trajectory.js';
import type { Drawn } from './variation.js';

/** A change of the claim or of the mapping that the data fit. */
export interface Diagnosis {
  /** A sentence for a colleague. */
  readonly what: string;
  readonly misfit: number;
  /** How far the data are from the claim as it was given, in the same measure. */
  readonly before: number;
}

export interface Mutant {
  /** Low ranks go first. */
  readonly rank: number;
  readonly what: string;
  readonly holding: Holding;
  readonly sources?: Sources;
  /** Changes every row before it is read. */
  readonly row?: (row: Row) => Row;
}

type Unranked = Omit<Mutant, 'rank'>;

/** A holding that raised an alarm, with its rows. */
export interface Accused {
  readonly holding: Holding;
  readonly sources: Sources;
  readonly rows: readonly Row[];
  readonly drawn: Drawn;
}

/** Tries the mutants of a holding on the rows that raised an alarm, and names the one that they fit best. */
export function diagnose(
  accused: Accused,
  alarm: Judgement,
  others: readonly Holding['claim'][],
): Diagnosis | undefined {
  const { holding, sources } = accused;
  const tried = mutantsOf(holding, sources, others).flatMap((mutant) => {
    const found = attempt(() => judgeMutant(mutant, accused, alarm));
    return found === undefined ? [] : [{ mutant, found }];
  });
  const fitting = tried
    .filter(
      ({ found }) =>
        found.outcome !== 'alarm' && found.values >= alarm.values / 2 && found.misfit < alarm.misfit / 2,
    )
    .sort((a, b) => a.found.misfit - b.found.misfit);
  const least = fitting[0]?.found.misfit ?? Infinity;
  if (!(least < 9)) return undefined;
  // Explanations that fit about equally well are ranked by how often they are the true one.
  const best = fitting
    .filter(({ found }) => found.misfit <= least + 1.5)
    .reduce((a, b) => (b.mutant.rank < a.mutant.rank ? b : a));
  return { what: best.mutant.what, misfit: best.found.misfit, before: alarm.misfit };
}

function judgeMutant(
  mutant: Mutant,
  { sources, rows, drawn }: Accused,
  alarm: Judgement,
): Judgement | undefined {
  const seen = mutant.sources ?? sources;
  const sample = sampleOf(mutant.holding, seen, drawn);
  rereadRows(mutant.row === undefined ? rows : rows.map(mutant.row), seen, sample);
  const same = (point: Point): boolean =>
    Object.entries(alarm.point).every(
      ([name, value]) => !(seen.varying.includes(name) && name !== seen.generation) || point[name] === value,
    );
  const groups = sample.summary().filter((group) => group.quantity === alarm.quantity && same(group.point));
  const group =
    groups.find(({ relation }) => relation === alarm.relation) ??
    groups.find(({ side }) => side === '=') ??
    groups[0];
  if (group === undefined || (mutant.rank === 0 && group.side !== '=')) return undefined;
  return judge(group, alarm.level);
}

/** The value, or undefined when a mutant cannot be held against these data. */
function attempt<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch {
    return undefined;
  }
}

function mutantsOf(
  holding: Holding,
  sources: Sources,
  others: readonly Holding['claim'][],
): readonly Mutant[] {
  return [
    otherClaims(holding, sources, others),
    parameterMutants(holding, sources),
    formMutants(holding, sources),
    generationMutants(holding, sources),
    valueMutants(holding, sources),
  ].flatMap((some, rank) => some.map((mutant) => ({ ...mutant, rank })));
}

/** What to look for in the code when data fit another value of a parameter. */
const MEANINGS: Readonly<Record<string, (value: number) => string>> = {
  ddof: (value) =>
    value === 1
      ? ': does the code divide by one less than the number of points now, as statistics.variance and pandas do?'
      : ': does the code divide by the number of points now, as statistics.pvariance and numpy do?',
};

/** Each fixed parameter of few values at its other values: ddof, design. */
function parameterMutants(holding: Holding, sources: Sources): readonly Unranked[] {
  return Object.entries(sources.fixed).flatMap(([name, value]) => {
    const parameter = holding.claim.claim.regime.parameters[name]!;
    const values =
      parameter.type === 'choice'
        ? parameter.values
        : parameter.type === 'integer' && parameter.max - parameter.min <= 3
          ? Array.from({ length: parameter.max - parameter.min + 1 }, (_, i) => parameter.min + i)
          : [];
    return values
      .filter((other) => other !== value)
      .map((other) => ({
        what: `the data fit ${name} = ${other}, the mapping says ${name} = ${value}${MEANINGS[name]?.(Number(other)) ?? ''}`,
        holding,
        sources: { ...sources, fixed: { ...sources.fixed, [name]: other } },
      }));
  });
}

/** Generations counted from another number. */
function generationMutants(holding: Holding, sources: Sources): readonly Unranked[] {
  const { generation, varying } = sources;
  if (generation === undefined) return [];
  const place = varying.length - 1;
  return ([1, -1] as const).map((shift) => ({
    what: `the data fit ${generation} counted from ${shift > 0 ? '0, the claim counts from 1' : 'one later than the claim does'}: map ${generation}=${holding.mapping.map[generation]}${shift > 0 ? '+1' : '-1'}`,
    holding,
    sources: {
      ...sources,
      ...(sources.start && { start: { ...sources.start, at: sources.start.at + shift } }),
    },
    row: (row: Row): Row => ({
      ...row,
      values: row.values.with(place, (row.values[place] as number) + shift),
    }),
  }));
}

const SAMPLE_SIZE = /points|samples|observations|size|batch/i;

/** Values or scales in another unit: a root, a square, another denominator. */
function valueMutants(holding: Holding, sources: Sources): readonly Unranked[] {
  const { parameters } = holding.claim.claim.regime;
  const mapValues =
    (change: (x: number, row: Row) => number) =>
    (row: Row): Row => ({
      ...row,
      measured: row.measured.map((x) => change(x, row)),
      start: change(row.start, row),
    });
  const sizes = Object.entries(parameters)
    .filter(
      ([name, { meaning, type }]) =>
        type === 'integer' && (SAMPLE_SIZE.test(meaning) || name === 'T') && name !== sources.generation,
    )
    .map(([name]) => name);
  const read = (name: string, row: Row): number =>
    Number(
      Object.hasOwn(sources.fixed, name) ? sources.fixed[name] : row.values[sources.varying.indexOf(name)],
    );
  const scales = Object.entries(sources.fixed).filter(
    ([name, value]) =>
      parameters[name]!.type === 'real' && typeof value === 'number' && value > 0 && value !== 1,
  );
  return [
    ...sizes.flatMap((name) => [
      {
        what: `your variance fits ddof = 1 (divided by ${name} - 1), the claim assumes ddof = 0 (divided by ${name})`,
        holding,
        row: mapValues((x, row) => (x * (read(name, row) - 1)) / read(name, row)),
      },
      {
        what: `your variance fits ddof = 0 (divided by ${name}), the claim assumes ddof = 1 (divided by ${name} - 1)`,
        holding,
        row: mapValues((x, row) => (x * read(name, row)) / (read(name, row) - 1)),
      },
    ]),
    {
      what: 'the values fit when squared: is the standard deviation (or the root of the error) recorded instead of the variance?',
      holding,
      row: mapValues((x) => x * x),
    },
    {
      what: 'the values fit when their root is taken: is the variance (or the squared error) recorded instead of its root?',
      holding,
      row: mapValues(Math.sqrt),
    },
    ...scales.flatMap(([name, value]) => [
      {
        what: `the data fit ${name}^2 in place of ${name}: is it squared once too often, as where a variance is passed for a standard deviation?`,
        holding,
        sources: { ...sources, fixed: { ...sources.fixed, [name]: (value as number) * (value as number) } },
      },
      {
        what: `the data fit the root of ${name} in place of ${name}: is its root taken once too often, as where it is taken for a variance?`,
        holding,
        sources: { ...sources, fixed: { ...sources.fixed, [name]: Math.sqrt(value as number) } },
      },
    ]),
  ];
}

/** Other claims on a quantity of the same name whose parameters are among these: the other workflow. */
function otherClaims(
  holding: Holding,
  sources: Sources,
  others: readonly Holding['claim'][],
): readonly Unranked[] {
  const own = holding.claim.claim;
  const names = (claim: Holding['claim']): readonly string[] => Object.keys(claim.claim.regime.parameters);
  const known = names(holding.claim);
  return others
    .filter(
      (other) =>
        other.claim.id !== own.id &&
        other.claim.expected === 'holds' &&
        names(other).every((name) => known.includes(name)) &&
        sources.varying.every((name) => names(other).includes(name)) &&
        (sources.start === undefined || names(other).includes(sources.start.parameter)) &&
        sources.quantities.some((name) => Object.hasOwn(other.claim.measures, name)),
    )
    .map((claim) => ({
      what: `the data fit '${claim.claim.title}' (${claim.claim.id}), they were held against ${own.id}`,
      holding: { ...holding, claim },
      sources: {
        ...sources,
        fixed: Object.fromEntries(
          Object.entries(sources.fixed).filter(([name]) => names(claim).includes(name)),
        ),
      },
    }));
}

/** Bounds of loops in which a part is forgotten. */
function formMutants(holding: Holding, sources: Sources): readonly Unranked[] {
  const { generation } = sources;
  if (generation === undefined) return [];
  const first = (bound: BoundedQuantity, point: Point) => bound.at({ ...point, [generation]: 1 });
  const earlier = (bound: BoundedQuantity, point: Point) =>
    bound.at({ ...point, [generation]: (point[generation] as number) - 1 });
  const reshaped = (
    what: string,
    combine: (now: number, one: number, before: number) => number,
  ): Unranked => ({
    what,
    holding: {
      ...holding,
      steps: 'none',
      reshape: (bound) => ({
        ...bound,
        at: (point) => {
          const now = bound.at(point);
          if (typeof now === 'string' || !((point[generation] as number) >= 2)) return now;
          const [one, before] = [first(bound, point), earlier(bound, point)];
          if (typeof one === 'string' || typeof before === 'string') return now;
          return { value: combine(now.value, one.value, before.value), side: now.side };
        },
      }),
    },
  });
  const start = sources.start === undefined ? Number.NaN : 1;
  return [
    reshaped(
      'the error stays that of the first fit, as if later ones added nothing random: do the synthetic labels (or samples) still get their noise?',
      (now, one) => Math.min(now, one),
    ),
    reshaped(
      'the data fit a pool that begins after the real data: is the real batch dropped from what accumulates?',
      (_now, one, before) => one + before,
    ),
    reshaped(
      'the data fit a pool that begins after the real data: is the real batch dropped from what accumulates?',
      (_now, one, before) => (one * before) / scaleOf(holding, sources, start),
    ),
  ];
}

/** The scale of a variance: the start, or the parameter that the mapping fixes. */
function scaleOf({ claim }: Holding, { fixed }: Sources, start: number): number {
  if (!Number.isNaN(start)) return start;
  const name = ['sigma2', 'variance', 'v0'].find((one) => Object.hasOwn(claim.claim.regime.parameters, one));
  return name === undefined ? Number.NaN : Number(fixed[name]);
}
