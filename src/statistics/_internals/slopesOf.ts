import type { Relation } from '../eProcess.js';

/** Bets on greater values refute '<=', on smaller ones '>=', on both '='. */
export function slopesOf(relation: Relation, slopes: readonly number[]): readonly number[] {
  const negative = slopes.map((slope) => -slope);
  return { '<=': slopes, '>=': negative, '=': [...slopes, ...negative] }[relation];
}
