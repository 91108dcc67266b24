import { clamp } from './scale.js';
import { normalise } from './unitCube.js';

/**
 * The law proportional to nonnegative weights as far as the bounds lo <= p_i <= hi allow: probabilities
 * clamp(c w_i, lo, hi) with c such that they sum to 1 (to rounding). Sums to 1 whenever
 * size * lo <= 1 <= size * hi; weights that are all 0 count as equal.
 */
export function lawWithin(weights: readonly number[], lo: number, hi: number): readonly number[] {
  const law = normalise(weights);
  if (law.every((p) => p >= lo && p <= hi)) return law;
  // A little of the uniform law lets empty atoms grow when the others are at their upper bound.
  const positive = law.map((p) => p + 1e-9 / law.length);
  return corrected(scaled(positive, lo, hi), lo, hi);
}

function scaled(law: readonly number[], lo: number, hi: number): readonly number[] {
  const at = (factor: number): readonly number[] => law.map((p) => clamp(factor * p, lo, hi));
  let low = 0;
  let high = 1;
  while (total(at(high)) < 1 && high < 1e12) high *= 2;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (total(at(middle)) < 1) low = middle;
    else high = middle;
  }
  return at(high);
}

/** What rounding has left over goes to the entry with the most room. */
function corrected(law: readonly number[], lo: number, hi: number): readonly number[] {
  const rest = 1 - total(law);
  const room = law.map((p) => (rest > 0 ? hi - p : p - lo));
  const at = room.indexOf(Math.max(...room));
  return law.map((p, i) => (i === at ? p + rest : p));
}

const total = (law: readonly number[]): number => law.reduce((sum, p) => sum + p, 0);
