import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { readChoice, readInteger, readReal } from '../binding.js';
import { sum } from '../numeric/sum.js';
import type { Quantity } from '../quantity.js';
import { type FlowStep, flowScale, flowWeight } from './flowStep.js';

export interface FlowScheduleOptions {
  /** What the corrected weights are the interval's share of: the sum of the native weights, their mean, or the sum without the last step. Default 'sum'. */
  readonly target?: 'sum' | 'mean' | 'sum without last step';
}

/**
 * Sampling with `N` Euler-Maruyama steps from t = 1 (noise) to 0 on the grid t = shift s/(1+(shift-1)s), s equally
 * spaced, with noise `eta` of `kind`. The native weights of the steps are corrected to zeta dt, zeta their sum.
 *
 * Source: Lee and Ye, 2025.
 */
export function flowSchedule({ target = 'sum' }: FlowScheduleOptions = {}): {
  readonly nativeTotal: Quantity;
  readonly correctedTotal: Quantity;
  /** Largest over smallest native weight per unit of time. */
  readonly nativeSpread: Quantity;
  /** Largest over smallest corrected weight per unit of time. */
  readonly correctedSpread: Quantity;
  /** Sum of the squared native weights. */
  readonly nativeVariance: Quantity;
  /** Sum of the squared corrected weights. */
  readonly correctedVariance: Quantity;
} {
  const observed = (meaning: string, observe: (schedule: Schedule) => number): Quantity => ({
    meaning,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'weights of all steps of the grid',
        error: 1e-12,
        compute: (point) => observe(scheduleAt(point, target)),
        cost: (point) => 60 * readInteger(point, 'N', { min: 1 }),
      },
    ],
  });
  return {
    nativeTotal: observed('sum of the native weights', ({ native }) => sum(native)),
    correctedTotal: observed('sum of the corrected weights', ({ corrected }) => sum(corrected)),
    nativeSpread: observed('largest over smallest native weight per unit of time', ({ native, lengths }) =>
      spread(native, lengths),
    ),
    correctedSpread: observed(
      'largest over smallest corrected weight per unit of time',
      ({ corrected, lengths }) => spread(corrected, lengths),
    ),
    nativeVariance: observed('sum of the squared native weights', ({ native }) => squares(native)),
    correctedVariance: observed('sum of the squared corrected weights', ({ corrected }) =>
      squares(corrected),
    ),
  };
}

interface Schedule {
  readonly lengths: Float64Array;
  readonly native: Float64Array;
  readonly corrected: Float64Array;
}

function scheduleAt(point: Point, target: FlowScheduleOptions['target']): Schedule {
  const steps = stepsAt(point);
  const lengths = Float64Array.from(steps, (step) => step.length);
  const native = Float64Array.from(steps, flowWeight);
  const kept = target === 'sum without last step' ? native.subarray(0, native.length - 1) : native;
  const zeta = target === 'mean' ? sum(kept) / kept.length : sum(kept);
  return { lengths, native, corrected: lengths.map((length) => zeta * length) };
}

/** At t = 1, where 1 - t would make the noise infinite, the second grid point stands in for it. */
function stepsAt(point: Point): FlowStep[] {
  const count = readInteger(point, 'N', { min: 1, max: 1_000_000 });
  const eta = readReal(point, 'eta');
  if (!(eta > 0)) refuse('eta', 'positive', eta);
  const shift = readReal(point, 'shift');
  if (!(shift > 0)) refuse('shift', 'positive', shift);
  const kind = readChoice(point, 'kind', ['dance', 'flow']);
  const stretch = (j: number): number => 1 + (shift - 1) * (1 - j / count);
  const timeOf = (j: number): number => (shift * (1 - j / count)) / stretch(j);
  return Array.from({ length: count }, (_, i) => {
    const time = timeOf(i);
    const distance = Math.max(1, i) / count / stretch(Math.max(1, i));
    return { time, length: time - timeOf(i + 1), scale: flowScale(kind, eta, time, distance) };
  });
}

function spread(weights: Float64Array, lengths: Float64Array): number {
  const rates = weights.map((weight, i) => weight / lengths[i]!);
  return rates.reduce((a, b) => Math.max(a, b)) / rates.reduce((a, b) => Math.min(a, b));
}

function squares(weights: Float64Array): number {
  return sum(weights.map((weight) => weight * weight));
}
