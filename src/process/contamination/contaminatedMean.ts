import { normal } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';

/**
 * Weight g_t of the newest round in Y_t = (1 - g_t) Y_{t-1} + g_t X_t: the plain average of all rounds, the best
 * linear unbiased combination, the newest round alone, or the fixed weight 1/5.
 */
export type Weighting = 'uniform' | 'best' | 'newest' | 'geometric';

export interface ContaminatedMeanOptions {
  readonly weighting: Weighting;
  /** Round observed; round 1 is all natural. Default `t`. */
  readonly round?: Binding;
}

/**
 * Estimating a mean mu when a share `alpha` of each round comes from the learner's own last estimate:
 * X_1 = mu + U_1, X_t = alpha Y_{t-1} + (1-alpha) mu + U_t, with independent U_t of mean 0 and variance 1. Only
 * the variance of the U_t matters; the simulation draws them normal.
 *
 * Source: Amin, Bie, Kong, Syed and Vassilvitskii, "Learning from synthetic data: limitations of ERM", 2026.
 */
export function contaminatedMean({ weighting, round = 't' }: ContaminatedMeanOptions): {
  /** Mean squared error of Y_t. */
  readonly variance: Quantity;
  /** log2 of the variance at twice the round over that at the round. */
  readonly slope: Quantity;
} {
  const read = (point: Point): Loop => ({
    contamination: readReal(point, 'alpha', { min: 0, max: 1 }),
    rounds: readInteger(point, round, { min: 1 }),
  });
  return {
    variance: {
      meaning: `mean squared error of the ${NAMES[weighting]} after round ${bindingText(round)}, for noise of variance 1`,
      support: 'nonnegative',
      routes: [
        exact('recursion of the variance from round to round', 1e-11, read, (loop) =>
          variance(loop, weighting),
        ),
        simulated(read, weighting),
      ],
    },
    slope: {
      meaning: `local exponent of the mean squared error of the ${NAMES[weighting]}`,
      support: 'real',
      routes: [
        exact('recursion of the variance to twice the round', 1e-7, read, (loop) => slope(loop, weighting)),
      ],
    },
  };
}

const NAMES: Readonly<Record<Weighting, string>> = {
  uniform: 'plain average of all rounds',
  best: 'best linear unbiased estimate',
  newest: 'newest round',
  geometric: 'estimate with geometric weights',
};

interface Loop {
  readonly contamination: number;
  readonly rounds: number;
}

/** Weight of the newest round by weighting. */
const gains: Readonly<Record<Weighting, (contamination: number, t: number) => number>> = {
  uniform: (_, t) => 1 / t,
  best: (contamination, t) => {
    const natural = 1 - contamination;
    return natural / (1 + (t - 1) * natural * natural);
  },
  newest: () => 1,
  geometric: () => 0.2,
};

function exact(
  name: string,
  error: number,
  read: (point: Point) => Loop,
  compute: (loop: Loop) => number,
): ExactRoute {
  return {
    kind: 'exact',
    name,
    error,
    compute: (point) => compute(read(point)),
    cost: (point) => 8 * read(point).rounds,
  };
}

/** The error of Y_t is (1 - g + g alpha) times that of Y_{t-1}, plus g U_t. */
function nextVariance(before: number, gain: number, contamination: number): number {
  const kept = 1 - gain + gain * contamination;
  return kept * kept * before + gain * gain;
}

function variance({ contamination, rounds }: Loop, weighting: Weighting): number {
  const gain = gains[weighting];
  let value = 1;
  for (let t = 2; t <= rounds; t++) value = nextVariance(value, gain(contamination, t), contamination);
  return value;
}

function slope({ contamination, rounds }: Loop, weighting: Weighting): number {
  const gain = gains[weighting];
  const early = variance({ contamination, rounds }, weighting);
  let late = early;
  for (let t = rounds + 1; t <= 2 * rounds; t++)
    late = nextVariance(late, gain(contamination, t), contamination);
  return Math.log1p((late - early) / early) / Math.LN2;
}

/** Where the data lie does not matter: any value, so that the loop is run as it stands. */
const TRUE_MEAN = 0.5;

function simulated(read: (point: Point) => Loop, weighting: Weighting): SampledRoute {
  return {
    kind: 'sampled',
    name: 'the loop with normal noise, squared error of the last estimate',
    sampler: 'direct',
    // The error is normal and its variance is at most that at full contamination, below pi^2/6.
    ...(weighting === 'uniform' && { secondMoment: '3*(pi^2/6)^2' }),
    prepare: (point) => {
      const { contamination, rounds } = read(point);
      const gain = Float64Array.from({ length: rounds }, (_, s) =>
        s === 0 ? 1 : gains[weighting](contamination, s + 1),
      );
      return (stream) => {
        let estimate = TRUE_MEAN + normal(stream);
        for (let s = 1; s < rounds; s++) {
          const data = contamination * estimate + (1 - contamination) * TRUE_MEAN + normal(stream);
          estimate = (1 - gain[s]!) * estimate + gain[s]! * data;
        }
        return (estimate - TRUE_MEAN) * (estimate - TRUE_MEAN);
      };
    },
    cost: (point) => 30 * read(point).rounds,
  };
}
