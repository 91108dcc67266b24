import type { Stream } from '../../random/index.js';
import { binomialLaw, countMean } from '../numeric/countLaws.js';
import { integerPower } from '../numeric/integerPower.js';
import type { Quantity } from '../quantity.js';
import { readTwoHypotheses, type TwoHypotheses } from './twoHypotheses.js';

/**
 * Expected error, on the instance of two hypotheses, of the rule that trusts labels which disagree with its own
 * last output: they cannot be its own, hence are right. It starts false unless round 1 shows the disputed point.
 */
export function disagreementLearner(): Quantity {
  return {
    meaning: 'expected error of the rule that trusts labels disagreeing with its own last output',
    support: ['0', 'p'],
    routes: [
      {
        kind: 'exact',
        name: 'chain of two states, staying false while every label at the disputed point is its own',
        error: 1e-11,
        compute: (point) => expectedError(readTwoHypotheses(point)),
        cost: (point) => 20 * readTwoHypotheses(point).examples + 100,
      },
      {
        kind: 'sampled',
        name: 'all labels of all rounds',
        sampler: 'direct',
        prepare: (point) => {
          const instance = readTwoHypotheses(point);
          return (stream) => (staysFalse(stream, instance) ? instance.disputed : 0);
        },
        cost: (point) => {
          const { examples, rounds } = readTwoHypotheses(point);
          return 20 * examples * rounds;
        },
      },
    ],
  };
}

/** The number of examples at the disputed point is binomial; all of them are its own with probability alpha to that number. */
function expectedError({ disputed, contamination, examples, rounds }: TwoHypotheses): number {
  const unseen = integerPower(1 - disputed, examples);
  const stays = countMean(binomialLaw(examples, disputed), (hits) => integerPower(contamination, hits));
  return disputed * unseen * integerPower(stays, rounds - 1);
}

function staysFalse(stream: Stream, { disputed, contamination, examples, rounds }: TwoHypotheses): boolean {
  for (let k = 0; k < examples; k++) if (stream.uniform() < disputed) return false;
  for (let k = 0; k < examples * (rounds - 1); k++) {
    if (stream.uniform() < disputed && stream.uniform() >= contamination) return false;
  }
  return true;
}
