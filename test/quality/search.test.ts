import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stream } from '../../src/random/index.js';
import { bySearch } from './hunt.js';
import { type PlantedProblem, problems } from './problems.js';

/**
 * How many evaluations the search needs to find planted violations: medians over 50 seeds, never worse than 1.25
 * times what `contract.json` records. Run with HOLDFAST_RECORD=1 to record anew, and say why in the commit.
 */
const file = new URL('./contract.json', import.meta.url);
const contract = JSON.parse(readFileSync(file, 'utf8')) as Record<
  string,
  { median: number; success: number }
>;
const recording = process.env.HOLDFAST_RECORD !== undefined;

const seeds = 50;
const budget = 30_000;

function measure(problem: PlantedProblem): { median: number; success: number } {
  const counts = Array.from({ length: seeds }, (_, seed) => {
    const { evaluations, found } = bySearch(problem, seed, budget);
    return found ? evaluations : Number.POSITIVE_INFINITY;
  });
  const found = counts.filter(Number.isFinite).length;
  return { median: counts.sort((a, b) => a - b)[seeds / 2]!, success: found / seeds };
}

describe('search quality', () => {
  it.each(problems.map((problem) => [`${problem.name} ${problem.volume}`, problem] as const))(
    'should find the violation planted in %s as fast as recorded',
    (name, problem) => {
      const measured = measure(problem);
      if (recording) contract[name] = measured;
      expect(measured.success).toBeGreaterThanOrEqual(0.98);
      expect(measured.median).toBeLessThanOrEqual(1.25 * contract[name]!.median);
      if (recording) writeFileSync(file, `${JSON.stringify(contract, null, 2)}\n`);
    },
  );

  it.each(
    problems
      .filter(({ volume, noise }) => volume === 1e-3 && noise === undefined)
      .map((problem) => [problem.name, problem] as const),
  )('should plant %s with the volume stated', (_, { regime, margin, uniform = regime.draw }) => {
    const source = stream('volume');
    let count = 0;
    for (let k = 0; k < draws; k += 1) if (margin(uniform(source)) < 0) count += 1;
    // 100 +- 10 are expected: six standard deviations, and a tenth for volumes that are first order only.
    expect(Math.abs(count - 100)).toBeLessThan(70);
  });
});

const draws = 100_000;
