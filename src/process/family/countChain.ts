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
 * A point of batch t is drawn with probability p instead with chance `fresh(t)` (default: never). Costs the
 * number of states, summed over the fits, times the width of a binomial law.
 */
export function countChain(
  p: number,
  sizes: Sizes,
  fits: number,
  workflow: MeanWorkflow,
  fresh: (t: number) => number = () => 0,
): Counted {
  let total = sizes(1);
  let law = spread(binomialLaw(total, p), total + 1);
  let step: Step | undefined;
  for (let t = 2; t <= fits; t++) {
    const size = sizes(t);
    const share = fresh(t);
    if (step?.from !== total || step.size !== size || step.share !== share) {
      const source = { from: total, size, share };
      step = { ...source, rows: remembered(batchRows(p, source, workflow)) };
    }
    total = workflow === 'replace' ? size : total + size;
    law = stepLaw(law, step.rows, total + 1);
  }
  return { law, total };
}

/** What the rows of a batch depend on. */
interface Source {
  readonly from: number;
  readonly size: number;
  readonly share: number;
}

interface Step extends Source {
  readonly rows: Rows;
}

function batchRows(p: number, { from, size, share }: Source, workflow: MeanWorkflow): Rows {
  return (count) => {
    const one = share * p + ((1 - share) * count) / from;
    const other = share * (1 - p) + ((1 - share) * (from - count)) / from;
    const { first, weights } = binomialLaw(size, one, other);
    return workflow === 'replace' ? { first, weights } : { first: first + count, weights };
  };
}

/** Steps of equal batches from equally many counts share their rows. */
function remembered(rows: Rows): Rows {
  const known: CountLaw[] = [];
  return (count) => {
    known[count] ??= rows(count);
    return known[count];
  };
}
