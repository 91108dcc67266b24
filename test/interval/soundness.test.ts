import { describe, expect, it } from 'vitest';
import { elementaryCases } from './_internals/elementaryCases.js';
import { rationalCases } from './_internals/rationalCases.js';
import { operations, soundness } from './_internals/soundness.js';
import { specialCases } from './_internals/specialCases.js';

const CASES = [...rationalCases, ...elementaryCases, ...specialCases];
const total = CASES.reduce((sum, c) => sum + (c.weight ?? 1), 0);

describe('soundness against MPFR', () => {
  it.each(CASES.map((c) => [c.name, c] as const))(
    'should enclose %s',
    (_, c) => {
      const count = Math.ceil((operations(200_000) * (c.weight ?? 1)) / total);
      const outcome = soundness(c, count, 20_261);
      if (process.env.HOLDFAST_SOUNDNESS)
        console.log(c.name, outcome.tried, 'tried', outcome.undefinedPoints, 'undefined');
      expect(outcome.violations.slice(0, 5)).toEqual([]);
      expect(outcome.undefinedPoints).toBeLessThan(count * 0.8);
    },
    3_600_000,
  );
});
