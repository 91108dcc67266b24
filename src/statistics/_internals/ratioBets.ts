import { type EProcess, eProcess } from '../eProcess.js';
import { geometricGrid, logMeanExp, sumLogs } from './bets.js';

/** From all but a thousandth of the capital, whose loss no single observation makes total, down to a millionth. */
const stakes = geometricGrid(0.999, 41);

/**
 * value / mean where a nonnegative value is claimed to have at most that mean: capped, which only lowers it,
 * and infinite where the claim rules the value out.
 */
export function ratio(value: number, mean: number): number {
  if (mean > 0) return Math.min(value / mean, 1e300);
  return mean === 0 && value === 0 ? 1 : Infinity;
}

/**
 * Bets on ratios: columns of nonnegative numbers, each claimed to have conditional means of at most 1. A stake
 * s in (0, 1) on a ratio r multiplies its capital by 1 + s (r - 1).
 */
export function ratioBets<Observation>(
  hypothesis: string,
  columns: number,
  ratios: (observations: ArrayLike<Observation>) => readonly Float64Array[],
): EProcess<Observation> {
  return eProcess({
    hypothesis,
    size: columns * stakes.length,
    sums: (observations) =>
      ratios(observations).flatMap((column) => stakes.map((stake) => growth(column, stake))),
    logE: logMeanExp,
  });
}

function growth(ratios: Float64Array, stake: number): number {
  return sumLogs(ratios, (r) => 1 + stake * (r - 1));
}
