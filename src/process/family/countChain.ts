import { binomialLaw, type CountLaw } from '../numeric/countLaws.js';
import { type Rows, spread, stepLaw } from '../numeric/markovChain.js';
import type { Sizes } from '../schedule.js';
import type { MeanWorkflow } from './workflow.js';

/** The law of a count among `total` points. */
export interface Counted {
  readonly law: Float64Array;
  readonly total: number;
}

/**
 * The law of the number of ones after `fits` batches: the first Binomial(n_1, p), each later batch binomial
 * with the relative frequency so far; the count is that of the newest batch (replace) or of all (accumulate).
 * Costs the number of states, summed over the fits, times the width of a binomial law.
 */
export function countChain(p: number, sizes: Sizes, fits: number, workflow: MeanWorkflow): Counted {
  let total = sizes(1);
  let law = spread(binomialLaw(total, p), total + 1);
  let rows: Rows | undefined;
  for (let t = 2; t <= fits; t++) {
    const size = sizes(t);
    const next = workflow === 'replace' ? size : total + size;
    if (next !== total || !rows) rows = remembered(batchRows(total, size, workflow));
    law = stepLaw(law, rows, next + 1);
    total = next;
  }
  return { law, total };
}

function batchRows(total: number, size: number, workflow: MeanWorkflow): Rows {
  return (count) => {
    const { first, weights } = binomialLaw(size, count / total, (total - count) / total);
    return workflow === 'replace' ? { first, weights } : { first: first + count, weights };
  };
}

/** Equal batches in a row share their rows. */
function remembered(rows: Rows): Rows {
  const known: CountLaw[] = [];
  return (count) => {
    known[count] ??= rows(count);
    return known[count];
  };
}
