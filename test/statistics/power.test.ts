import { describe, expect, it } from 'vitest';
import { chiSquare, exponential, normal, type Stream, stream } from '../../src/random/index.js';
import {
  boundedMean,
  crossed,
  type EProcess,
  nonnegativeMeanAtLeast,
  nonnegativeMeanAtMost,
  observe,
  probability,
  subGaussianMean,
  varianceBoundedMean,
} from '../../src/statistics/index.js';

const level = 1e-6;

/** Observations until the null is refuted, in steps of 100, for each of 41 seeds, sorted. */
function timesToRefute(name: string, process: EProcess, draw: (stream: Stream) => number): number[] {
  return Array.from({ length: 41 }, (_, run) => timeToRefute(process, draw, stream('power', name, run))).sort(
    (a, b) => a - b,
  );
}

function timeToRefute(process: EProcess, draw: (stream: Stream) => number, source: Stream): number {
  let evidence = process.start;
  while (!crossed(evidence, level) && evidence.count < 100_000)
    evidence = observe(
      process,
      evidence,
      Array.from({ length: 100 }, () => draw(source)),
    );
  return evidence.count;
}

// Test error of a regression over its noise, up to scale: mean 1, relative standard deviation about 0.4.
const errorRatio = (source: Stream) => (chiSquare(source, 20) / chiSquare(source, 81)) * (79 / 20);
const secondMoment = (22 / 20) * (79 / 77);

describe(`a constant wrong by 5 %, at level ${level}`, () => {
  it.each([
    ['too small a bound on a nonnegative mean', nonnegativeMeanAtMost(0.95), errorRatio, 2500],
    [
      'too large a lower bound, second moment known',
      nonnegativeMeanAtLeast(1.05, secondMoment),
      errorRatio,
      2500,
    ],
    ['a mean, variance known', varianceBoundedMean('=', 1.05, 0.13), errorRatio, 2500],
    ['a normal mean', subGaussianMean('<=', 0, 1), (source: Stream) => 0.05 + normal(source), 16_000],
    [
      'the mean of a bounded observation',
      boundedMean('=', 0.525, { lower: 0, upper: 1 }),
      (s: Stream) => s.uniform(),
      6500,
    ],
    ['a probability', probability('<=', 0.475), (s: Stream) => (s.uniform() < 0.5 ? 1 : 0), 17_000],
    ['a bound on an exponential mean', nonnegativeMeanAtMost(0.95), exponential, 15_000],
  ] as const)('should be refuted with a median of few observations: %s', (name, process, draw, atMost) => {
    const times = timesToRefute(name, process, draw);
    expect(times[20]).toBeLessThanOrEqual(atMost);
    expect(times[40]).toBeLessThan(3 * atMost);
  });
});
