import { findRoot } from '../numeric/findRoot.js';
import { minimise } from '../numeric/minimise.js';

/** The step v -> offset + (1 - fading) v of an error at one weight, and its derivatives by the weight. */
export interface WeightedStep {
  readonly offset: number;
  /** The part of the error that a step takes away: small fadings keep their digits. */
  readonly fading: number;
  readonly offsetSlope: number;
  readonly fadingSlope: number;
}

/** A family of steps over the weights from `least` (where nothing fades) to 1. */
export interface WeightedSteps {
  readonly least: number;
  readonly at: (weight: number) => WeightedStep;
}

/**
 * The limit of v -> offset + (1 - fading) v from any start, by composing the map with itself until it forgets
 * its start; Infinity when it never does (fading at most 0). Relative error about 2 ulp for each composition.
 */
export function longRun({ offset, fading }: Pick<WeightedStep, 'offset' | 'fading'>): number {
  if (!(fading > 0)) return Infinity;
  let [value, faded] = [offset, fading];
  for (let left = 1; left > 1e-9; faded *= 2 - faded) {
    left = 1 - faded;
    value += left * value;
  }
  return value;
}

/** Weights below this part of the way up from the least are not tried: there the long-run error is far from its minimum. */
const MARGIN = 1e-4;

/** The weight with the least long-run error: a root of its derivative, which is a long-run value itself. */
export function bestWeight({ least, at }: WeightedSteps): number {
  const slope = (weight: number): number => {
    const { offset, fading, offsetSlope, fadingSlope } = at(weight);
    return longRun({ offset: offsetSlope - fadingSlope * longRun({ offset, fading }), fading });
  };
  return findRoot(slope, least + MARGIN * (1 - least), 1);
}

/** The least long-run error over the weights, by a search without derivatives. */
export function bestValue({ least, at }: WeightedSteps): number {
  return minimise((weight) => longRun(at(weight)), least + MARGIN * (1 - least), 1).value;
}
