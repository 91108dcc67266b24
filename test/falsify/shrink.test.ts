import { describe, expect, it } from 'vitest';
import { clearlyFails, shrink } from '../../src/falsify/index.js';
import { choice, compileRegime, integer, type Point, real, regime, simplex } from '../../src/regime/index.js';

const compiled = compileRegime(
  regime(
    {
      n: integer(1, 10_000, 'log'),
      x: real(0, 10),
      s: choice('a', 'b', 'c'),
      p: simplex({ size: [2, 10] }),
    },
    'n >= 2*x',
  ),
);

describe('shrink', () => {
  const found: Point = { n: 7311, x: 3.1428571428571, s: 'c', p: [0.11, 0.27, 0.62] };

  it('should lead to the simplest point that still fails', () => {
    const result = shrink(compiled, found, ({ n, x }) => (n as number) > 500 && (x as number) > 1.7);
    expect(result.point).toEqual({ n: 501, x: 2, s: 'a', p: [0.5, 0.5] });
    expect(result.steps).toBeGreaterThan(3);
    expect(result.path.split(':').length).toBe(result.steps + 1);
  });

  it('should keep a clear margin', () => {
    const margin = ({ x }: Point): number => 1 - (x as number);
    const fails = clearlyFails(margin(found));
    const { point } = shrink(compiled, found, (at) => fails(margin(at)));
    expect(margin(point)).toBeLessThanOrEqual(-0.05);
    expect(point.x).toBe(2);
  });

  it('should replay', () => {
    const fails = ({ n }: Point): boolean => (n as number) % 7 === 3;
    expect(shrink(compiled, found, fails)).toEqual(shrink(compiled, found, fails));
  });

  it('should ask no more often than allowed', () => {
    let asked = 0;
    const always = () => {
      asked += 1;
      return true;
    };
    const result = shrink(compiled, found, always, { evaluations: 5 });
    expect(asked).toBe(5);
    expect(result.evaluations).toBe(5);
    expect(compiled.contains(result.point)).toBe(true);
  });

  it('should give back a point that does not fail', () => {
    expect(shrink(compiled, found, () => false)).toMatchObject({ point: found, steps: 0, path: '' });
  });
});

describe('clearlyFails', () => {
  it('should ask for half of the violation, or 5 percent when half is more', () => {
    expect(clearlyFails(-0.02)(-0.01)).toBe(true);
    expect(clearlyFails(-0.02)(-0.0099)).toBe(false);
    expect(clearlyFails(-3)(-0.05)).toBe(true);
    expect(clearlyFails(-3)(-0.049)).toBe(false);
    expect(clearlyFails(Number.NEGATIVE_INFINITY)(-0.06)).toBe(true);
  });
});
