import { binomial, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { between } from '../_internals/between.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { totalsUntilAbsorbed } from '../categorical/fullySyntheticExact.js';
import { countLaw, countMatrix, type Frequency, startedAt } from '../categorical/wrightFisher.js';
import { countMean } from '../numeric/countLaws.js';
import { integerPower } from '../numeric/integerPower.js';
import type { Quantity } from '../quantity.js';

/** What plays which role in the finite-sample loop at a temperature. */
export interface TemperedSamplingRoles {
  /** Samples per round. Default `n`. */
  readonly samples: Binding;
  /** Default `T`. */
  readonly temperature: Binding;
  /** Initial frequency of the first of two tokens. Default `q`. */
  readonly start: Binding;
  /** Default `t`. */
  readonly rounds: Binding;
}

/**
 * Full replacement with finite samples, two tokens: counts ~ Binomial(n, S_T(previous frequency)), where S_T
 * multiplies the log odds by 1/T; the first round is drawn from the tempered initial frequency.
 */
export function temperedSampling(given: Partial<TemperedSamplingRoles> = {}): {
  /** E of the first round in which one token has everything. */
  readonly collapseTime: Quantity;
  /** P(one token has everything after the last round). */
  readonly collapsed: Quantity;
} {
  const roles: TemperedSamplingRoles = { samples: 'n', temperature: 'T', start: 'q', rounds: 't', ...given };
  const [n, t] = [roles.samples, roles.rounds].map(bindingText);
  return {
    collapseTime: {
      meaning: `mean of the first round in which one of two tokens has all ${n} samples`,
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'linear system of the count of one token, without subtractions',
          compute: (point) => meanTime(readLoop(roles, point)),
          error: 1e-12,
          cost: (point) => systemCost(numberAt(point, roles.samples)),
        },
        {
          kind: 'sampled',
          name: 'binomial counts until one token has everything',
          sampler: 'reduced',
          // Each round ends the loop with probability 2^(1-n) or more.
          when: `${n} <= 12`,
          secondMoment: `2*4^(${n}-1)`,
          prepare: (point) => {
            const loop = readLoop(roles, point);
            return (stream) => simulate(stream, loop, Infinity).round;
          },
          cost: (point) => 60 * integerPower(2, numberAt(point, roles.samples) - 1),
        },
      ],
    },
    collapsed: {
      meaning: `probability that one of two tokens has all ${n} samples after ${t} rounds`,
      support: 'indicator',
      routes: [
        {
          kind: 'exact',
          name: 'the count of one token as a Markov chain',
          compute: (point) =>
            collapsedBy(readLoop(roles, point), readInteger(point, roles.rounds, { min: 1 })),
          error: 1e-11,
          cost: (point) => chainCost(numberAt(point, roles.samples), numberAt(point, roles.rounds)),
        },
        {
          kind: 'sampled',
          name: 'binomial counts',
          sampler: 'reduced',
          prepare: (point) => {
            const loop = readLoop(roles, point);
            const rounds = readInteger(point, roles.rounds, { min: 1 });
            return (stream) => (simulate(stream, loop, rounds).over ? 1 : 0);
          },
          cost: (point) => 60 * numberAt(point, roles.rounds),
        },
      ],
    },
  };
}

function systemCost(n: number): number {
  return n * n * (20 + n / 3);
}

function chainCost(n: number, rounds: number): number {
  return n * n * (20 + rounds);
}

interface Loop {
  readonly n: number;
  /** Tempered frequency, and its complement, of the token in the initial data. */
  readonly first: readonly [number, number];
  readonly frequency: Frequency;
}

function readLoop(roles: TemperedSamplingRoles, point: Point): Loop {
  const n = readInteger(point, roles.samples, { min: 1, max: 1000 });
  const b = 1 / readReal(point, roles.temperature, { min: Number.MIN_VALUE });
  const start = readReal(point, roles.start, { min: 0, max: 1 });
  return { n, first: temper(start, 1 - start, b), frequency: (count) => temper(count, n - count, b) };
}

/** x^b/(x^b + y^b) and y^b/(x^b + y^b). */
function temper(x: number, y: number, b: number): readonly [number, number] {
  if (x === 0 || y === 0) return [x === 0 ? 0 : 1, y === 0 ? 0 : 1];
  const odds = Math.exp(-b * Math.abs(Math.log(x / y)));
  const [large, small] = [1 / (1 + odds), odds / (1 + odds)];
  return x >= y ? [large, small] : [small, large];
}

function meanTime({ n, first, frequency }: Loop): number {
  const further = totalsUntilAbsorbed(countMatrix(n, frequency), n, () => 1);
  return 1 + countMean(countLaw(n, first), (count) => further[count]!);
}

function collapsedBy({ n, first, frequency }: Loop, rounds: number): number {
  const over = (count: number): number => (count === 0 || count === n ? 1 : 0);
  return between(0, 1, startedAt(countMatrix(n, frequency), n, over, rounds - 1)(...first));
}

function simulate(
  stream: Stream,
  { n, first, frequency }: Loop,
  rounds: number,
): { round: number; over: boolean } {
  let count = binomial(stream, n, first[0]);
  let round = 1;
  for (; round < rounds && count > 0 && count < n; round++) count = binomial(stream, n, frequency(count)[0]);
  return { round, over: count === 0 || count === n };
}
