import { binomial, type Stream } from '../../random/index.js';
import { integerPower } from '../numeric/integerPower.js';
import type { Quantity } from '../quantity.js';
import { readTwoHypotheses, type TwoHypotheses } from './twoHypotheses.js';

export interface RepeatedErmOptions {
  /** What is output when right and wrong labels balance: the false hypothesis or the true one. Default 'pessimistic'. */
  readonly tieBreak?: 'pessimistic' | 'optimistic';
}

/**
 * Expected error of empirical risk minimisation over all examples of rounds 1 .. t on the instance of two
 * hypotheses. It outputs the true one once right labels outnumber wrong ones at the disputed point at the end
 * of a round, and from then on all labels are right.
 */
export function repeatedErm({ tieBreak = 'pessimistic' }: RepeatedErmOptions = {}): Quantity {
  const needed = tieBreak === 'pessimistic' ? 1 : 0;
  return {
    meaning: `expected error of repeated ERM with the ${tieBreak} tie-break`,
    support: ['0', 'p'],
    routes: [
      {
        kind: 'exact',
        name: 'law of the lead of right labels, over the rounds in which it has never won',
        error: 1e-11,
        compute: (point) => expectedError(readTwoHypotheses(point), needed),
        cost: (point) => {
          const { examples, rounds } = readTwoHypotheses(point);
          return 100 + examples * examples * rounds * (rounds / 2 + 2);
        },
      },
      {
        kind: 'sampled',
        name: 'all labels of all rounds',
        sampler: 'direct',
        prepare: (point) => {
          const instance = readTwoHypotheses(point);
          return (stream) => (labelByLabel(stream, instance, needed) ? instance.disputed : 0);
        },
        cost: (point) => {
          const { examples, rounds } = readTwoHypotheses(point);
          return 20 * examples * rounds;
        },
      },
      {
        kind: 'sampled',
        name: 'binomial counts of right and wrong labels, until the lead wins',
        sampler: 'reduced',
        prepare: (point) => {
          const instance = readTwoHypotheses(point);
          return (stream) => (countByCount(stream, instance, needed) ? instance.disputed : 0);
        },
        cost: (point) => 100 * readTwoHypotheses(point).rounds,
      },
    ],
  };
}

/**
 * p times the probability that the lead has been below `needed` at every round's end. Entry j of the law is the
 * lead needed - 1 - j. A lead too low to win in the rounds left is as good as lost and is not followed further.
 */
function expectedError(instance: TwoHypotheses, needed: number): number {
  const { disputed, contamination, examples, rounds } = instance;
  if (needed === 0) return 0;
  const steps = leadSteps(disputed * (1 - contamination), disputed * contamination, examples);
  let law: Float64Array = Float64Array.of(integerPower(1 - disputed, examples));
  let lost = 0;
  for (let round = 2; round <= rounds; round++) {
    law = advanced(law, steps, examples);
    const open = examples * (rounds - round);
    for (let j = open; j < law.length; j++) lost += law[j]!;
    law = law.subarray(0, Math.min(open, law.length));
  }
  return disputed * (lost + law.reduce((a, b) => a + b, 0));
}

/** One round: the lead moves by -examples .. examples, and what wins is dropped. */
function advanced(law: Float64Array, steps: Float64Array, examples: number): Float64Array {
  const next = new Float64Array(law.length + examples);
  for (let j = 0; j < law.length; j++) {
    const mass = law[j]!;
    const most = Math.min(examples, j);
    for (let step = -examples; step <= most; step++) next[j - step]! += mass * steps[step + examples]!;
  }
  return next;
}

/** Law of the sum of `count` steps that are 1, -1 or 0 with probability `up`, `down` or the rest; entry 0 is -count. */
function leadSteps(up: number, down: number, count: number): Float64Array {
  const stay = 1 - up - down;
  let law = Float64Array.of(1);
  for (let k = 0; k < count; k++) {
    const next = new Float64Array(law.length + 2);
    law.forEach((mass, i) => {
      next[i]! += mass * down;
      next[i + 1]! += mass * stay;
      next[i + 2]! += mass * up;
    });
    law = next;
  }
  return law;
}

/** Whether the false hypothesis is output after the last round. */
function labelByLabel(stream: Stream, instance: TwoHypotheses, needed: number): boolean {
  const { disputed, contamination, examples, rounds } = instance;
  let lead = 0;
  for (let round = 1; round <= rounds; round++) {
    const misled = round > 1 && lead < needed;
    for (let k = 0; k < examples; k++) {
      if (stream.uniform() >= disputed) continue;
      lead += misled && stream.uniform() < contamination ? -1 : 1;
    }
  }
  return lead < needed;
}

function countByCount(stream: Stream, instance: TwoHypotheses, needed: number): boolean {
  const { disputed, contamination, examples, rounds } = instance;
  let lead = binomial(stream, examples, disputed);
  for (let round = 2; round <= rounds && lead < needed; round++) {
    const hits = binomial(stream, examples, disputed);
    lead += hits - 2 * binomial(stream, hits, contamination);
  }
  return lead < needed;
}
