import { stream } from '../random/index.js';
import type { Hypothesis, Observable } from './hypothesis.js';
export interface DecideOptions {
  readonly key: readonly (string | number)[];
  readonly level: number;
  readonly tolerance: number;
  readonly draws: number;
}
export interface Decision {
  readonly outcome: 'refuted' | 'supported' | 'undecided';
  readonly reason: string;
  readonly draws: number;
  readonly mean: number;
  readonly standardError: number;
  readonly bound: number;
  readonly excess: number;
  readonly guarantee: 'finite-sample' | 'asymptotic';
}
export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  readonly draws: number;
  readonly guarantee: 'finite-sample' | 'asymptotic';
}
const BLOCK = 1000;
export function decide(observable: Observable, hypothesis: Hypothesis, options: DecideOptions): Decision {
  const { side, bound } = hypothesis;
  let last: Estimate | undefined;
  for (const estimate of estimates(observable, options)) {
    last = estimate;
    const { lower, upper } = estimate;
    const high = side === '<=' || side === '=';
    const low = side === '>=' || side === '=';
    const scale = bound !== 0 ? Math.abs(bound) : 1;
    const excess = Math.max(
      high ? (upper - bound) / scale : -Infinity,
      low ? (bound - lower) / scale : -Infinity,
    );
    const common = {
      draws: estimate.draws,
      mean: estimate.mean,
      standardError: estimate.standardError,
      bound,
      excess,
      guarantee: estimate.guarantee,
    };
    if ((high && lower > bound) || (low && upper < bound))
      return { ...common, outcome: 'refuted', reason: 'the confidence interval excludes the bound' };
    if (excess <= options.tolerance)
      return { ...common, outcome: 'supported', reason: 'the confidence interval is within the tolerance' };
    if (estimate.draws >= options.draws)
      return {
        ...common,
        outcome: 'undecided',
        reason: `${estimate.draws} draws leave an excess of ${excess.toPrecision(3)}`,
      };
  }
  throw new Error(`no draws: ${String(last)}`);
}
export function estimateMean(
  observable: Observable,
  options: Omit<DecideOptions, 'tolerance'> & { readonly precision: number },
): Estimate {
  let last: Estimate | undefined;
  for (const estimate of estimates(observable, options)) {
    last = estimate;
    if (estimate.upper - estimate.lower <= 2 * options.precision * Math.abs(estimate.mean)) break;
  }
  return last!;
}
function* estimates(observable: Observable, options: Omit<DecideOptions, 'tolerance'>): Generator<Estimate> {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (let block = 0; n < options.draws; block++) {
    const source = stream(...options.key, block);
    for (let i = 0; i < BLOCK; i++) {
      n++;
      const x = observable.draw(source);
      const step = x - mean;
      mean += step / n;
      squares += step * (x - mean);
    }
    const standardError = Math.sqrt(squares / (n - 1) / n);
    const rho = 1 / 200;
    const width =
      standardError *
      Math.sqrt(((n * rho + 1) / (n * rho)) * Math.log((n * rho + 1) / (options.level * options.level)));
    yield {
      mean,
      standardError,
      lower: mean - width,
      upper: mean + width,
      draws: n,
      guarantee: 'asymptotic',
    };
  }
}
