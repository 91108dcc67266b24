import type { Law } from '../_internals/readLaw.js';
import { binomialLaw, type CountLaw } from '../numeric/countLaws.js';
import { type Rows, spread, stepLaw } from '../numeric/markovChain.js';

/** How real data come into the training sets. */
export type MixedDesign = 'iid' | 'fresh' | 'reused';

/** The loop at one point. In the iid design `real` and `synthetic` both are the size of a generation. */
export interface MixedSetting extends Law {
  readonly design: MixedDesign;
  readonly generation: number;
  readonly real: number;
  readonly synthetic: number;
  /** Probability that a point is real (iid only). */
  readonly realShare: number;
}

/** What a cell adds to the error when its frequency is off by `deviation`. */
export type CellError = (deviation: number) => number;

/** Mean squared error, generation by generation: the spread of the newest sample plus what is inherited. */
export function squaresByMoments(setting: MixedSetting): number {
  const { masses, rests, design, generation, real: n, synthetic: m, realShare } = setting;
  const diversity = masses.reduce((sum, mass, i) => sum + mass * rests[i]!, 0);
  const total = n + m;
  if (design === 'iid') {
    const kept = (1 - realShare) * (1 - realShare);
    return iterate(diversity / n, generation - 1, (error) => {
      const inherited = kept * error;
      return inherited + (diversity - inherited) / n;
    });
  }
  if (design === 'fresh') {
    return iterate(diversity / n, generation - 1, (error) => {
      return (n * diversity + m * (diversity - error) + m * m * error) / (total * total);
    });
  }
  // Given the real points, fits keep their mean: only the distance from the first fit moves.
  const first = diversity * ((n - 1) / n);
  const drift = iterate(
    0,
    generation - 1,
    (error) => (m * (first - error) + m * m * error) / (total * total),
  );
  return diversity / n + drift;
}

/** `steps` steps, or fewer once nothing changes. */
function iterate(start: number, steps: number, step: (value: number) => number): number {
  let value = start;
  for (let k = 0; k < steps; k++) {
    const next = step(value);
    if (next === value) break;
    value = next;
  }
  return value;
}

/** Sum over the cells of the mean of `error`, each from the law of its own count. */
export function errorByChains(setting: MixedSetting, error: CellError): number {
  if (setting.design === 'reused') return overRealCounts(setting, error);
  return overCells(setting, (mass, rest) => {
    const { law, total } =
      setting.design === 'iid' ? iidCount(setting, mass, rest) : freshCount(setting, mass, rest);
    return law.reduce((sum, weight, count) => sum + weight * error(count / total - mass), 0);
  });
}

/** Equal cells are computed once. */
function overCells({ masses, rests }: Law, mean: (mass: number, rest: number) => number): number {
  const known = new Map<number, number>();
  return masses.reduce((sum, mass, i) => {
    const value = known.get(mass) ?? mean(mass, rests[i]!);
    known.set(mass, value);
    return sum + value;
  }, 0);
}

/** The law of a count among `total` points. */
interface Count {
  readonly law: Float64Array;
  readonly total: number;
}

function iidCount({ real: N, realShare, generation }: MixedSetting, mass: number, rest: number): Count {
  const synthetic = 1 - realShare;
  const rows: Rows = (count) =>
    binomialLaw(
      N,
      realShare * mass + (synthetic * count) / N,
      realShare * rest + (synthetic * (N - count)) / N,
    );
  const first = spread(binomialLaw(N, mass, rest), N + 1);
  return { law: lawAfter(first, rows, generation - 1), total: N };
}

function freshCount({ real: n, synthetic: m, generation }: MixedSetting, mass: number, rest: number): Count {
  const real = binomialLaw(n, mass, rest);
  const first = spread(real, n + 1);
  if (generation === 1) return { law: first, total: n };
  const total = n + m;
  const rowsFrom = (before: number): Rows => {
    return (count) => convolved(real, binomialLaw(m, count / before, (before - count) / before));
  };
  const second = stepLaw(first, rowsFrom(n), total + 1);
  return { law: lawAfter(second, rowsFrom(total), generation - 2), total };
}

function convolved(a: CountLaw, b: CountLaw): CountLaw {
  const weights = new Float64Array(a.weights.length + b.weights.length - 1);
  a.weights.forEach((x, i) => {
    for (let j = 0; j < b.weights.length; j++) weights[i + j]! += x * b.weights[j]!;
  });
  return { first: a.first + b.first, weights };
}

/** Real counts rarer than this do not matter. */
const NEGLIGIBLE = 1e-25;

function overRealCounts(setting: MixedSetting, error: CellError): number {
  const { masses, rests, real: n, synthetic: m, generation } = setting;
  const realLaws = masses.reduce((laws, mass, i) => {
    return laws.has(mass) ? laws : laws.set(mass, spread(binomialLaw(n, mass, rests[i]!), n + 1));
  }, new Map<number, Float64Array>());
  const total = generation === 1 ? n : n + m;
  let sum = 0;
  for (let x = 0; x <= n; x++) {
    const cells = masses.filter((mass) => realLaws.get(mass)![x]! > NEGLIGIBLE);
    if (cells.length === 0) continue;
    const law = syntheticCount(setting, x);
    const first = generation === 1 ? 0 : x;
    for (const mass of cells) {
      const weight = realLaws.get(mass)![x]!;
      law.forEach((likely, count) => {
        if (likely > 0) sum += weight * likely * error((first + count) / total - mass);
      });
    }
  }
  return sum;
}

/** The law of the synthetic count of a cell with real count x; in generation 1 the real count takes its place. */
function syntheticCount({ real: n, synthetic: m, generation }: MixedSetting, x: number): Float64Array {
  if (generation === 1) return spread({ first: x, weights: Float64Array.of(1) }, n + 1);
  const total = n + m;
  const rows: Rows = (count) => binomialLaw(m, (x + count) / total, (total - x - count) / total);
  return lawAfter(spread(binomialLaw(m, x / n, (n - x) / n), m + 1), rows, generation - 2);
}

/** The law after `steps` steps on the same states, or after fewer once it has stopped moving. */
function lawAfter(start: Float64Array, rows: Rows, steps: number): Float64Array {
  const known: CountLaw[] = [];
  const remembered: Rows = (state) => {
    known[state] ??= rows(state);
    return known[state];
  };
  let law = start;
  for (let k = 0; k < steps; k++) {
    const next = stepLaw(law, remembered, law.length);
    const moved = next.reduce((sum, weight, i) => sum + Math.abs(weight - law[i]!), 0);
    law = next;
    if (moved < 1e-17) break;
  }
  return law;
}
