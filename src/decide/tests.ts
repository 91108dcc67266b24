import {
  boundedMean,
  type EProcess,
  nonnegativeMeanAtLeast,
  nonnegativeMeanAtMost,
  probability,
  type Relation,
} from '../statistics/index.js';
import type { Hypothesis, Observable } from './hypothesis.js';

/** The finite-sample tests that an observable allows, and the sides of the hypothesis that none of them covers. */
export interface Tests {
  readonly processes: readonly EProcess[];
  readonly uncovered: readonly ('<=' | '>=')[];
  /** Set when what is known of the law already contradicts the hypothesis. */
  readonly impossible?: string;
}

/** Chooses the tests of a hypothesis on a mean from what is known of the observable's law. */
export function testsFor(observable: Observable, { side, bound }: Hypothesis): Tests {
  if (observable.indicator) return indicatorTests(side, bound);
  const { lower, upper } = observable;
  if (Number.isFinite(lower) && Number.isFinite(upper) && upper > lower) {
    return { processes: [boundedMean(side, bound, { lower, upper })], uncovered: [] };
  }
  return lower >= 0 ? nonnegativeTests(observable, side, bound) : { processes: [], uncovered: sidesOf(side) };
}

function indicatorTests(side: Relation, bound: number): Tests {
  if ((bound > 1 && side !== '<=') || (bound < 0 && side !== '>='))
    return impossible(`a probability cannot be ${side} ${bound}`);
  return { processes: bound >= 0 && bound <= 1 ? [probability(side, bound)] : [], uncovered: [] };
}

function nonnegativeTests({ secondMoment }: Observable, side: Relation, bound: number): Tests {
  const atMost = side === '>=' ? [] : [nonnegativeMeanAtMost(bound)];
  if (side === '<=') return { processes: atMost, uncovered: [] };
  if (secondMoment === undefined || !(secondMoment > 0)) return { processes: atMost, uncovered: ['>='] };
  if (bound > 0 && bound * bound > secondMoment * (1 + 1e-12)) {
    return impossible(`a mean of at least ${bound} contradicts the proven second moment ${secondMoment}`);
  }
  const limit = Math.max(secondMoment, bound * bound);
  return { processes: [...atMost, nonnegativeMeanAtLeast(bound, limit)], uncovered: [] };
}

const sidesOf = (side: Relation): readonly ('<=' | '>=')[] => (side === '=' ? ['<=', '>='] : [side]);
const impossible = (why: string): Tests => ({ processes: [], uncovered: [], impossible: why });
