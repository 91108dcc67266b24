/**
 * Where the training points of one generation of a kernel density loop come from. A point is a real one plus
 * k kernels; the difference of two points holds kernels only when they share an ancestor, and two real points
 * otherwise.
 */
export interface LineageLaw {
  /** Probability that a point is a real one plus k kernels, for k = 0, 1, ... */
  readonly kernels: Float64Array;
  /** Probability that the difference of two points is 2j kernels and nothing else, for j = 0, 1, ... */
  readonly related: Float64Array;
  /** Probability that it is the difference of two independent real points plus k kernels, for k = 0, 1, ... */
  readonly unrelated: Float64Array;
}

/**
 * The law for the training points of generation `generation`, step by step from the real points of
 * generation 1. Later each of n points is real with probability `realShare`, else one of the last generation,
 * uniformly chosen, plus a kernel. Takes about t^2/2 operations without real points, 3 t^2 with them.
 */
export function lineageLaw(points: number, realShare: number, generation: number): LineageLaw {
  const size = generation;
  let law: LineageLaw = {
    kernels: new Float64Array(size),
    related: new Float64Array(size),
    unrelated: new Float64Array(2 * size),
  };
  law.kernels[0] = 1;
  law.unrelated[0] = 1;
  for (let g = 2; g <= generation; g++) law = nextGeneration(law, points, realShare, g);
  return law;
}

function nextGeneration(before: LineageLaw, points: number, realShare: number, g: number): LineageLaw {
  const drawn = 1 - realShare;
  const apart = drawn * drawn * (1 - 1 / points);
  const kernels = moved(before.kernels, 1, drawn);
  const related = moved(before.related, 1, apart);
  const unrelated = moved(before.unrelated, 2, apart);
  kernels[0] = realShare;
  related[1] = (drawn * drawn) / points;
  if (realShare > 0) {
    unrelated[0] = realShare * realShare;
    for (let k = 0; k < g - 1; k++) unrelated[k + 1]! += 2 * realShare * drawn * before.kernels[k]!;
  }
  return { kernels, related, unrelated };
}

/** The entries moved up by `by` places and multiplied. */
function moved(weights: Float64Array, by: number, factor: number): Float64Array {
  const result = new Float64Array(weights.length);
  for (let k = by; k < weights.length; k++) result[k] = weights[k - by]! * factor;
  return result;
}
