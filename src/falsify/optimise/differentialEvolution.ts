import type { Stream } from '../../random/index.js';
import { type Candidate, evaluateUnit } from '../candidate.js';
import { isOver, type Tally } from '../tally.js';

/** A population and the running means of its two control parameters. Mutable. */
export interface Population {
  readonly members: Candidate[];
  step: number;
  crossover: number;
}

export const populationOf = (members: readonly Candidate[]): Population => ({
  members: [...members],
  step: 0.5,
  crossover: 0.5,
});

/** Rate at which the means follow what succeeded. */
const learning = 0.1;
/** Share of the best members that trials are drawn to. */
const elite = 0.15;

/**
 * One generation of differential evolution, current-to-pbest/1 with self-adapting step and crossover (JADE,
 * Zhang and Sanderson 2009, without its archive). A text is taken from one of the parents as a whole, for
 * differences of texts mean nothing.
 */
export function generation(tally: Tally, population: Population, source: Stream): void {
  const { members } = population;
  const best = ranked(members);
  const successes: (readonly [step: number, crossover: number])[] = [];
  for (let at = 0; at < members.length && !isOver(tally); at += 1) {
    const step = drawStep(population.step, source);
    const crossover = Math.min(1, Math.max(0, population.crossover + 0.1 * bell(source)));
    const trial = evaluateUnit(tally, mutant(tally, members, best, at, step, crossover, source));
    if (trial.value < members[at]!.value) successes.push([step, crossover]);
    if (trial.value <= members[at]!.value) members[at] = trial;
  }
  adapt(population, successes);
}

function ranked(members: readonly Candidate[]): readonly number[] {
  return [...members.keys()].sort((a, b) => members[a]!.value - members[b]!.value || a - b);
}

/** Lehmer mean of the steps, which favours long ones, and mean of the crossovers. */
function adapt(population: Population, successes: readonly (readonly [number, number])[]): void {
  if (successes.length === 0) return;
  const sum = (f: (step: number, crossover: number) => number): number =>
    successes.reduce((total, [a, b]) => total + f(a, b), 0);
  population.step += learning * (sum((a) => a * a) / sum((a) => a) - population.step);
  population.crossover += learning * (sum((_, b) => b) / successes.length - population.crossover);
}

/** A Cauchy variate around the mean, in (0, 1]. */
function drawStep(mean: number, source: Stream): number {
  for (;;) {
    const step = mean + 0.1 * Math.tan(Math.PI * (source.uniform() - 0.5));
    if (step > 0) return Math.min(1, step);
  }
}

/** Close to normal with mean 0 and variance 1: the sum of twelve uniform numbers. */
function bell(source: Stream): number {
  let sum = -6;
  for (let k = 0; k < 12; k += 1) sum += source.uniform();
  return sum;
}

function mutant(
  tally: Tally,
  members: readonly Candidate[],
  best: readonly number[],
  at: number,
  step: number,
  crossover: number,
  source: Stream,
): Float64Array {
  const pick = (count: number): number => Math.floor(source.uniform() * count);
  const parent = members[at]!.u;
  const leader = members[best[pick(Math.max(2, Math.ceil(elite * members.length)))]!]!.u;
  const [a, b] = [members[pick(members.length)]!.u, members[pick(members.length)]!.u];
  const { coordinates } = tally.problem.regime;
  const forced = pick(parent.length);
  return parent.map((x, i) => {
    if (i !== forced && source.uniform() >= crossover) return x;
    if (coordinates[i]!.kind === 'choice')
      return source.uniform() < 0.1 ? source.uniform() : [leader, a, b][pick(3)]![i]!;
    return inside(x + step * (leader[i]! - x) + step * (a[i]! - b[i]!), x, source);
  });
}

/** Beyond the cube: half of the time the wall itself, else halfway to it from the parent. */
function inside(y: number, x: number, source: Stream): number {
  if (y >= 0 && y <= 1) return y;
  const wall = y < 0 ? 0 : 1;
  return source.uniform() < 0.5 ? wall : (x + wall) / 2;
}

/** Whether all members have become one point, or all values one value. */
export function isCollapsed({ members }: Population): boolean {
  const [first] = members;
  if (first === undefined || members.every(({ value }) => value === first.value)) return true;
  return members.every(({ u }) => u.every((x, i) => Math.abs(x - first.u[i]!) < 1e-9));
}
