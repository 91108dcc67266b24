import { describe, expect, it } from 'vitest';
import { race } from '../../src/falsify/index.js';
import { normal, stream } from '../../src/random/index.js';

const mean = (samples: readonly number[]): number => samples.reduce((a, b) => a + b, 0) / samples.length;

describe('race', () => {
  it('should keep the candidate with the lowest mean', () => {
    const candidates = Array.from({ length: 16 }, (_, k) => k / 4);
    const sample = (candidate: number, block: number): number[] => {
      const source = stream('race', candidate, block);
      return Array.from({ length: 50 }, () => candidate + normal(source));
    };
    // The winner is wrong only if the mean of 50 normals is above 0.25 plus another: at most 15 P(Z > 1.25) in the
    // first round for being overtaken by all of eight others, which happens with probability far below 1e-6.
    const [winner] = race({ candidates, sample, score: mean });
    expect(winner!.candidate).toBeLessThanOrEqual(0.25);
    expect(winner!.samples.length).toBe(50 * 16);
    expect(winner!.score).toBe(mean(winner!.samples));
  });

  it('should ask for each block once, in order', () => {
    const asked: string[] = [];
    race({
      candidates: ['a', 'b', 'c'],
      sample: (candidate, block) => {
        asked.push(`${candidate}${block}`);
        return [candidate.charCodeAt(0)];
      },
      score: mean,
      blocks: 2,
    });
    expect(asked).toEqual([
      'a0',
      'a1',
      'b0',
      'b1',
      'c0',
      'c1',
      'a2',
      'a3',
      'b2',
      'b3',
      'a4',
      'a5',
      'a6',
      'a7',
    ]);
  });

  it('should leave as many survivors as wanted and put undefined scores last', () => {
    const result = race({
      candidates: [Number.NaN, 3, 1, 2],
      sample: (candidate) => [candidate],
      score: mean,
      survivors: 2,
    });
    expect(result.map(({ candidate }) => candidate)).toEqual([1, 2]);
    expect(race({ candidates: [], sample: () => [], score: mean })).toEqual([]);
  });
});
