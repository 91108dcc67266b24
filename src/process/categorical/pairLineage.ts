/** What becomes of a pair of samples of one generation on its way to the generation before. */
export interface PairFate {
  /** Chance that the two are one and the same sample. */
  readonly merged: number;
  /** Chance that they are two samples, both of which copy the generation before. */
  readonly apart: number;
}

/** Past this share of what has merged so far the rest of a lineage is left out. */
const NEGLIGIBLE = 1e-18;

/**
 * Traces two samples of generation `last`, drawn with replacement, back through the generations last,
 * last - 1, ..., first: the chance that they have become one sample on the way, and that they are two copies
 * still. Stops where what is left is below 1e-18 of what has merged. Relative error a few ulp a generation.
 *
 * Source: Kingman, "The coalescent", 1982 (the duality of resampling and ancestry).
 */
export function pairLineage(fate: (generation: number) => PairFate, last: number, first = 1): PairFate {
  let merged = 0;
  let apart = 1;
  for (let t = last; t >= first && apart > NEGLIGIBLE * merged; t--) {
    const step = fate(t);
    merged += apart * step.merged;
    apart *= step.apart;
  }
  return { merged, apart };
}
