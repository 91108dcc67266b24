import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { readInteger, readReal } from '../binding.js';
import { nativeWeight, posteriorScale } from './ddimStep.js';

/** The levels of Stable Diffusion, or as many between their ends at equal steps of the log signal-to-noise ratio. */
export type Spacing = 'scaled linear' | 'log signal-to-noise';

const TRAINING_LEVELS = 1000;

/** Cumulative products of 1 - beta. */
const trainingLevels = Float64Array.from({ length: TRAINING_LEVELS });
{
  const [first, last] = [Math.sqrt(0.00085), Math.sqrt(0.012)];
  let level = 1;
  for (let j = 0; j < TRAINING_LEVELS; j++) {
    const root = first + ((last - first) * j) / (TRAINING_LEVELS - 1);
    level *= 1 - root * root;
    trainingLevels[j] = level;
  }
}

/** The n + 1 levels that n steps visit, from noise to data. */
export function levelsOf(steps: number, spacing: Spacing): Float64Array {
  const stride = TRAINING_LEVELS / steps;
  const visited = Float64Array.from({ length: steps + 1 }, (_, k) => {
    return trainingLevels[Math.max(0, 1 + stride * (steps - 1 - k))]!;
  });
  return spacing === 'log signal-to-noise' ? evenInLogSnr(visited) : visited;
}

function evenInLogSnr(levels: Float64Array): Float64Array {
  const steps = levels.length - 1;
  const logSnr = (level: number): number => Math.log(level / (1 - level));
  const [from, to] = [logSnr(levels[0]!), logSnr(levels[steps]!)];
  return levels.map((_, k) => 1 / (1 + Math.exp(-(from + ((to - from) * k) / steps))));
}

/** Native weights of the steps between the levels, sigma = eta times the DDPM posterior scale. */
export function weightsOf(levels: Float64Array, eta: number): Float64Array {
  return Float64Array.from({ length: levels.length - 1 }, (_, k) => {
    const [now, next] = [levels[k]!, levels[k + 1]!];
    return nativeWeight({ now, next, sigma: eta * posteriorScale(now, next) });
  });
}

/** The number of steps `n`. Throws a RangeError unless it divides 1000 and is at most 500. */
export function readSteps(point: Point): number {
  const steps = readInteger(point, 'n', { min: 1, max: TRAINING_LEVELS / 2 });
  return TRAINING_LEVELS % steps === 0 ? steps : refuse('n', `a divisor of ${TRAINING_LEVELS}`, steps);
}

/** The noise `eta`. Throws a RangeError unless it is above 0 and at most 1. */
export function readEta(point: Point): number {
  const eta = readReal(point, 'eta');
  return eta > 0 && eta <= 1 ? eta : refuse('eta', 'above 0 and at most 1', eta);
}
