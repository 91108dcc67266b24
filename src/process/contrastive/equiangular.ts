import type { Views } from './contrastiveLoss.js';

/**
 * `count` unit vectors with one common cosine of at least -1/(count - 1), both views equal: a multiple of an
 * axis each, plus a common multiple of the diagonal. At the lower end they are a regular simplex.
 */
export function equiangular(count: number, cosine: number, copies?: Float64Array): Views {
  const vectors = new Float64Array(count * count);
  const axis = Math.sqrt(1 - cosine);
  // Rounding may take the simplex's cosine a little below its end.
  const diagonal = (Math.sqrt(Math.max(0, 1 + (count - 1) * cosine)) - axis) / count;
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < count; k++) vectors[i * count + k] = diagonal + (k === i ? axis : 0);
  }
  return { count, dimension: count, local: vectors, global: vectors, ...(copies && { copies }) };
}
