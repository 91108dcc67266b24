import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Stream } from '../../src/random/index.js';
import * as random from '../../src/random/index.js';

interface Law {
  readonly law: string;
  readonly params: readonly number[];
  readonly cuts: readonly number[];
  readonly below: readonly (readonly [number, number])[];
  readonly bins: readonly (readonly [number, number])[];
}

const file = new URL('fixtures/laws.json', import.meta.url);
const { draws, laws } = JSON.parse(readFileSync(file, 'utf8')) as { draws: number; laws: readonly Law[] };

const samplers: Record<string, (...params: number[]) => (stream: Stream) => number> = {
  uniform: () => (stream) => stream.uniform(),
  normal: () => random.normal,
  exponential: () => random.exponential,
  gamma: (shape) => (stream) => random.gamma(stream, shape!),
  logGamma: (shape) => (stream) => random.logGamma(stream, shape!),
  chiSquare: (dof) => (stream) => random.chiSquare(stream, dof!),
  beta: (a, b) => (stream) => random.beta(stream, a!, b!),
  studentT: (dof) => (stream) => random.studentT(stream, dof!),
  geometric: (p) => (stream) => random.geometric(stream, p!),
  binomial: (n, p) => random.binomialSampler(n!, p!),
  poisson: (mean) => random.poissonSampler(mean!),
};

/** Counts per bin: at most cuts[0], ..., above the last cut. */
function histogram(draw: (stream: Stream) => number, stream: Stream, cuts: readonly number[]): number[] {
  const counts = new Array<number>(cuts.length + 1).fill(0);
  for (let i = 0; i < draws; i++) counts[firstAtLeast(cuts, draw(stream))]!++;
  return counts;
}

function firstAtLeast(cuts: readonly number[], value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= cuts[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

function outside(counts: readonly number[], ranges: Law['bins']): string[] {
  return ranges.flatMap(([low, high], i) =>
    counts[i]! < low || counts[i]! > high ? [`${i}: ${counts[i]} not in ${low}..${high}`] : [],
  );
}

function cumulative(counts: readonly number[]): number[] {
  let sum = 0;
  return counts.map((count) => (sum += count));
}

// Each test fails for a right sampler with probability at most 1e-6: the fixture's ranges are exact binomial
// quantiles whose levels add up to that.
describe('laws of the samplers', () => {
  it.each(laws.map((law) => [`${law.law}(${law.params})`, law] as const))(
    'should draw from %s',
    (name, law) => {
      const draw = samplers[law.law]!(...law.params);
      const counts = histogram(draw, random.stream('laws', name), law.cuts);
      expect(outside(counts, law.bins)).toEqual([]);
      expect(outside(cumulative(counts), law.below)).toEqual([]);
    },
  );

  it('should notice a law that is wrong by little', () => {
    const law = laws.find((each) => each.law === 'binomial' && `${each.params}` === '100,0.1')!;
    const counts = histogram(random.binomialSampler(100, 0.102), random.stream('wrong'), law.cuts);
    expect(outside(cumulative(counts), law.below)).not.toEqual([]);
  });
});
