import { multinomial, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt, sizeAt } from '../_internals/estimates.js';
import { type Law, readLaw } from '../_internals/readLaw.js';
import { type Binding, bindingText, readInteger } from '../binding.js';
import { binomialLaw } from '../numeric/countLaws.js';
import { stepLaw } from '../numeric/markovChain.js';
import type { Quantity } from '../quantity.js';
import { DRAW_COST } from './sampleLoop.js';

/** What plays which role in a loop that adds to its data. */
export interface AccumulatingRoles {
  /** Name of the law of the initial data. Default `p0`. */
  readonly law: string;
  /** Size of the initial data. Default `N0`. */
  readonly initial: Binding;
  /** Samples added in each round. Default `K`. */
  readonly added: Binding;
  /** Default `t`. */
  readonly rounds: Binding;
}

interface Setting extends Law {
  readonly initial: number;
  readonly added: number;
  readonly rounds: number;
}

/**
 * The loop that adds Multinomial(K, p_t) to its data, N0 p_0 at the start (not necessarily integers), and
 * refits p_(t+1) as the relative frequencies of all: an urn of Polya with batches.
 */
export function accumulatingLoop(given: Partial<AccumulatingRoles> = {}): {
  /** E[1 - sum of squared frequencies]. */
  readonly diversity: Quantity;
} {
  const roles: AccumulatingRoles = { law: 'p0', initial: 'N0', added: 'K', rounds: 't', ...given };
  const [K, t] = [roles.added, roles.rounds].map(bindingText);
  const read = (point: Point): Setting => ({
    ...readLaw(point, roles.law),
    initial: readInteger(point, roles.initial, { min: 1 }),
    added: readInteger(point, roles.added, { min: 1 }),
    rounds: readInteger(point, roles.rounds, { min: 0 }),
  });
  return {
    diversity: {
      meaning: `mean of 1 less the sum of squared frequencies after ${t} rounds, ${K} samples added in each`,
      support: ['0', '1'],
      routes: [
        {
          kind: 'exact',
          name: 'second moments of the frequencies, round by round',
          compute: (point) => diversityByMoments(read(point)),
          error: 1e-12,
          cost: (point) => 8 * numberAt(point, roles.rounds),
        },
        {
          kind: 'exact',
          name: 'the copies of one token added so far as a Markov chain, summed over the tokens',
          when: `${K}*${t} <= 600`,
          compute: (point) => diversityByChain(read(point)),
          error: 1e-12,
          cost: (point) => chainCost(roles, point),
        },
        {
          kind: 'sampled',
          name: 'multinomial samples added to the data',
          sampler: 'direct',
          prepare: (point) => simulation(read(point)),
          cost: (point) => DRAW_COST * sizeAt(point, roles.law) * numberAt(point, roles.rounds),
        },
      ],
    },
  };
}

/** Each of the tokens goes through about half of all pairs of copies so far and copies added. */
function chainCost(roles: AccumulatingRoles, point: Point): number {
  const copies = numberAt(point, roles.added) * numberAt(point, roles.rounds);
  return sizeAt(point, roles.law) * copies * (copies + 40 * numberAt(point, roles.rounds));
}

/** A batch of K moves the frequencies by K/N (y/K - p), of mean square (K/N)^2 p (1 - p)/K. */
function diversityByMoments({ masses, rests, initial, added, rounds }: Setting): number {
  let diversity = masses.reduce((sum, mass, i) => sum + mass * rests[i]!, 0);
  for (let s = 1; s <= rounds; s++) {
    const share = added / (initial + added * s);
    diversity -= (share * share * diversity) / added;
  }
  return diversity;
}

function diversityByChain(setting: Setting): number {
  return setting.masses.reduce((sum, mass, i) => sum + tokenDiversity(setting, mass, setting.rests[i]!), 0);
}

/** E p (1 - p) of one token after the last round. */
function tokenDiversity({ initial, added, rounds }: Setting, mass: number, rest: number): number {
  let copies: Float64Array = Float64Array.of(1);
  const frequencyAt = (s: number) => (j: number) => {
    const total = initial + added * s;
    return [(initial * mass + j) / total, (initial * rest + (added * s - j)) / total] as const;
  };
  for (let s = 0; s < rounds; s++) {
    const frequency = frequencyAt(s);
    const rows = (j: number) => {
      const { first, weights } = binomialLaw(added, ...frequency(j));
      return { first: first + j, weights };
    };
    copies = stepLaw(copies, rows, added * (s + 1) + 1);
  }
  const last = frequencyAt(rounds);
  return copies.reduce((sum, weight, j) => sum + weight * last(j)[0] * last(j)[1], 0);
}

function simulation({ masses, initial, added, rounds }: Setting): (stream: Stream) => number {
  const data = new Float64Array(masses.length);
  const batch = new Float64Array(masses.length);
  const total = initial + added * rounds;
  return (stream) => {
    for (let i = 0; i < data.length; i++) data[i] = initial * masses[i]!;
    for (let s = 0; s < rounds; s++) {
      multinomial(stream, added, data, batch);
      for (let i = 0; i < data.length; i++) data[i]! += batch[i]!;
    }
    return data.reduce((sum, count) => sum + (count / total) * (1 - count / total), 0);
  };
}
