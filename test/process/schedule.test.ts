import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, parse } from '../../src/expression/index.js';
import { schedule } from '../../src/process/index.js';

describe('schedule', () => {
  it('should mean the same integers as the text in the language of bounds', () => {
    const scope = { n0: 'scalar', p: 'scalar', t: 'scalar' } as const;
    const sizes = schedule('ceil(n0*t^p)');
    const tree = parse('ceil(n0*t^p)', scope);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 100_000 }),
        (n0, hundredths, t) => {
          const point = { n0, p: hundredths / 100 };
          const value = evaluate(tree, { ...point, t });
          fc.pre(value <= Number.MAX_SAFE_INTEGER);
          expect(sizes(point)(t)).toBe(value);
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });

  it('should read constants, parameters, lists and indices of another name', () => {
    expect(schedule(7)({})(3)).toBe(7);
    expect(schedule('n')({ n: 5, t: 9 })(3)).toBe(5);
    expect(schedule('sizes[t]')({ sizes: [3, 1, 4] })(3)).toBe(4);
    expect(schedule('M0*i', 'i')({ M0: 6 })(2)).toBe(12);
    expect(schedule('t')({ t: 100 })(2)).toBe(2);
    const powers = schedule('log2(t) == floor(log2(t)) and t > 1 ? log2(t)^2 : t^2')({});
    expect([1, 2, 3, 4, 5, 8, 1024].map(powers)).toEqual([1, 1, 9, 4, 25, 9, 100]);
  });

  it('should refuse sizes that are no batches', () => {
    expect(() => schedule('n0*t')({ n0: 0.5 })(1)).toThrow(
      'n0*t at t = 1 must be an integer of at least 1, but it is 0.5.',
    );
    expect(() => schedule('n')({ n: 1 }, 2)).toThrow('n must be an integer of at least 2, but it is 1.');
    expect(() => schedule('t-1')({})(1)).toThrow('but it is 0.');
  });
});
