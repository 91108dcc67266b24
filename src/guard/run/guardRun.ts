import { stream } from '../../random/index.js';
import type { Point, Value } from '../../regime/index.js';
import { compileRoutes, isSampled } from '../../verify/index.js';
import { type BoundedQuantity, boundsOf } from '../hold/bound.js';
import { type Finding, hold } from '../hold/hold.js';
import type { Holding } from '../hold/holding.js';
import { type Judgement, judge } from '../hold/judge.js';
import { generationParameter } from '../hold/sources.js';
import { type Law, type Strand, strand } from '../hold/tests.js';
import { type Drawn, variationReading } from '../hold/variation.js';
import { refuse } from '../table/refuse.js';
import { tableOf } from '../table/table.js';
import { type Simulator, SimulatorFault } from './simulator.js';

export interface RunOptions {
  /** False-alarm budget of the run. */
  readonly alpha: number;
  /** Seed of the search and of every request. Default 1. */
  readonly seed?: number;
  /** Configurations that are tried. Default 24. */
  readonly points?: number;
  /** Replicates in the first look at a configuration; suspicious ones get up to 16 times as many. Default 100. */
  readonly replicates?: number;
  /** Largest product of the integer parameters of a configuration: dear ones are left out. Default 2000. */
  readonly size?: number;
  /** Values that stay fixed. Default: none. */
  readonly fixed?: Readonly<Record<string, Value>>;
  /** Only this configuration is tried, as in a replay. */
  readonly at?: Point;
  /** Which quantity the simulator gives. Default: the first that a relation bounds. */
  readonly quantity?: string;
  readonly others?: () => readonly Holding['claim'][];
  /** Answers that are known from an earlier run, and where new ones go. */
  readonly memory?: AnswerMemory;
  readonly onPoint?: (point: Point) => void;
}

/** Answers of a simulator, kept so that an interrupted run goes on where it stopped. */
export interface AnswerMemory {
  readonly recall: (key: string) => readonly number[] | undefined;
  readonly keep: (key: string, values: readonly number[]) => void;
}

/** What was learnt of a simulator. */
export interface RunReport {
  readonly claim: string;
  readonly title: string;
  readonly outcome: 'alarm' | 'supported' | 'undecided';
  readonly quantity: string;
  readonly points: readonly { readonly point: Point; readonly judgements: readonly Judgement[] }[];
  /** The simplest configuration at which the claim fails, refuted again on fresh seeds. */
  readonly witness?: {
    readonly point: Point;
    readonly seed: number;
    readonly replicates: number;
    readonly finding: Finding;
  };
  /** What the simulator did wrong, a sentence each. */
  readonly faults: readonly string[];
  /** Values that were drawn, all in all. */
  readonly values: number;
}

const FAULTS = 3;

/** Searches the regime of a claim for configurations at which a simulator breaks it. */
export async function guardRun(
  claim: Holding['claim'],
  simulator: Simulator,
  options: RunOptions,
): Promise<RunReport> {
  const { seed = 1, replicates = 100, points: wanted = 24 } = options;
  const { bounds, unused } = boundsOf(
    claim,
    options.quantity === undefined ? Object.keys(claim.claim.measures).slice(0, 1) : [options.quantity],
  );
  if (bounds.length === 0)
    refuse(`${claim.claim.id} cannot be held against a simulator: ${unused.join('; ')}`);
  const quantity = bounds[0]!.quantity;
  const faults: string[] = [];
  const asked = asking(simulator, options.memory, faults);
  const drawn: Drawn = new Map();
  const points =
    options.at === undefined ? pointsOf(claim, options, wanted, drawn) : [checked(claim, options.at)];
  if (points.length === 0)
    refuse(
      `${claim.claim.id}: no configuration of its regime is small enough; raise --size or fix parameters with --set`,
    );
  const level = options.alpha / 2 / (points.length * bounds.length);
  const trials = points.map((point, i) =>
    newTrial({ claim, bounds, drawn }, point, options.at === undefined ? 1_000_003 * seed + 1000 * i : seed),
  );
  const first = trials[0]!;
  if (options.at === undefined)
    faults.push(...(await temperOf(asked, first.point, first.seed, Math.min(replicates, 20))));
  const fatal = faults.some((fault) => fault.includes('ignores its seed'));
  let broken = 0;
  const rounds = options.at === undefined ? [1, 3, 12] : [1];
  let candidates = fatal ? [] : trials;
  for (const [round, factor] of rounds.entries()) {
    for (const trial of candidates) {
      if (broken >= FAULTS) break;
      try {
        await look(asked, trial, factor * replicates);
        if (round === 0) options.onPoint?.(trial.point);
      } catch (error) {
        if (!(error instanceof SimulatorFault)) throw error;
        // Waiting is dear: two answers that do not come are enough.
        broken += /no answer within/.test(error.message) ? FAULTS / 2 : 1;
        faults.push(error.message);
      }
    }
    const refuted = candidates.filter((trial) => isRefuted(trial, level));
    if (refuted.length > 0 || broken >= FAULTS) break;
    const share = Math.max(2, Math.ceil(candidates.length / (round === 0 ? 3 : 4)));
    candidates = candidates
      .filter((trial) => trial.count > 0)
      .sort((a, b) => suspicion(b) - suspicion(a))
      .slice(0, share);
  }
  const judged = trials
    .filter((trial) => trial.count > 0)
    .map((trial) => ({ point: trial.point, judgements: judgementsOf(trial, level) }));
  const worst = trials
    .filter((trial) => isRefuted(trial, level))
    .sort((a, b) => sizeOf(claim, a.point) - sizeOf(claim, b.point))[0];
  const witness =
    worst === undefined
      ? undefined
      : await witnessOf({ claim, bounds, drawn }, asked, worst, options, faults);
  const settled = judged.length === points.length && faults.length === 0;
  return {
    claim: claim.claim.id,
    title: claim.claim.title,
    outcome:
      worst !== undefined
        ? 'alarm'
        : settled && judged.every(({ judgements }) => judgements.every((one) => one.outcome === 'supported'))
          ? 'supported'
          : 'undecided',
    quantity,
    points: judged,
    ...(witness !== undefined && { witness }),
    faults: [...new Set(faults)],
    values: asked.values(),
  };
}

interface Asked {
  readonly ask: (point: Point, seed: number, replicates: number) => Promise<readonly number[]>;
  readonly fresh: Simulator['ask'];
  readonly values: () => number;
}

/** Asks once more after a fault, since a process that was killed says nothing of the next one. */
function asking(simulator: Simulator, memory: AnswerMemory | undefined, faults: string[]): Asked {
  let total = 0;
  const patient: Simulator['ask'] = async (point, seed, replicates) => {
    try {
      return await simulator.ask(point, seed, replicates);
    } catch (error) {
      if (!(error instanceof SimulatorFault) || !/killed|ended with exit code/.test(error.message))
        throw error;
      const values = await simulator.ask(point, seed, replicates);
      faults.push(`${error.message} (asked again, it answered)`);
      return values;
    }
  };
  return {
    values: () => total,
    fresh: patient,
    ask: async (point, seed, replicates) => {
      const key = JSON.stringify([point, seed, replicates]);
      const known = memory?.recall(key);
      const values = known ?? (await patient(point, seed, replicates));
      if (known === undefined) memory?.keep(key, values);
      total += values.length;
      return values;
    },
  };
}

/** Whether equal seeds give equal answers and other seeds others. */
async function temperOf(
  asked: Asked,
  point: Point,
  seed: number,
  replicates: number,
): Promise<readonly string[]> {
  try {
    const [once, again, other] = [
      await asked.fresh(point, seed, replicates),
      await asked.fresh(point, seed, replicates),
      await asked.fresh(point, seed + 500, replicates),
    ];
    const constant = once.every((value) => value === once[0]);
    const same = (values: readonly number[]): boolean => values.every((value, i) => value === once[i]);
    if (!same(again))
      return [
        `the simulator gives other values when asked twice with seed ${seed} at ${JSON.stringify(point)}: results cannot be replayed`,
      ];
    if (same(other) && !(constant && replicates > 1 && once[0] === 0))
      return [
        `the simulator ignores its seed: ${seed} and ${seed + 500} give the same values at ${JSON.stringify(point)}`,
      ];
    if (constant && replicates > 1)
      return [
        `all ${replicates} replicates of one answer are equal at ${JSON.stringify(point)}: are they drawn one by one?`,
      ];
    return [];
  } catch (error) {
    if (!(error instanceof SimulatorFault)) throw error;
    return [error.message];
  }
}

interface Trial {
  readonly point: Point;
  readonly seed: number;
  readonly tests: readonly {
    readonly bounded: BoundedQuantity;
    readonly strand: Strand;
    readonly bound: number;
    readonly isRatio: boolean;
  }[];
  count: number;
  asks: number;
}

/** The claim that a simulator is held against. */
interface Held {
  readonly claim: Holding['claim'];
  readonly bounds: readonly BoundedQuantity[];
  readonly drawn: Drawn;
}

function newTrial({ claim, bounds, drawn }: Held, point: Point, seed: number): Trial {
  const tests = bounds.flatMap((bounded) => {
    const bound = bounded.at(point);
    if (typeof bound === 'string') return [];
    const { support } = claim.claim.measures[bounded.quantity]!;
    const isRatio = support === 'nonnegative' && bound.value > 0;
    const spread = variationReading(claim, bounded.quantity, undefined, drawn)(point, bound.value);
    const variance = spread === undefined ? undefined : isRatio ? spread : spread * bound.value * bound.value;
    const law: Law = {
      kind: support === 'nonnegative' ? 'nonnegative' : support === 'indicator' ? 'indicator' : 'real',
      ...(support === 'indicator' && { lower: 0, upper: 1 }),
      ...(variance !== undefined && { variance }),
    };
    return [
      { bounded, strand: strand(bound.side, isRatio ? 1 : bound.value, law), bound: bound.value, isRatio },
    ];
  });
  return { point, seed, tests, count: 0, asks: 0 };
}

async function look(asked: Asked, trial: Trial, replicates: number): Promise<void> {
  const values = await asked.ask(trial.point, trial.seed + trial.asks, replicates);
  trial.asks += 1;
  for (const { strand: test, bound, isRatio, bounded } of trial.tests) {
    for (const value of values) {
      const { kind } = test.law;
      if ((kind === 'nonnegative' && value < 0) || (kind === 'indicator' && (value < 0 || value > 1)))
        throw new SimulatorFault(
          `${bounded.quantity} is ${value} at ${JSON.stringify(trial.point)}, but cannot be ${value < 0 ? 'negative' : 'above 1'}`,
        );
      test.add(isRatio ? value / bound : value);
    }
  }
  trial.count += values.length;
}

function judgementsOf(trial: Trial, level: number): readonly Judgement[] {
  return trial.tests.map(({ bounded, strand: test, bound, isRatio }) => {
    const summary = test.close();
    return judge(
      {
        relation: bounded.relation,
        quantity: bounded.quantity,
        side: summary.side,
        point: trial.point,
        cells: [{ ...summary, point: trial.point, bound, isRatio }],
        stepParts: [],
        rule: 'none',
        replicates: isRatio ? summary.moments : { ...summary.moments, mean: summary.moments.mean - bound },
        isRatio,
        values: summary.moments.count,
        missing: 0,
        notFinite: 0,
        outside: 0,
      },
      level,
    );
  });
}

const isRefuted = (trial: Trial, level: number): boolean =>
  trial.count > 0 && judgementsOf(trial, level).some(({ outcome }) => outcome === 'alarm');
const suspicion = (trial: Trial): number =>
  Math.max(0, ...judgementsOf(trial, 0.5).map(({ misfit }) => misfit));

/** How dear a configuration is: the product of its integers. */
function sizeOf(claim: Holding['claim'], point: Point): number {
  return Object.entries(claim.claim.regime.parameters).reduce(
    (size, [name, { type }]) =>
      type === 'integer' ? size * Math.max(1, Math.abs(point[name] as number)) : size,
    1,
  );
}

/** Small configurations of the regime: edges first, then draws, the cheapest in front. */
function pointsOf(
  claim: Holding['claim'],
  options: RunOptions,
  wanted: number,
  drawn: Drawn,
): readonly Point[] {
  const { size = 2000, fixed = {}, seed = 1 } = options;
  const { regime } = claim;
  const source = stream('guard run', claim.claim.id, seed);
  const seen = new Map<string, Point>();
  const offer = (point: Point): void => {
    const moved = { ...point, ...fixed };
    if (
      seen.size < wanted &&
      regime.contains(moved) &&
      sizeOf(claim, moved) <= size &&
      hasVariance(claim, moved, drawn)
    )
      seen.set(JSON.stringify(moved), moved);
  };
  const edges = regime.edges().filter((point) => sizeOf(claim, { ...point, ...fixed }) <= size);
  const step = Math.max(1, edges.length / (wanted / 3));
  for (let i = 0; i < edges.length && seen.size < wanted / 3; i += step) offer(edges[Math.floor(i)]!);
  for (let i = 0; i < 40 * wanted && seen.size < wanted; i++) {
    const drawn = regime.complete(source, fixed) ?? regime.draw(source);
    offer(drawn);
  }
  return [...seen.values()].sort((a, b) => sizeOf(claim, a) - sizeOf(claim, b));
}

/** Where the claim's own process has no variance, a sample mean says little. */
function hasVariance(claim: Holding['claim'], point: Point, drawn: Drawn): boolean {
  return Object.entries(claim.claim.measures).every(([name, quantity]) => {
    const sampled = compileRoutes(claim, name, quantity).filter(isSampled);
    if (sampled.length === 0) return true;
    const variation = variationReading(claim, name, undefined, drawn);
    return sampled.some((route) => route.applies(point)) && variation(point, 1) !== undefined;
  });
}

function checked(claim: Holding['claim'], at: Point): Point {
  const point = claim.regime.check(at);
  const outside = claim.regime.violated(point);
  return outside === undefined
    ? point
    : refuse(`${claim.claim.id}: the configuration is out of regime: ${outside}`);
}

/** Attempts to simplify a witness. */
const SIMPLIFICATIONS = 40;

/** The simplest configuration near a refuted one that fresh samples refute too, with a diagnosis along its generations. */
async function witnessOf(
  held: Held,
  asked: Asked,
  found: Trial,
  options: RunOptions,
  faults: string[],
): Promise<RunReport['witness']> {
  const { claim } = held;
  const { alpha, replicates = 100, seed = 1 } = options;
  const level = alpha / 4 / SIMPLIFICATIONS;
  const enough = Math.max(found.count, 4 * replicates);
  let best: { point: Point; seed: number; replicates: number; judgement: Judgement } | undefined;
  let attempts = 0;
  const refutes = async (point: Point): Promise<boolean> => {
    if (attempts >= SIMPLIFICATIONS) return false;
    attempts += 1;
    const trial = newTrial(held, point, 2_000_003 * seed + 1000 * attempts);
    try {
      await look(asked, trial, enough);
    } catch (error) {
      if (!(error instanceof SimulatorFault)) throw error;
      faults.push(error.message);
      return false;
    }
    const judgement = judgementsOf(trial, level).find(({ outcome }) => outcome === 'alarm');
    if (judgement === undefined) return false;
    best = { point, seed: trial.seed, replicates: enough, judgement };
    return true;
  };
  let current = found.point;
  if (options.at === undefined) {
    await refutes(current);
    for (let improved = true; improved && attempts < SIMPLIFICATIONS; ) {
      improved = false;
      for (const simpler of simplerPoints(held, current, options.fixed ?? {})) {
        if (!(await refutes(simpler))) continue;
        current = simpler;
        improved = true;
        break;
      }
    }
  }
  const kept = best ?? {
    point: found.point,
    seed: found.seed,
    replicates: found.count,
    judgement: judgementsOf(found, alpha).find(({ outcome }) => outcome === 'alarm')!,
  };
  const diagnosis = await diagnosisAt(claim, asked, kept.point, kept.judgement, options);
  return {
    point: kept.point,
    seed: kept.seed,
    replicates: kept.replicates,
    finding: { ...kept.judgement, ...(diagnosis !== undefined && { diagnosis }) },
  };
}

const isPlainer = (a: number, b: number): boolean =>
  a !== b && (a === 1 || (b !== 1 && String(a).length < String(b).length));

/** Points with one parameter made simpler: its least value, one, half way there, fewer digits. */
function* simplerPoints(
  { claim, drawn }: Held,
  point: Point,
  fixed: Readonly<Record<string, Value>>,
): Generator<Point> {
  for (const [name, parameter] of Object.entries(claim.claim.regime.parameters)) {
    if (Object.hasOwn(fixed, name) || (parameter.type !== 'integer' && parameter.type !== 'real')) continue;
    const value = point[name] as number;
    const whole = (x: number): number => (parameter.type === 'integer' ? Math.floor(x) : x);
    const simple =
      parameter.type === 'real'
        ? [1, Number(value.toPrecision(1)), Number(value.toPrecision(2))]
        : [parameter.min, 1, 2, 3, whole((value + parameter.min) / 2), value - 1];
    for (const candidate of new Set(simple)) {
      const simpler = parameter.type === 'real' ? isPlainer(candidate, value) : candidate < value;
      const moved = { ...point, [name]: candidate };
      if (simpler && claim.regime.contains(moved) && hasVariance(claim, moved, drawn)) yield moved;
    }
  }
}

const GENERATIONS = 6;

/** Draws trajectories of means at the witness and tries the mutants of the claim on them. */
async function diagnosisAt(
  claim: Holding['claim'],
  asked: Asked,
  point: Point,
  alarm: Judgement,
  options: RunOptions,
) {
  const names = Object.keys(claim.claim.regime.parameters);
  const generation = generationParameter(claim, names);
  const { replicates = 100, seed = 1 } = options;
  const columns = [...names, alarm.quantity];
  const rows: unknown[][] = [];
  const last = generation === undefined ? 1 : Math.max(GENERATIONS, point[generation] as number);
  const times = generation === undefined ? [0] : [...new Set([1, 2, 3, 4, 5, last])];
  try {
    for (const [i, time] of times.entries()) {
      const at = generation === undefined ? point : { ...point, [generation]: time };
      if (!claim.regime.contains(at)) continue;
      const values = await asked.ask(at, 3_000_017 * seed + i, 8 * replicates);
      for (const value of values) rows.push([...names.map((name) => at[name]), value]);
    }
  } catch (error) {
    if (!(error instanceof SimulatorFault)) throw error;
    return undefined;
  }
  const varying = generation === undefined ? [] : [generation];
  const set = Object.fromEntries(
    names.filter((name) => !varying.includes(name)).map((name) => [name, String(point[name])]),
  );
  const holding: Holding = {
    name: 'simulator',
    claim,
    mapping: {
      map: { ...Object.fromEntries(varying.map((name) => [name, name])), [alarm.quantity]: alarm.quantity },
      set,
      where: [],
    },
    expect: 'holds',
  };
  const report = hold(holding, tableOf('simulator', columns, rows), {
    alpha: 0.05,
    ...(options.others && { others: options.others }),
  });
  return report.findings.find(({ relation }) => relation === alarm.relation)?.diagnosis;
}
