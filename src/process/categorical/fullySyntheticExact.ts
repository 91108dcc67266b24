import { countMean } from '../numeric/countLaws.js';
import { solveAbsorption } from '../numeric/solveAbsorption.js';
import { ancestorLaw, untilOneAncestor } from './ancestry.js';
import type { CategoricalSetting } from './roles.js';
import { countLaw, countMatrix, ownFrequency, startedAt } from './wrightFisher.js';

type Endless = Omit<CategoricalSetting, 'generation'>;

/** A binomial count has mean square n p (1 - p + n p): applied to the sum over the categories. */
export function squaresByMoments({ masses, samples, generation }: CategoricalSetting): number {
  let squares = masses.reduce((sum, mass) => sum + mass * mass, 0);
  for (let g = 0; g < generation; g++) squares += (1 - squares) / samples;
  return squares;
}

export function squaresByChain(setting: CategoricalSetting): number {
  const n = setting.samples;
  return sumOverCategories(setting, (count) => (count / n) * (count / n));
}

export function collapsedByChain(setting: CategoricalSetting): number {
  return sumOverCategories(setting, (count) => (count === setting.samples ? 1 : 0));
}

export function distinctByChain(setting: CategoricalSetting): number {
  return sumOverCategories(setting, (count) => (count > 0 ? 1 : 0));
}

/** All samples of the last generation agree when their ancestors in generation 1, drawn from the law, do. */
export function collapsedByAncestry({ masses, samples, generation }: CategoricalSetting): number {
  const law = ancestorLaw(samples, generation - 1);
  return masses.reduce((sum, mass) => sum + powerMean(law, mass), 0);
}

/** A category occurs in the last generation when one of the ancestors in generation 1 belongs to it. */
export function distinctByAncestry({ masses, rests, samples, generation }: CategoricalSetting): number {
  const law = ancestorLaw(samples, generation - 1);
  return masses.reduce((sum, mass, i) => sum + atLeastOne(law, mass, rests[i]!), 0);
}

/** E of the sum of mass^K over the number K of ancestors. */
function powerMean(law: Float64Array, mass: number): number {
  let power = 1;
  let total = 0;
  for (let k = 1; k < law.length; k++) {
    power *= mass;
    total += law[k]! * power;
  }
  return total;
}

/** P(at least one of K ancestors belongs to a category of probability `mass`), summed without subtraction. */
export function atLeastOne(law: Float64Array, mass: number, rest: number): number {
  let none = 1;
  let one = 0;
  let total = 0;
  for (let k = 1; k < law.length; k++) {
    one += none * mass;
    none *= rest;
    total += law[k]! * one;
  }
  return total;
}

/** Generations until the newest samples have one ancestor, or several of one category. */
export function timeByAncestry({ masses, rests, samples }: Endless): number {
  const powers = masses.slice();
  const others = rests.slice();
  const reward = (): number => {
    let differ = 0;
    for (let i = 0; i < masses.length; i++) {
      differ += masses[i]! * others[i]!;
      others[i]! += powers[i]! * rests[i]!;
      powers[i]! *= masses[i]!;
    }
    return differ;
  };
  return 1 + untilOneAncestor(samples, reward);
}

/**
 * While nothing has everything, the frequencies sum to 1; so the time is the sum over the categories of the
 * expected total of the frequency of one category over the generations before it has nothing or everything.
 */
export function timeByChain({ masses, rests, samples }: Endless): number {
  const n = samples;
  const totals = totalsUntilAbsorbed(countMatrix(n, ownFrequency(n)), n, (count) => count / n);
  return masses.reduce((sum, mass, i) => sum + atFirstCount(n, totals, mass, rests[i]!), 1);
}

export function winsByChain({ masses, rests, samples }: Endless, token: number): number {
  const n = samples;
  const matrix = countMatrix(n, ownFrequency(n));
  const totals = totalsUntilAbsorbed(matrix, n, (count) => matrix[count * (n + 1) + n]!);
  totals[n] = 1;
  return fromNothing(n, totals, masses[token]!, rests[token]!);
}

/** E f(count) for a first count Binomial(n, p), f(0) = 0: by the masses from 0 upwards, so that a tiny p keeps its digits. */
function fromNothing(n: number, f: Float64Array, p: number, q: number): number {
  if (p > 0.01) return atFirstCount(n, f, p, q);
  let mass = Math.exp(n * Math.log1p(-p));
  let total = 0;
  for (let count = 1; count <= n; count++) {
    mass *= ((n - count + 1) / count) * (p / q);
    total += mass * f[count]!;
  }
  return total;
}

/** After 40 n generations more than one ancestor is left with a probability below 1e-16, and smaller masses do not count. */
export function winsByAncestry({ masses, samples }: Endless, token: number): number {
  return powerMean(ancestorLaw(samples, 40 * samples, 1e-18), masses[token]!);
}

function atFirstCount(n: number, values: Float64Array, p: number, q: number): number {
  return countMean(countLaw(n, [p, q]), (count) => values[count]!);
}

/**
 * Expected total of `reward` over the counts strictly between 0 and n, for every start, in a chain on 0..n
 * that ends at 0 and at n; 0 at both ends.
 */
export function totalsUntilAbsorbed(
  matrix: Float64Array,
  n: number,
  reward: (count: number) => number,
): Float64Array {
  const inner = n - 1;
  const moves = new Float64Array(inner * inner);
  const exits = new Float64Array(inner);
  for (let i = 1; i < n; i++) {
    const row = i * (n + 1);
    moves.set(matrix.subarray(row + 1, row + n), (i - 1) * inner);
    exits[i - 1] = matrix[row]! + matrix[row + n]!;
  }
  const totals = new Float64Array(n + 1);
  for (let i = 1; i < n; i++) totals[i] = reward(i);
  solveAbsorption(moves, exits, totals.subarray(1, n), inner);
  return totals;
}

function sumOverCategories(
  { masses, rests, samples, generation }: CategoricalSetting,
  f: (count: number) => number,
): number {
  const matrix = countMatrix(samples, ownFrequency(samples));
  const mean = startedAt(matrix, samples, f, generation - 1);
  return masses.reduce((sum, mass, i) => sum + mean(mass, rests[i]!), 0);
}
