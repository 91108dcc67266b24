import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, isName, readInteger } from '../binding.js';
import type { ExactRoute, Quantity } from '../quantity.js';
import { contaminatedChain } from './contaminatedChain.js';
import {
  type ContaminatedRoles,
  type ContaminatedSchedule,
  contaminatedReader,
  contaminatedRoles,
  contaminatedSizes,
  lastSamples,
  scheduleReader,
} from './contaminatedRoles.js';
import { copiedLabels, multinomialCounts } from './contaminatedSamples.js';
import { type PairFate, pairLineage } from './pairLineage.js';
import { DRAW_COST } from './sampleLoop.js';

const LINEAGE = 'two samples traced back until they are one or one of them is real';

/**
 * Relative frequencies refitted to contaminated data: fit 0 is made on n0 real samples, and each sample of
 * generation t is real with probability fresh(t), else drawn from fit t-1. Two draws from a fit show the same
 * token with a chance of sum p^2 when their lineages end in two real samples, and of 1 when they meet in one.
 *
 * Source: Bakshi and Chakraborty, "From collapse to improvement: statistical perspectives on the evolutionary
 * dynamics of iterative training on contaminated sources", 2026.
 */
export function contaminatedLoop(given: Partial<ContaminatedRoles> = {}): {
  /** E|fit - p|^2, the squares summed over the tokens. */
  readonly squaredError: Quantity;
  /** The same at fit `to` over that at fit `from`, which no longer depends on p. */
  readonly errorRatio: (from: Binding, to: Binding) => Quantity;
  /** Limit of the same over sum p(1-p) for a constant schedule; replace. */
  readonly plateau: Quantity;
} {
  const roles = contaminatedRoles(given);
  return {
    squaredError: squaredError(roles),
    errorRatio: (from, to) => errorRatio(roles, from, to),
    plateau: plateau(roles),
  };
}

function squaredError(roles: ContaminatedRoles): Quantity {
  const read = contaminatedReader(roles);
  const [first, last, T] = [bindingText(roles.first), lastSamples(roles), bindingText(roles.generation)];
  // Below, most of the error comes from runs that hardly ever happen.
  const common = `sum(${roles.law}*(1-${roles.law})) >= 0.1`;
  const states = roles.workflow === 'replace' ? last : `${T}*${last}`;
  const chain: ExactRoute = {
    kind: 'exact',
    name: 'the count of each token as a Markov chain with binomial rows',
    when: `${first}+${states} <= 200 and ${T} <= 30`,
    compute: (point) => contaminatedChain(read(point), roles.workflow),
    error: 1e-11,
    cost: (point) => chainCost(roles, point),
  };
  return {
    meaning: `mean squared distance of fit ${T} from the real law, summed over the tokens`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: LINEAGE,
        compute: (point) => {
          const { masses, rests, generation, ...schedule } = read(point);
          const spread = masses.reduce((sum, mass, i) => sum + mass * rests[i]!, 0);
          return spread * identityExcess(roles, schedule, generation);
        },
        error: 1e-10,
        cost: (point) => lineageCost(roles, point),
      },
      // Chains of a fixed number of real samples have rows of another kind.
      ...(roles.mixing === 'independent' ? [chain] : []),
      {
        kind: 'sampled',
        name: 'multinomial counts',
        sampler: 'reduced',
        // Counts are drawn exactly up to about 1e15.
        when: `${last} <= 1e12 and ${common}`,
        prepare: (point) => multinomialCounts(roles, read(point)),
        cost: (point) => {
          const { tokens, generation } = contaminatedSizes(roles, point);
          return DRAW_COST * tokens * (generation + 1);
        },
      },
      {
        kind: 'sampled',
        name: 'labels drawn one by one, real or copied from a sample of the generation before',
        sampler: 'direct',
        when: `${first}+${T}*${last} <= 2000 and ${common}`,
        prepare: (point) => copiedLabels(roles, read(point)),
        cost: (point) => {
          const { first: start, samples, generation, tokens } = contaminatedSizes(roles, point);
          return (15 + 2 * tokens) * (start + generation * samples);
        },
      },
    ],
  };
}

function errorRatio(given: ContaminatedRoles, from: Binding, to: Binding): Quantity {
  const roles = { ...given, generation: to };
  const read = scheduleReader(roles);
  return {
    meaning: `mean squared distance from the real law at fit ${bindingText(to)} over that at fit ${bindingText(from)}`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: LINEAGE,
        compute: (point) => {
          const last = readInteger(point, to, { min: 0 });
          const start = readInteger(point, from, { min: 0, max: last });
          const schedule = read(point);
          const fate = fateOf(roles, schedule, last);
          const late = pairLineage(fate, last, start + 1);
          return late.merged / endingWith(pairLineage(fate, start), schedule) + late.apart;
        },
        error: 1e-9,
        cost: (point) =>
          lineageCost(roles, point, numberAt(point, from)) +
          lineageCost({ ...roles, generation: from }, point),
      },
    ],
  };
}

function plateau(given: ContaminatedRoles): Quantity {
  const roles: ContaminatedRoles = { ...given, workflow: 'replace', generation: 1 };
  const read = scheduleReader(roles);
  return {
    meaning: 'limit of the mean squared distance from the real law over the spread sum p(1-p) of that law',
    support: ['0', '1'],
    routes: [
      {
        kind: 'exact',
        name: `${LINEAGE}, through generations without end`,
        compute: (point) => {
          const fate = fateOf(roles, read(point), 1)(1);
          // Every generation is like the first, and so the end that is never reached does not matter.
          return pairLineage(() => fate, Number.MAX_SAFE_INTEGER).merged;
        },
        error: 1e-11,
        cost: (point) => {
          const { samples, fresh } = contaminatedSizes(roles, point);
          return 20 + 250 / (2 * fresh + 1 / samples);
        },
      },
    ],
  };
}

/** By how much two draws from a fit agree more often than two real samples, over the chance that those differ. */
function identityExcess(
  roles: ContaminatedRoles,
  schedule: ContaminatedSchedule,
  generation: number,
): number {
  return endingWith(pairLineage(fateOf(roles, schedule, generation), generation), schedule);
}

/** Two draws with replacement from the first n0 samples are one sample with chance 1/n0. */
function endingWith({ merged, apart }: PairFate, { first }: ContaminatedSchedule): number {
  return merged + apart / first;
}

function fateOf(
  { workflow, mixing }: ContaminatedRoles,
  schedule: ContaminatedSchedule,
  last: number,
): (t: number) => PairFate {
  if (workflow === 'accumulate') return pooledFate(schedule, last);
  const { sizes, fresh } = schedule;
  if (mixing === 'split') return splitFate(schedule);
  return (t) => {
    const n = sizes(t);
    const copied = 1 - fresh(t);
    return { merged: 1 / n, apart: (1 - 1 / n) * copied * copied };
  };
}

function splitFate({ sizes, fresh }: ContaminatedSchedule): (t: number) => PairFate {
  return (t) => {
    const n = sizes(t);
    const copied = n - Math.round(fresh(t) * n);
    return { merged: 1 / n, apart: (copied / n) * ((copied - 1) / n) };
  };
}

/** A draw from all samples so far is one of the newest generation, or as good as a draw one generation earlier. */
function pooledFate({ first, sizes, fresh }: ContaminatedSchedule, last: number): (t: number) => PairFate {
  const totals = new Float64Array(last + 1).fill(first);
  for (let t = 1; t <= last; t++) totals[t] = totals[t - 1]! + sizes(t);
  return (t) => {
    const n = sizes(t);
    const young = n / totals[t]!;
    const old = totals[t - 1]! / totals[t]!;
    const same = 1 / n;
    const copied = (1 - fresh(t)) * young;
    return { merged: young * young * same, apart: old * (old + 2 * copied) + copied * copied * (1 - same) };
  };
}

/** Lineages of newest samples end after some 20 mean times to a meeting or a real sample; those in a pool hardly thin out. */
function lineageCost(roles: ContaminatedRoles, point: Point, from = 0): number {
  const { generation, samples, fresh } = contaminatedSizes(roles, point);
  const varies = [roles.samples, roles.fresh].filter((role) => typeof role === 'string' && !isName(role));
  const memory = roles.workflow === 'replace' ? 42 / (2 * fresh + 1 / samples) : generation;
  return 30 + (10 + 50 * varies.length) * Math.min(generation - from, memory);
}

function chainCost(roles: ContaminatedRoles, point: Point): number {
  const { tokens, first, generation, samples } = contaminatedSizes(roles, point);
  const states = roles.workflow === 'replace' ? Math.max(first, samples) : first + generation * samples;
  return tokens * (generation + 1) * states * (40 + 3 * samples);
}
