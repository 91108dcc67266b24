import { describe, expect, it } from 'vitest';
import { minimise, type Problem, search } from '../../src/falsify/index.js';
import { normal, stream } from '../../src/random/index.js';
import { choice, compileRegime, integer, type Point, real, regime } from '../../src/regime/index.js';

const square = compileRegime(regime({ x: real(0, 1), y: real(0, 1) }));
const distance = ({ x, y }: Point): number => Math.abs((x as number) - 0.3) + Math.abs((y as number) - 0.6);
const cone = (height: number): Problem => ({ regime: square, margin: (point) => distance(point) + height });

describe('search', () => {
  it('should find a violation and stop there', () => {
    const result = search(cone(-1e-6), { key: [1], budget: 5000 });
    expect(result.witness!.margin).toBeLessThan(0);
    expect(distance(result.witness!.point)).toBeLessThan(1e-6);
    expect(result.worst).toEqual(result.witness);
    expect(result.evaluations).toBeLessThan(1000);
    expect(Object.values(result.phases).reduce((a, b) => a + b)).toBe(result.evaluations);
  });

  it('should spend the budget and report the lowest margin when there is none', () => {
    const result = search(cone(0.5), { key: [1], budget: 3000 });
    expect(result.witness).toBeUndefined();
    expect(result.evaluations).toBe(3000);
    expect(result.worst.margin).toBeCloseTo(0.5, 6);
    expect(result.phases.optimise).toBeLessThanOrEqual(1500);
    expect(result.phases.draws).toBeGreaterThanOrEqual(1000);
  });

  it('should be the same for the same key and another for another', () => {
    const run = (key: string) => search(cone(0.1), { key: [key], budget: 800 });
    expect(run('a')).toEqual(run('a'));
    expect(run('a').worst).not.toEqual(run('b').worst);
  });

  it('should try known points in regime first', () => {
    const known = [
      { x: 2, y: 0 },
      { x: 0.3, y: 0.6 },
    ];
    const result = search({ ...cone(-1e-9), known }, { key: [1], budget: 100 });
    expect(result.witness!.point).toEqual(known[1]);
    expect(result.evaluations).toBe(1);
    expect(result.phases.known).toBe(1);
  });

  it('should find violations at edges before anything else', () => {
    const result = search(
      { regime: square, margin: ({ x, y }) => (x === 1 && y === 0 ? -1 : 1) },
      { key: [1], budget: 1000 },
    );
    expect(result.witness!.point).toEqual({ x: 1, y: 0 });
    expect(result.phases.draws).toBe(0);
  });

  it('should find violations at ties', () => {
    const result = search(
      {
        regime: square,
        margin: ({ x, y }) => (x === y && (x as number) > 0.2 && x !== 0.5 && x !== 1 ? -1 : 1),
      },
      { key: [1], budget: 20_000 },
    );
    expect(result.witness).toBeDefined();
  });

  it('should not be held up by a plateau of ties', () => {
    const margin = (point: Point): number => ((point.x as number) < 0.5 ? 0 : valley(point));
    const valley = ({ x, y }: Point): number =>
      Math.abs((x as number) - 0.83) + Math.abs((y as number) - 0.37) - 1e-4;
    for (const key of [1, 2, 3, 4, 5]) {
      const result = search({ regime: square, margin }, { key: [key], budget: 5000 });
      expect(result.witness).toBeDefined();
    }
  });

  it('should leave margins above minus the threshold alone', () => {
    const low = search({ ...cone(-1e-3), threshold: 0.01 }, { key: [1], budget: 2000 });
    expect(low.witness).toBeUndefined();
    expect(low.worst.margin).toBeLessThan(0);
    const local = search(
      { ...cone(-1e-3), threshold: ({ x }) => (x as number) * 1e-3 },
      { key: [1], budget: 2000 },
    );
    expect(local.witness!.margin).toBeLessThan(-0.29e-3);
  });

  it('should neither stop nor drown at candidates that the re-check refuses', () => {
    // A tie everywhere but in a small disc, with the noise of rounding on top.
    const noise = ({ x, y }: Point): number => 1e-16 * Math.sin(1e4 * (x as number) + 1e3 * (y as number));
    const dent = (point: Point): number => Math.min(0, distance(point) - 0.02);
    let asked = 0;
    const result = search(
      {
        regime: square,
        margin: (point) => noise(point) + dent(point),
        confirm: (point) => {
          asked += 1;
          return dent(point) < 0;
        },
      },
      { key: [2], budget: 20_000 },
    );
    expect(result.witness!.margin).toBeLessThan(-1e-6);
    expect(result.rejected).toBeGreaterThan(0);
    expect(asked).toBe(result.rejected + 1);
    expect(asked).toBeLessThanOrEqual(64);
  });

  it('should find a violation that can only be observed with noise, and confirm each candidate', () => {
    const source = stream('noise');
    const refused: Point[] = [];
    const problem: Problem = {
      regime: square,
      margin: (point) => distance(point) - 0.1 + 0.05 * normal(source),
      noise: 0.05,
      confirm: (point, margin) => {
        expect(margin).toBeLessThan(-0.05);
        const isReal = distance(point) < 0.05;
        if (!isReal) refused.push(point);
        return isReal;
      },
    };
    const result = search(problem, { key: [3], budget: 5000, confirmations: 500 });
    expect(distance(result.witness!.point)).toBeLessThan(0.05);
    expect(result.rejected).toBe(refused.length);
    expect(result.evaluations).toBeLessThan(1000);
  });

  it('should not ask for more confirmations than allowed', () => {
    let asked = 0;
    const confirm = () => {
      asked += 1;
      return false;
    };
    const result = search({ ...cone(-1), confirm }, { key: [1], budget: 3000, confirmations: 5 });
    expect(asked).toBe(5);
    expect(result.rejected).toBe(5);
    expect(result.witness).toBeUndefined();
    expect(result.evaluations).toBe(3000);
  });

  it('should report where the margin is undefined and go on', () => {
    const result = search(
      {
        regime: square,
        margin: (point) => ((point.x as number) > 0.9 ? Number.NaN : distance(point) - 1e-6),
      },
      { key: [1], budget: 4000 },
    );
    expect(result.undefinedAt!.x).toBeGreaterThan(0.9);
    expect(result.witness).toBeDefined();
    const nowhere = search({ regime: square, margin: () => Number.NaN }, { key: [1], budget: 500 });
    expect(nowhere.worst.margin).toBeNaN();
    expect(nowhere.undefinedAt).toBeDefined();
  });

  it('should live with infinite margins', () => {
    const wall = search(
      {
        regime: square,
        margin: (point) => (distance(point) > 0.3 ? Number.POSITIVE_INFINITY : distance(point) - 1e-5),
      },
      { key: [1], budget: 4000 },
    );
    expect(wall.witness).toBeDefined();
    const pit = search(
      { regime: square, margin: ({ x }) => ((x as number) > 0.5 ? Number.NEGATIVE_INFINITY : 1) },
      { key: [1], budget: 4000 },
    );
    expect(pit.witness!.margin).toBe(Number.NEGATIVE_INFINITY);
    const everywhere = search(
      { regime: square, margin: () => Number.POSITIVE_INFINITY },
      { key: [1], budget: 700 },
    );
    expect(everywhere.worst.margin).toBe(Number.POSITIVE_INFINITY);
    expect(everywhere.evaluations).toBe(700);
  });

  it('should go through a small regime of integers and choices point by point', () => {
    const compiled = compileRegime(
      regime({ i: integer(1, 20), j: integer(1, 20), s: choice('a', 'b') }, 'i < j'),
    );
    const seen = new Set<string>();
    const problem = { regime: compiled, margin: (point: Point) => seen.add(JSON.stringify(point)).size };
    const result = search(problem, { key: [1], budget: 5000 });
    expect(result.exhausted).toBe(true);
    expect(seen.size).toBe(380);
    expect(result.phases.draws).toBe(0);
    const lone = search(
      { regime: compiled, margin: ({ i, j, s }) => (i === 7 && j === 13 && s === 'b' ? -1 : 1) },
      { key: [1], budget: 5000 },
    );
    expect(lone.witness!.point).toEqual({ i: 7, j: 13, s: 'b' });
    expect(search(problem, { key: [1], budget: 300 }).exhausted).toBe(false);
  });

  it('should end where an estimate of cost is no number', () => {
    const result = search({ ...cone(0.5), cost: () => Number.NaN }, { key: [1], budget: 1000 });
    expect(result.spent).toBeLessThanOrEqual(1000);
  });

  it('should keep to the budget in units of cost and pass over points that are too dear', () => {
    const cost = ({ x }: Point): number => ((x as number) > 0.9 ? 1e6 : 10);
    const result = search({ ...cone(0.5), cost }, { key: [1], budget: 10_000 });
    expect(result.spent).toBeLessThan(10_010);
    expect(result.evaluations).toBeLessThanOrEqual(1000);
    expect(result.skipped).toBeGreaterThan(0);
    expect(result.worst.margin).toBeCloseTo(0.5, 2);
  });

  it('should not let dear draws use up the budget', () => {
    const compiled = compileRegime(regime({ T: integer(1, 100_000, 'log'), x: real(0, 1) }));
    const result = search(
      { regime: compiled, margin: ({ x }) => 1 + (x as number), cost: ({ T }) => T as number },
      { key: [1], budget: 2_000_000 },
    );
    // Log-uniform costs have a mean of 100,000/log(100,000) = 8700: 230 draws without thinning.
    expect(result.evaluations).toBeGreaterThan(1000);
    expect(result.spent).toBeGreaterThanOrEqual(2_000_000);
  });

  it('should give the same draws through columns', () => {
    const compiled = compileRegime(
      regime({ x: real(0, 1), n: integer(1, 100), s: choice('a', 'b') }, 'n*x >= 1'),
    );
    const f = (x: number, n: number, s: unknown): number =>
      Math.abs(x - 0.31) + Math.abs(n - 57) + (s === 'b' ? 0 : 1) + 1e-3;
    let batches = 0;
    const result = search(
      {
        regime: compiled,
        margin: ({ x, n, s }) => f(x as number, n as number, s),
        columns: ([xs, ns], count, texts, out) => {
          batches += 1;
          for (let row = 0; row < count; row += 1) out[row] = f(xs![row]!, ns![row]!, texts.s);
        },
      },
      { key: [1], budget: 20_000 },
    );
    expect(batches).toBeGreaterThan(10);
    expect(result.worst.point).toMatchObject({ n: 57, s: 'b' });
    expect(result.worst.margin).toBeLessThan(2e-3);
    expect(result.evaluations).toBe(20_000);
  });

  it('should find violations that columns show', () => {
    const needle = (x: number, y: number): number =>
      Math.abs(x - 0.77) < 0.01 && Math.abs(y - 0.21) < 0.01 ? -1 : 1;
    const result = search(
      {
        regime: square,
        margin: ({ x, y }) => needle(x as number, y as number),
        columns: ([xs, ys], count, _, out) => {
          for (let row = 0; row < count; row += 1) out[row] = needle(xs![row]!, ys![row]!);
        },
      },
      { key: [1], budget: 100_000 },
    );
    expect(result.witness!.margin).toBe(-1);
    expect(needle(result.witness!.point.x as number, result.witness!.point.y as number)).toBe(-1);
  });

  it('should stay in regime', () => {
    const compiled = compileRegime(
      regime(
        { d: integer(1, 100, 'log'), T: integer(3, 2000, 'log'), x: real(0, 1) },
        'T >= d + 2',
        'x*d <= 3',
      ),
    );
    const result = search(
      {
        regime: compiled,
        margin: (point) => {
          expect(compiled.violated(point)).toBeUndefined();
          return Math.abs(Math.log((point.T as number) / 1234)) + Math.abs((point.d as number) - 97) + 0.1;
        },
      },
      { key: [3], budget: 2000 },
    );
    expect(result.worst.point).toMatchObject({ d: 97, T: 1234 });
  });
});

describe('minimise', () => {
  it('should go on below zero to the lowest margin', () => {
    const result = minimise(cone(-1), { key: [1], budget: 3000 });
    expect(result.witness).toBeUndefined();
    expect(result.rejected).toBe(0);
    expect(result.worst.margin).toBeCloseTo(-1, 8);
  });
});
