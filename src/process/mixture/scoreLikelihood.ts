import { readList } from '../_internals/readList.js';
import { logSumExp } from '../numeric/logSumExp.js';
import type { Quantity } from '../quantity.js';

/** The log likelihood of a sample from the scores of the components, log likelihood plus log weight each. Parameter score (vector). */
export function scoreLikelihood(): Quantity {
  return {
    meaning: 'log of the sum of the exponentials of the scores',
    support: 'real',
    routes: [
      {
        kind: 'exact',
        name: 'log-sum-exp, shifted by the largest score',
        compute: (point) => logSumExp(readList(point, 'score')),
        error: 1e-14,
        cost: (point) => 10 * readList(point, 'score').length,
      },
      { kind: 'closed', expression: 'log(sum(exp(score[k]), k, 1, size(score)))' },
    ],
  };
}
