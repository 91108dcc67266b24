import { describe, expect, it } from 'vitest';
import {
  chiSquare,
  exponential,
  gamma,
  normal,
  type Stream,
  stream,
  studentT,
} from '../../src/random/index.js';
import {
  boundedMean,
  clopperPearson,
  conditionalMean,
  crossed,
  type EProcess,
  nonnegativeMeanAtLeast,
  nonnegativeMeanAtMost,
  observe,
  probability,
  subGaussianMean,
  varianceBoundedMean,
} from '../../src/statistics/index.js';

const level = 0.1;
const runs = 2000;

interface Trial<Observation> {
  readonly process: EProcess<Observation>;
  readonly draw: (stream: Stream) => Observation;
  /** Default 600. */
  readonly count?: number;
}

/** Whether one run crosses, looking after every tenth observation. */
function crosses<T>({ process, draw, count = 600 }: Trial<T>, source: Stream): boolean {
  let evidence = process.start;
  for (let seen = 0; seen < count && !crossed(evidence, level); seen += 10)
    evidence = observe(
      process,
      evidence,
      Array.from({ length: 10 }, () => draw(source)),
    );
  return crossed(evidence, level);
}

/** 99 % interval of the probability that a run crosses. */
function crossingRate<T>(name: string, trial: Trial<T>) {
  let count = 0;
  for (let run = 0; run < runs; run++) if (crosses(trial, stream('calibration', name, run))) count++;
  return clopperPearson(count, runs, 0.01);
}

const bernoulli = (p: number) => (source: Stream) => (source.uniform() < p ? 1 : 0);
const pareto = (index: number) => (source: Stream) => Math.exp(exponential(source) / index);

// Every null is true and tight. Measured rates lie between 0.007 and 0.012, far below the level because most of
// the grid's bets are too small to matter within so few observations. The right rates fail either end of the
// 99 % intervals with probability below 1e-6 (no crossing in 2000 runs at 0.007: 8e-7); the seeds are fixed besides.
const nulls: Record<string, Trial<number>> = {
  'nonnegative, light tail': { process: nonnegativeMeanAtMost(1), draw: exponential },
  'nonnegative, mean but no variance': { process: nonnegativeMeanAtMost(3), draw: pareto(1.5) },
  'nonnegative, error ratio of a regression': {
    process: nonnegativeMeanAtMost(20 / 79),
    draw: (source) => chiSquare(source, 20) / chiSquare(source, 81),
  },
  'nonnegative, small shape': { process: nonnegativeMeanAtMost(0.05), draw: (source) => gamma(source, 0.05) },
  'bounded, at most': {
    process: boundedMean('<=', 0.5, { lower: 0, upper: 1 }),
    draw: (source) => source.uniform(),
  },
  'bounded, at least': {
    process: boundedMean('>=', -1, { lower: -3, upper: 1 }),
    draw: (source) => -3 + 4 * source.uniform(),
  },
  'bounded, exactly': {
    process: boundedMean('=', 0.5, { lower: 0, upper: 1 }),
    draw: (source) => source.uniform(),
  },
  'probability, at most': { process: probability('<=', 0.02), draw: bernoulli(0.02) },
  'probability, at least': { process: probability('>=', 0.7), draw: bernoulli(0.7) },
  'probability, exactly': { process: probability('=', 0.5), draw: bernoulli(0.5) },
  'second moment known, extremal law': {
    process: nonnegativeMeanAtLeast(1, 4),
    draw: (source) => (source.uniform() < 0.25 ? 4 : 0),
  },
  'sub-Gaussian, at most': { process: subGaussianMean('<=', 0, 1), draw: normal },
  'sub-Gaussian, exactly': { process: subGaussianMean('=', 2, 3), draw: (source) => 2 + 3 * normal(source) },
  'variance known, normal': { process: varianceBoundedMean('=', 0, 1), draw: normal },
  'variance known, heavy tail': {
    process: varianceBoundedMean('>=', 0, 5 / 3),
    draw: (source) => studentT(source, 5),
  },
};

describe(`false alarms at level ${level}, looking all the time`, () => {
  it.each(Object.entries(nulls))('should be fewer than the level and not nil: %s', (name, trial) => {
    const rate = crossingRate(name, trial);
    expect(rate.upper).toBeLessThan(level);
    expect(rate.lower).toBeGreaterThan(0);
  });

  it('should be fewer than the level and not nil: an urn that remembers', () => {
    const rate = crossingRate('urn', { process: conditionalMean('='), draw: urn() });
    expect(rate.upper).toBeLessThan(level);
    expect(rate.lower).toBeGreaterThan(0);
  });

  it.each([
    ['E X <= B', { process: nonnegativeMeanAtMost(1.5), draw: exponential }],
    ['E X >= m', { process: nonnegativeMeanAtLeast(0.5, 2), draw: exponential }],
  ])('should be rarer where the null holds with room: %s', (name, trial) => {
    expect(crossingRate(name, trial).upper).toBeLessThan(level / 20);
  });
});

/** The share of one colour is the probability that it is drawn next, and grows by the draw; a new urn every 50 draws. */
function urn() {
  let share = 0.5;
  let drawn = 0;
  return (source: Stream) => {
    const given = drawn++ % 50 === 0 ? 0.5 : share;
    const [lower, upper] = [given - given / 20, given + (1 - given) / 20];
    share = source.uniform() < given ? upper : lower;
    return { value: share, given, lower, upper };
  };
}
