import type { Point } from '../../regime/index.js';
import { numberAt, sizeAt } from '../_internals/estimates.js';
import { formula } from '../_internals/formula.js';
import { readLaw } from '../_internals/readLaw.js';
import { type Binding, bindingText, readChoice, readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { frequenciesOf, type LogOdds, logOddsOf, mixedOdds, temperRound } from './logOdds.js';

/** Fraction of the data replaced in round s = 1, 2, ...: may use `s`. */
export type Replaced = Binding;

/** What plays which role in the loop that samples itself at a temperature. */
export interface TemperedLoopRoles {
  /** Name of the law of the initial data. Default `p0`. */
  readonly start: string;
  /** Temperature: frequencies are raised to its inverse before sampling. Default `T`. */
  readonly temperature: Binding;
  /** Number of rounds. Default `t`. */
  readonly rounds: Binding;
  /** Fraction replaced per round, or one for each value of the choice `loop`. Default `gam`. */
  readonly replaced: Replaced | Readonly<Record<string, Replaced>>;
  /** Number of the token that is watched, from 1. Default `i`. */
  readonly token: Binding;
}

/**
 * The mean-field loop q_i = p_i^(1/T)/sum_j p_j^(1/T), p <- (1 - g) p + g q, without external data.
 *
 * Source: Marchi et al., "Heat death of generative models in closed-loop learning", 2024 (process
 * reconstructed from the abstract).
 */
export function temperedLoop(given: Partial<TemperedLoopRoles> = {}): {
  /** Frequency of the watched token after the last round. */
  readonly frequency: Quantity;
  /** Frequency of the watched token over that of the token that is largest at the start. */
  readonly ratioToLeader: Quantity;
  /** Smallest over largest frequency. */
  readonly evenness: Quantity;
} {
  const roles: TemperedLoopRoles = {
    start: 'p0',
    temperature: 'T',
    rounds: 't',
    replaced: 'gam',
    token: 'i',
    ...given,
  };
  const [i, t] = [roles.token, roles.rounds].map(bindingText);
  const watched = (point: Point, odds: LogOdds) =>
    readInteger(point, roles.token, { min: 1, max: odds.length }) - 1;
  const quantity = (meaning: string, seen: (odds: LogOdds, point: Point) => number): Quantity => ({
    meaning,
    support: ['0', '1'],
    routes: [
      {
        kind: 'exact',
        name: 'the loop itself, in logarithms of the ratios to the largest frequency',
        compute: (point) => seen(run(roles, point), point),
        error: 1e-11,
        cost: (point) => 60 * sizeAt(point, roles.start) * numberAt(point, roles.rounds),
      },
    ],
  });
  return {
    frequency: quantity(
      `frequency of token ${i} after ${t} rounds`,
      (odds, point) => frequenciesOf(odds)[watched(point, odds)]!,
    ),
    ratioToLeader: quantity(
      `frequency of token ${i} after ${t} rounds over that of the token that led at the start`,
      (odds, point) => Math.exp(odds[watched(point, odds)]!),
    ),
    evenness: quantity(`smallest over largest frequency after ${t} rounds`, (odds) =>
      Math.exp(Math.min(...odds)),
    ),
  };
}

/** The leader stays the leader: tempering and mixing keep the order of the frequencies. */
function run(roles: TemperedLoopRoles, point: Point): LogOdds {
  const odds = logOddsOf([...readLaw(point, roles.start).masses]);
  const b = 1 / readReal(point, roles.temperature, { min: Number.MIN_VALUE });
  const replaced = replacedAt(roles.replaced, point);
  const rounds = readInteger(point, roles.rounds, { min: 0 });
  for (let s = 1; s <= rounds; s++) temperRound(odds, b, replaced(s));
  return odds;
}

function replacedAt(replaced: TemperedLoopRoles['replaced'], point: Point): (s: number) => number {
  const binding =
    typeof replaced === 'object' ? replaced[readChoice(point, 'loop', Object.keys(replaced))]! : replaced;
  if (typeof binding === 'number') return () => binding;
  return formula(binding, 's')(point);
}

/**
 * A lower bound of the evenness of the hot loop, as a recursion: from the evenness at the start, repeat
 * rho <- rho ((1 - g) + g A rho^(1/T - 1))/((1 - g) + g A), A = k^(1/T - 1), k the number of tokens.
 */
export function evennessFloor(given: Partial<TemperedLoopRoles> = {}): Quantity {
  const roles: TemperedLoopRoles = {
    start: 'p0',
    temperature: 'T',
    rounds: 't',
    replaced: 'gam',
    token: 'i',
    ...given,
  };
  return {
    meaning: `recursive lower bound of the evenness after ${bindingText(roles.rounds)} rounds`,
    support: ['0', '1'],
    routes: [
      {
        kind: 'exact',
        name: 'the recursion itself, in logarithms',
        compute: (point) => floorAfter(roles, point),
        error: 1e-11,
        cost: (point) => 60 * numberAt(point, roles.rounds),
      },
    ],
  };
}

function floorAfter(roles: TemperedLoopRoles, point: Point): number {
  const odds = logOddsOf([...readLaw(point, roles.start).masses]);
  const b = 1 / readReal(point, roles.temperature, { min: Number.MIN_VALUE });
  const replaced = replacedAt(roles.replaced, point);
  let y = Math.min(...odds);
  for (let s = 1; s <= readInteger(point, roles.rounds); s++) {
    const g = replaced(s);
    const drawn = g * Math.exp((b - 1) * Math.log(odds.length));
    y = mixedOdds(y, b, (1 - g) / (1 - g + drawn), drawn / (1 - g + drawn));
  }
  return Math.exp(y);
}
