import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choice,
  compileRegime,
  integer,
  type Point,
  pointArbitrary,
  real,
  regime,
  simplex,
  vector,
} from '../../src/regime/index.js';
import { complexity } from '../../src/regime/shrinking/complexity.js';
import { simplerPoints } from '../../src/regime/shrinking/simplerPoints.js';

const demo = compileRegime(
  regime(
    {
      d: integer(1, 100, 'log'),
      T: integer(3, 2000, 'log'),
      sigma: real(1e-3, 1e3, 'log'),
      shift: real(-5, 5),
      design: choice('shared', 'fresh'),
      r: vector({ size: [1, 6], min: -10, max: 10 }),
      p: simplex({ size: [2, 6] }),
    },
    'T >= d + 2',
    'size(r) == size(p)',
  ),
);

/** The end of shrinking from the first failure, or from an example. */
function shrunk(compiled: typeof demo, fails: (point: Point) => boolean, example?: Point): Point {
  const property = fc.property(pointArbitrary(compiled), (point) => !fails(point));
  const details = fc.check(property, { seed: 3, numRuns: 20_000, ...(example && { examples: [[example]] }) });
  expect(details.failed).toBe(true);
  return details.counterexample![0];
}

const law = (point: Point): readonly number[] => point.p as readonly number[];
const list = (point: Point): readonly number[] => point.r as readonly number[];

describe('pointArbitrary', () => {
  it('should generate points in regime, biased or not', () => {
    for (const arbitrary of [pointArbitrary(demo), fc.noBias(pointArbitrary(demo))])
      for (const point of fc.sample(arbitrary, { seed: 5, numRuns: 500 }))
        expect(demo.violated(point)).toBeUndefined();
  });

  it('should generate the same points for the same seed', () => {
    const sample = () => fc.sample(pointArbitrary(demo), { seed: 6, numRuns: 50 });
    expect(sample()).toEqual(sample());
  });

  it('should visit edges and ties as well as the middle', () => {
    const points = fc.sample(pointArbitrary(compileRegime(regime({ x: real(0, 1), y: real(0, 1) }))), {
      seed: 7,
      numRuns: 1000,
    });
    expect(points.some(({ x }) => x === 0)).toBe(true);
    expect(points.some(({ x }) => x === 1)).toBe(true);
    expect(points.some(({ x, y }) => x === y && x !== 0 && x !== 1)).toBe(true);
    // About 700 of 1000 x are uniform; 250 in the middle half would be a deficit of more than 9 standard deviations.
    expect(points.filter(({ x }) => (x as number) > 0.25 && (x as number) < 0.75).length).toBeGreaterThan(
      250,
    );
  });

  it('should shrink to the simplest point when everything fails', () => {
    expect(shrunk(demo, () => true)).toEqual({
      d: 1,
      T: 3,
      sigma: 1,
      shift: 0,
      design: 'shared',
      r: [0, 0],
      p: [0.5, 0.5],
    });
  });

  it.each<[string, (point: Point) => boolean, Partial<Point>]>([
    ['T > 100', ({ T }) => (T as number) > 100, { d: 1, T: 101, sigma: 1 }],
    ['d > 50', ({ d }) => (d as number) > 50, { d: 51, T: 53 }],
    ['sigma < 0.02', ({ sigma }) => (sigma as number) < 0.02, { sigma: 0.01 }],
    ['sigma > 70', ({ sigma }) => (sigma as number) > 70, { sigma: 100 }],
    [
      'shift in [0.3, 0.4]',
      ({ shift }) => (shift as number) >= 0.3 && (shift as number) <= 0.4,
      { shift: 0.3 },
    ],
    ['shift < -2.5', ({ shift }) => (shift as number) < -2.5, { shift: -5 }],
    ['fresh', ({ design }) => design === 'fresh', { design: 'fresh', d: 1 }],
    [
      'three entries, one above 3',
      (point) => list(point).length >= 3 && list(point)[1]! > 3,
      { r: [5, 5, 5] },
    ],
    ['a spread of 4', (point) => Math.max(...list(point)) - Math.min(...list(point)) > 4, { r: [0, 5] }],
    ['an atom below 0.01', (point) => Math.min(...law(point)) < 0.01, { r: [0, 0] }],
    ['an atom above 0.6', (point) => law(point)[0]! > 0.6, { p: [2 / 3, 1 / 3] }],
  ])('should shrink to the simplest point with %s', (_, fails, expected) => {
    const found = shrunk(demo, fails);
    expect({ ...found, r: [...list(found)].sort((a, b) => a - b) }).toMatchObject(expected);
  });

  it('should shrink to small denominators when uniform and one-sided laws pass', () => {
    const found = shrunk(demo, (point) => law(point).every((x) => x > 0.1) && law(point)[0]! > 0.65);
    expect(found.p).toEqual([2 / 3, 1 / 3]);
  });

  it('should shrink a point given as an example', () => {
    const example = {
      d: 7,
      T: 1234,
      sigma: 0.30000000028,
      shift: 1 / 3,
      design: 'fresh',
      r: [1.234, -3.21, 9.99],
      p: [0.2, 0.3, 0.5],
    };
    const found = shrunk(demo, ({ sigma, T }) => (sigma as number) < 0.4 && (T as number) > 1000, example);
    expect(found).toEqual({
      d: 1,
      T: 1001,
      sigma: 0.1,
      shift: 0,
      design: 'shared',
      r: [0, 0],
      p: [0.5, 0.5],
    });
  });

  it('should accept exactly the points in regime for shrinking', () => {
    const arbitrary = pointArbitrary(demo);
    const point = fc.sample(arbitrary, { seed: 8, numRuns: 1 })[0]!;
    expect(arbitrary.canShrinkWithoutContext(point)).toBe(true);
    expect(arbitrary.canShrinkWithoutContext({ ...point, T: 1 })).toBe(false);
    expect(arbitrary.canShrinkWithoutContext({ d: 1 })).toBe(false);
    expect(arbitrary.canShrinkWithoutContext(3)).toBe(false);
  });

  it('should offer only points in regime that are strictly simpler', () => {
    const cost = (point: Point) => complexity(demo.names, demo.parameters, point);
    fc.assert(
      fc.property(pointArbitrary(demo), fc.nat(6), (point, start) => {
        for (const { point: simpler } of simplerPoints(demo, point, start)) {
          expect(demo.violated(simpler)).toBeUndefined();
          expect(cost(simpler)).toBeLessThan(cost(point));
        }
      }),
      { seed: 9, numRuns: 100 },
    );
  });

  it('should follow equations between parameters while shrinking', () => {
    const tied = compileRegime(
      regime({ x: real(0, 10), y: real(0, 10), n: integer(0, 50) }, 'x == y', 'n == 2*floor(n/2)'),
    );
    const found = shrunk(tied as typeof demo, ({ x, n }) => (x as number) > 3.3 && (n as number) > 20);
    expect(found).toEqual({ x: 5, y: 5, n: 22 });
  });

  it('should replay from seed and path', () => {
    const property = fc.property(pointArbitrary(demo), ({ T }) => (T as number) < 500);
    const first = fc.check(property, { seed: 11 });
    const again = fc.check(property, {
      seed: first.seed,
      path: first.counterexamplePath!,
      endOnFailure: true,
    });
    expect(again.counterexample).toEqual(first.counterexample);
    expect(again.numRuns).toBe(1);
  });
});
