import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/expression/index.js';
import { stream } from '../../src/random/index.js';
import {
  choice,
  compileRegime,
  integer,
  type Parameter,
  type Point,
  RegimeError,
  real,
  regime,
  simplex,
  vector,
} from '../../src/regime/index.js';

const demo = compileRegime(
  regime(
    {
      d: integer(1, 100, 'log'),
      T: integer(3, 2000, 'log'),
      sigma: real(1e-3, 1e3, 'log'),
      design: choice('shared', 'fresh'),
    },
    'T >= d + 2',
  ),
);

function draws(
  parameters: Readonly<Record<string, Parameter>>,
  assumptions: readonly string[],
  count = 500,
): Point[] {
  const compiled = compileRegime(regime(parameters, ...assumptions));
  const source = stream('draws', ...assumptions);
  return Array.from({ length: count }, () => {
    const point = compiled.draw(source);
    expect(compiled.violated(point)).toBeUndefined();
    return point;
  });
}

describe('compileRegime', () => {
  it('should say whether a point is in regime, and why not', () => {
    const point = { d: 5, T: 30, sigma: 1, design: 'fresh' };
    expect(demo.contains(point)).toBe(true);
    expect(demo.violated({ ...point, T: 6 })).toBe(
      "The assumption 'T >= d + 2' does not hold at d = 5, T = 6.",
    );
    expect(demo.violated({ ...point, T: 3000 })).toBe('T = 3000 is outside 3 .. 2000.');
    expect(demo.violated({ ...point, T: 30.5 })).toBe('T must be an integer, but is 30.5.');
    expect(demo.violated({ ...point, sigma: Number.NaN })).toBe('sigma must be a finite number, but is NaN.');
  });

  it.each([
    [{ d: 5, T: 30, sigma: 1 }, 'The parameter design is missing (one of "shared", "fresh").'],
    [
      { d: 5, T: 30, sigma: 1, design: 'fresh', n: 1 },
      'There is no parameter "n"; the parameters are d, T, sigma, design.',
    ],
    [{ d: 5, T: 30, sigma: 1, design: 'new' }, 'design must be one of "shared", "fresh", but is "new".'],
    [{ d: '5', T: 30, sigma: 1, design: 'fresh' }, 'd must be an integer, but is "5".'],
    [null, 'A point is an object of values by parameter (d, T, sigma, design), but got null.'],
  ])('should refuse a point that is none (%#)', (point, message) => {
    expect(() => demo.check(point)).toThrow(new RegimeError(message));
  });

  it('should check lists and laws entry by entry', () => {
    const compiled = compileRegime(
      regime({ p: simplex({ size: [2, 3] }), v: vector({ size: 2, min: 0, max: 1 }) }),
    );
    const check = (p: unknown, v: unknown) => () => compiled.check({ p, v });
    expect(check([0.5, 0.6], [0, 1])).toThrow('p must sum to 1 (within 1e-9), but sums to 1.1.');
    expect(check([1.5, -0.5], [0, 1])).toThrow('p[2] must be at least 0, as a probability, but is -0.5.');
    expect(check([0.5, 0.5], [0, Number.POSITIVE_INFINITY])).toThrow('v[2] must be a finite number');
    expect(check([0.5, 0.5], 3)).toThrow('v must be a non-empty list of numbers, but is 3.');
    expect(compiled.violated({ p: [1], v: [0, 1] })).toBe('p has 1 entries, outside 2 .. 3.');
    expect(compiled.violated({ p: [0.5, 0.5], v: [0, 2] })).toBe('v[2] = 2 is outside 0 .. 1.');
  });

  it('should spread draws evenly on the log scale', () => {
    const compiled = compileRegime(regime({ x: real(1e-3, 1e3, 'log'), n: integer(1, 1000, 'log') }));
    const source = stream('even');
    const points = Array.from({ length: 6000 }, () => compiled.draw(source));
    // A share of 1/6 of 6000 draws has standard deviation 29; six of them are a false alarm of 2e-9.
    for (let decade = -3; decade < 3; decade += 1) {
      const count = points.filter(({ x }) => Math.floor(Math.log10(x as number)) === decade).length;
      expect(Math.abs(count - 1000)).toBeLessThan(6 * 29);
    }
    // P(n = 1) = log(1.5/0.5)/log(1000.5/0.5) = 0.1445: mean 867, standard deviation 27.2.
    expect(Math.abs(points.filter(({ n }) => n === 1).length - 867)).toBeLessThan(6 * 27.2);
  });

  it('should draw by construction where assumptions leave little room', () => {
    draws({ n: integer(1, 1_000_000), m: integer(1, 1_000_000) }, ['n == m']);
    draws(
      { r: vector({ size: [2, 60], min: 0, max: 1 }), p: simplex({ size: [2, 60] }), K: integer(2, 60) },
      ['size(r) == size(p)', 'size(p) == K'],
    );
    draws({ p: simplex({ size: [2, 20] }) }, ['min(p) > 0.04', 'max(p) <= 0.2']);
    draws({ r: vector({ size: [2, 9], min: -10, max: 10 }), top: real(-10, 12) }, ['top >= max(r)']);
    draws({ w: real(0, 1) }, ['w == 0 or w >= 0.9999']);
    draws({ x: real(0, 1), y: real(0, 1) }, ['abs(x - y) <= 1e-6']);
    draws({ x: real(0, 1), y: real(0, 1), z: real(0, 1) }, ['x + y == z']);
    draws({ x: real(0.1, 1), y: real(0.1, 1), z: real(0.1, 1) }, ['3*x*y == exp(z)/2']);
    draws({ t: integer(1, 100_000), n: integer(2, 16) }, ['t >= 2^n', 't < 2^n + 3']);
    draws({ s: choice('a', 'b', 'c'), x: real(0, 1) }, ['s == "a" ? x < 0.001 : s != "b"']);
    draws({ a: real(0, 3), b: real(0, 3) }, ['not (a < 1 or cos(b) < 0.999)']);
    draws({ v: vector({ size: [1, 8], min: 0, max: 10 }), i: integer(1, 8) }, [
      'i <= size(v)',
      'sum(v) <= 0.5',
    ]);
  });

  it('should reach every value that the assumptions allow', () => {
    const values = draws({ k: integer(0, 30), s: choice('a', 'b') }, ['s == "a" or k >= 25', 'k != 3'], 4000);
    const seen = new Set(values.map(({ k, s }) => `${s}${k}`));
    expect(seen.size).toBe(30 + 6);
  });

  it('should use definitions in assumptions', () => {
    const parameters = { lam: real(0.01, 20, 'log'), s: real(0.5, 3) };
    const scope = { lam: 'scalar', s: 'scalar' } as const;
    const definitions = [
      ['gap', parse('s - 0.4', scope)],
      ['kappa', parse('gap^2', { ...scope, gap: 'scalar' })],
    ] as const;
    const compiled = compileRegime(regime(parameters, 'lam*(1 + kappa) < 0.05'), definitions);
    const source = stream('definitions');
    for (let k = 0; k < 200; k += 1) {
      const { lam, s } = compiled.draw(source) as { lam: number; s: number };
      expect(lam * (1 + (s - 0.4) * (s - 0.4))).toBeLessThan(0.05);
    }
  });

  it('should refuse an empty or almost empty regime with the assumption to blame', () => {
    const compile =
      (parameters: Readonly<Record<string, Parameter>>, ...assumptions: string[]) =>
      () =>
        compileRegime(regime(parameters, ...assumptions));
    expect(compile({ x: real(0, 1), n: integer(1, 3) }, 'n >= 1', 'x > 2')).toThrow(
      new RegimeError("No point of the domains satisfies the assumption 'x > 2'."),
    );
    expect(compile({ x: real(0, 1) }, 'x < 0.2', 'x > 0.3')).toThrow(
      new RegimeError("No point of the domains satisfies the assumption 'x > 0.3' together with 'x < 0.2'."),
    );
    expect(compile({ n: integer(1, 1_000_000), x: real(0, 1) }, 'x >= 0', 'floor(n/1000) == n/1000')).toThrow(
      /^Only \d+ of 4000 draws are in regime, mostly because of the assumption 'floor\(n\/1000\) == n\/1000'; restate/,
    );
    expect(compile({ x: real(1, 2) }, 'sin(1000*x) > 2')).toThrow('No point of the domains satisfies');
    expect(compile({ x: real(1, 2) }, 'x >')).toThrow('assumption');
  });

  it('should repair points into the regime and leave those inside alone', () => {
    const inside = { d: 5, T: 30, sigma: 0.3, design: 'fresh' };
    expect(demo.repair(inside)).toEqual(inside);
    expect(demo.repair({ ...inside, T: 4 })).toEqual({ ...inside, T: 7 });
    expect(demo.repair({ ...inside, T: 4 }, ['T'])).toEqual({ ...inside, d: 2, T: 4 });
    const strict = compileRegime(regime({ a: real(0, 1), T: real(0, 0.9) }, 'a < 1 - T'));
    const moved = strict.repair({ a: 1, T: 0.5 }, ['T']) as { a: number };
    expect(moved.a).toBeLessThan(0.5);
    expect(moved.a).toBeGreaterThan(0.5 - 1e-9);
    const closed = compileRegime(regime({ a: real(0, 1), T: real(0, 0.9) }, 'a <= 1 - T'));
    expect(closed.repair({ a: 1, T: 0.7 }, ['T'])).toEqual({ a: 0.3, T: 0.7 });
  });

  it('should complete a point with given values', () => {
    const source = stream('complete');
    expect(demo.complete(source, { d: 90, design: 'shared' })).toMatchObject({ d: 90, design: 'shared' });
    expect(demo.complete(source, { d: 90, T: 50 })).toBeUndefined();
  });

  it('should list edges in regime without repetition, ends and ties among them', () => {
    const edges = demo.edges();
    expect(edges.every((point) => demo.contains(point))).toBe(true);
    expect(new Set(edges.map((point) => JSON.stringify(point))).size).toBe(edges.length);
    for (const design of ['shared', 'fresh'])
      expect(edges).toContainEqual({ d: 1, T: 3, sigma: 0.001, design });
    expect(edges.some(({ d, T }) => d === 100 && T === 102)).toBe(true);
    expect(edges.some(({ sigma }) => sigma === 1)).toBe(true);
  });

  it('should enumerate regimes of integers and choices', () => {
    const compiled = compileRegime(
      regime(
        { i: integer(1, 40), j: integer(1, 40), s: choice('a', 'b') },
        'i < j',
        's == "a" or i >= 38 or j == 2',
      ),
    );
    const points = [...compiled.all()];
    const brute = (40 * 39) / 2 + 3 + 1;
    expect(points.length).toBe(brute);
    expect(new Set(points.map((point) => JSON.stringify(point))).size).toBe(points.length);
    expect(compiled.count).toBeGreaterThanOrEqual(points.length);
    expect(demo.count).toBe(Number.POSITIVE_INFINITY);
    expect([...demo.all()]).toEqual([]);
  });

  it('should fill columns with draws in regime that share their texts', () => {
    const columns = [new Float64Array(64), new Float64Array(64), new Float64Array(64)];
    expect(demo.columns?.names).toEqual(['d', 'T', 'sigma']);
    const texts = demo.columns!.draw(stream('columns'), 60, columns);
    for (let row = 0; row < 60; row += 1) {
      const [d, T, sigma] = columns.map((column) => column[row]!);
      expect(demo.violated({ d: d!, T: T!, sigma: sigma!, design: texts.design! })).toBeUndefined();
    }
    expect(columns[0]![60]).toBe(0);
    expect(compileRegime(regime({ p: simplex({ size: 2 }) })).columns).toBeUndefined();
  });

  it('should draw the same points for the same stream', () => {
    const [a, b] = [stream(7), stream(7)];
    for (let k = 0; k < 20; k += 1) expect(demo.draw(a)).toEqual(demo.draw(b));
  });

  it('should map the unit cube onto the domains and back', () => {
    const compiled = compileRegime(
      regime({
        n: integer(1, 10_000, 'log'),
        k: integer(-5, 5),
        x: real(-1, 3),
        y: real(1e-6, 1e6, 'log'),
        s: choice('a', 'b', 'c'),
        v: vector({ size: [1, 5], min: 0.1, max: 10, scale: 'log' }),
        p: simplex({ size: [2, 20] }),
      }),
    );
    expect(compiled.dimension).toBe(5 + 6 + 21);
    const source = stream('cube');
    for (let k = 0; k < 300; k += 1) {
      const point = compiled.draw(source);
      const u = compiled.toUnit(point);
      expect(u.every((x) => x >= 0 && x <= 1)).toBe(true);
      expectClose(compiled.fromUnit(u), point);
    }
    expect(compiled.fromUnit(new Float64Array(compiled.dimension))).toMatchObject({
      n: 1,
      k: -5,
      x: -1,
      s: 'a',
    });
    expect(compiled.fromUnit(new Float64Array(compiled.dimension).fill(1))).toMatchObject({
      n: 10_000,
      k: 5,
      x: 3,
      s: 'c',
    });
  });
});

function expectClose(found: Point, wanted: Point): void {
  for (const [name, value] of Object.entries(wanted)) {
    const other = found[name]!;
    if (typeof value === 'string' || Number.isInteger(value)) expect(other).toBe(value);
    const pairs = Array.isArray(value) ? value.map((x, i) => [x, (other as number[])[i]!]) : [];
    for (const [a, b] of pairs) expect(Math.abs(a! - b!)).toBeLessThan(1e-12 * Math.max(1, Math.abs(a!)));
    if (Array.isArray(value)) expect((other as number[]).length).toBe(value.length);
    if (typeof value === 'number')
      expect(Math.abs((other as number) - value)).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
  }
}

/** Assumptions over x, y (reals), m, n (integers) and s (a choice) that each leave a good part of the domain. */
const comparisons = [
  'x + 2*y <= 6',
  'x*y >= 1/3',
  'm < n',
  'n >= m + 2 or x > y',
  'n^2 <= 400*x',
  'log(x)/log(2) < y',
  'sqrt(x*n) >= y',
  'exp(-y) <= x/3',
  'abs(x - y) >= 0.5',
  's == "a" ? x <= y : m <= 10',
  'max(x, y) >= 1 and min(m, n) <= 15',
  'floor(x) <= m/5',
  'x^y <= 8',
  '2^(x/4) >= 1.05',
  'not (x > 4 and y > 4)',
  'cos(x/2) >= -0.9',
  'm - n*x <= 3',
  '1/(x + 0.1) >= 1/(y + 4)',
  'sum(1/k, k, 1, n) <= 3*x',
  'x^-2 + y^3 >= 0.1',
];

describe('contraction', () => {
  const parameters = {
    x: real(0.01, 10, 'log'),
    y: real(0, 5),
    m: integer(0, 20),
    n: integer(1, 30, 'log'),
    s: choice('a', 'b'),
  };
  const free = compileRegime(regime(parameters));

  it('should never lose a point of the regime', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...comparisons), { minLength: 1, maxLength: 3 }),
        fc.nat(),
        (assumptions, seed) => {
          const compiled = attempt(() => compileRegime(regime(parameters, ...assumptions)));
          if (compiled === undefined) return;
          const source = stream(seed);
          for (let k = 0; k < 60; k += 1) {
            const point = free.draw(source);
            if (!compiled.contains(point)) continue;
            expect(compiled.complete(source, point)).toEqual(point);
            expect(compiled.repair(point)).toEqual(point);
          }
        },
      ),
      { seed: 1, numRuns: 150 },
    );
  });

  it('should draw inside whatever the assumptions are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...comparisons), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        (assumptions, seed) => {
          const compiled = attempt(() => compileRegime(regime(parameters, ...assumptions)));
          if (compiled === undefined) return;
          const source = stream(seed);
          for (let k = 0; k < 30; k += 1) expect(compiled.violated(compiled.draw(source))).toBeUndefined();
          for (const edge of compiled.edges()) expect(compiled.violated(edge)).toBeUndefined();
        },
      ),
      { seed: 2, numRuns: 60 },
    );
  });
});

/** Some combinations leave nothing, which the regime refuses. */
function attempt<T>(build: () => T): T | undefined {
  try {
    return build();
  } catch (error) {
    expect(error).toBeInstanceOf(RegimeError);
    return undefined;
  }
}
