import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, parse, type Scope } from '../../src/expression/index.js';
import { assumptionsOf } from '../../src/regime/assumption.js';
import { boxesOf } from '../../src/regime/boxes.js';
import type { Contractor } from '../../src/regime/contraction/contractor.js';
import type { Leaf } from '../../src/regime/contraction/leaf.js';
import {
  choice,
  integer,
  type Parameter,
  type Point,
  real,
  regime,
  simplex,
  vector,
} from '../../src/regime/index.js';

const parameters: Readonly<Record<string, Parameter>> = {
  x: real(-3, 5),
  y: real(0.1, 4),
  n: integer(-4, 7),
  m: integer(1, 9),
  s: choice('a', 'b'),
  v: vector({ size: [1, 3], min: -2, max: 2 }),
  p: simplex({ size: [2, 3] }),
};

const scope: Scope = {
  x: 'scalar',
  y: 'scalar',
  n: 'scalar',
  m: 'scalar',
  s: { texts: ['a', 'b'] },
  v: 'vector',
  p: 'vector',
};

const pointIn: fc.Arbitrary<Point> = fc.record({
  x: fc.integer({ min: -300, max: 500 }).map((k) => k / 100),
  y: fc.integer({ min: 10, max: 400 }).map((k) => k / 100),
  n: fc.integer({ min: -4, max: 7 }),
  m: fc.integer({ min: 1, max: 9 }),
  s: fc.constantFrom('a', 'b'),
  v: fc.array(
    fc.integer({ min: -20, max: 20 }).map((k) => k / 10),
    { minLength: 1, maxLength: 3 },
  ),
  p: fc
    .array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 3 })
    .map((weights) => weights.map((w) => w / weights.reduce((a, b) => a + b))),
});

/** Random texts of the language, numbers and conditions. */
const { number } = fc.letrec<{ number: string; condition: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc.constantFrom('x', 'y', 'n', 'm', '2', '0.5', '3', 'pi', 'size(v)', 'size(p)', 'v[1]', 'p[m]'),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/'), tie('number'), tie('number'))
      .map(([o, a, b]) => `(${a} ${o} ${b})`),
    fc
      .tuple(tie('number'), fc.constantFrom('2', '3', '-1', '-2', '0.5', '1.7', 'y', 'n', '0'))
      .map(([a, k]) => `(${a})^(${k})`),
    tie('number').map((a) => `2^(${a})`),
    fc
      .tuple(
        fc.constantFrom(
          ...'abs exp log sqrt log1p expm1 sin cos tan asin atan sinh cosh tanh log2 log10 floor ceil erf'.split(
            ' ',
          ),
          ...'- normcdf erfc acos'.split(' '),
        ),
        tie('number'),
      )
      .map(([f, a]) => `${f}(${a})`),
    // At their poles these are infinite, and what is computed with infinities is not contracted well.
    fc
      .tuple(fc.constantFrom('gamma', 'lgamma', 'digamma', 'trigamma', 'zeta'), tie('number'))
      .map(([f, a]) => `${f}(abs(${a}) + 1.25)`),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('number'), tie('number'))
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(tie('condition'), tie('number'), tie('number')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
    fc.tuple(fc.constantFrom('sum', 'prod'), tie('number')).map(([f, a]) => `${f}(${a}/(k + 1), k, 1, m)`),
    fc
      .constantFrom('sum(p*v^2)', 'max(v)', 'min(p)', 'sum(abs(v))', 'prod(v)', 'max(v) - min(v)', 'sum(p^2)')
      .filter((t) => t !== 'sum(p*v^2)'),
    tie('number').map((a) => `sum(v*(${a.replaceAll(/sum|prod|max|min/g, 'abs').includes(',') ? 'x' : a}))`),
  ),
  condition: fc.oneof(
    { maxDepth: 2 },
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('number'), tie('number'))
      .map(([o, a, b]) => `(${a} ${o} ${b})`),
    fc.constantFrom('s == "a"', 's != "b"'),
    fc
      .tuple(fc.constantFrom('and', 'or'), tie('condition'), tie('condition'))
      .map(([o, a, b]) => `(${a} ${o} ${b})`),
    tie('condition').map((a) => `(not ${a})`),
  ),
}));

const close = (x: number, lo: number, hi: number): boolean => {
  const slack = 1e-9 * Math.max(1, Math.abs(x));
  return x >= lo - slack && x <= hi + slack;
};

function leafHolds(leaf: Leaf, value: Point[string]): boolean {
  if (leaf.kind === 'number') return close(value as number, leaf.range.lo, leaf.range.hi);
  if (leaf.kind === 'text') return leaf.open[leaf.values.indexOf(value as string)]!;
  const entries = value as readonly number[];
  return (
    close(entries.length, leaf.size.lo, leaf.size.hi) &&
    entries.every((x) => close(x, leaf.entry.lo, leaf.entry.hi))
  );
}

const holdsPoint = (box: Contractor, point: Point): boolean =>
  Object.values(point).every((value, at) => leafHolds(box.leaves[at]!, value));

/** Whether one of the boxes keeps the point while its parameters are fixed one by one in the order given. */
function isKept(boxes: readonly Contractor[], point: Point, order: readonly number[]): boolean {
  const values = Object.values(point);
  return boxes.some((box) => {
    box.reset();
    return (
      holdsPoint(box, point) &&
      order.every((at) => {
        box.fix(at, values[at]!);
        return box.contract() && holdsPoint(box, point);
      })
    );
  });
}

const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 });

describe('contraction', () => {
  it('should keep every point at which an assumption holds, whatever the assumption', () => {
    let tried = 0;
    fc.assert(
      fc.property(
        number,
        pointIn,
        order,
        fc.constantFrom('<=', '>=', '=='),
        (text, point, sequence, comparison) => {
          const tree = tryParse(text);
          if (tree === undefined) return;
          const value = evaluate(tree, point);
          if (!Number.isFinite(value) || Math.abs(value) > 1e12) return;
          tried += 1;
          const [assumption] = [`(${text}) ${comparison} (${value})`];
          const claim = regime(parameters, assumption!);
          const assumptions = assumptionsOf(claim, []);
          expect(assumptions[0]!.holds(Object.values(point))).toBe(true);
          expect(isKept(boxesOf(parameters, assumptions, []).all, point, sequence)).toBe(true);
        },
      ),
      { seed: 4, numRuns: 3000 },
    );
    expect(tried).toBeGreaterThan(1000);
  });

  it.each([
    ['x^2 <= 4', { x: [-2, 2] }],
    ['x^3 >= 8', { x: [2, 5] }],
    ['1/y >= 2', { y: [0.1, 0.5] }],
    ['log(y) <= 0', { y: [0.1, 1] }],
    ['exp(x) <= 1', { x: [-3, 0] }],
    ['abs(x) >= 4', { x: [4, 5] }],
    ['n > 3 and n != 7', { n: [4, 6] }],
    ['floor(x) == 2', { x: [2, 3] }],
    ['sqrt(y) >= 1.5', { y: [2.25, 4] }],
    ['2^n >= 30', { n: [5, 7] }],
    ['m*x >= 45', { x: [5, 5], m: [9, 9] }],
    ['max(x, n) <= 0 and min(x, y) >= -1', { x: [-1, 0], n: [-4, 0] }],
    ['x + 2*y <= -2', { x: [-3, -2.2], y: [0.1, 0.5] }],
    ['y^1.5 >= 27/8', { y: [2.25, 4] }],
    ['3^x >= 2 and x <= 4', { x: [0.6309297535714574, 4] }],
    ['cos(y/2) >= 0.5', { y: [0.1, 2.0943951023931957] }],
    ['size(v) == 2 and max(v) <= 0', {}],
  ] as const)('should contract to the tightest box under %s', (assumption, expected) => {
    const [box] = boxesOf(parameters, assumptionsOf(regime(parameters, assumption), []), []).all;
    box!.reset();
    for (const [name, [lo, hi]] of Object.entries(expected as Record<string, readonly [number, number]>)) {
      const leaf = box!.leaves[Object.keys(parameters).indexOf(name)]!;
      if (leaf.kind !== 'number') throw new Error('a number was expected');
      expect(leaf.range.lo).toBeCloseTo(lo, 8);
      expect(leaf.range.hi).toBeCloseTo(hi, 8);
    }
    if (assumption.includes('size')) {
      const leaf = box!.leaves[5]!;
      expect(leaf.kind === 'list' && [leaf.size.lo, leaf.size.hi, leaf.entry.hi]).toEqual([2, 2, 0]);
    }
  });
});

/** Some random texts mix vectors and numbers in ways that the language refuses. */
function tryParse(text: string) {
  try {
    return parse(text, scope);
  } catch {
    return undefined;
  }
}
