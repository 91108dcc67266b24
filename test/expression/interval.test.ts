import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimalReading,
  evaluate,
  intervalReading,
  parse,
  specialise,
  type Values,
} from '../../src/expression/index.js';

type Box = Readonly<Record<string, readonly [number, number]>>;

const enclosure = (text: string, box: Box) => {
  const names = Object.keys(box);
  const tree = parse(text, Object.fromEntries(names.map((name) => [name, 'scalar' as const])));
  const out = new Float64Array(3);
  intervalReading(names, [specialise(tree, { texts: {}, sizes: {}, names: {} })])(
    out,
    Float64Array.from(Object.values(box).flat()),
  );
  return { lo: out[0]!, hi: out[1]!, flag: out[2]! };
};

/** Random expressions in x, y and (inside series) k. */
const expression = fc.letrec<{ tree: string }>((tie) => {
  const unary = fc.constantFrom(
    'exp',
    'log',
    'sqrt',
    'sin',
    'cos',
    'abs',
    'lgamma',
    'digamma',
    'erf',
    'tanh',
    'floor',
    'log1p',
    'expm1',
    'atan',
    '-',
  );
  const binary = fc.constantFrom('+', '-', '*', '/');
  return {
    tree: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'tree' },
      fc.constantFrom('x', 'y', '2', '0.1', '3', 'pi'),
      fc.tuple(binary, tie('tree'), tie('tree')).map(([op, a, b]) => `(${a} ${op} ${b})`),
      fc.tuple(unary, tie('tree')).map(([f, a]) => (f === '-' ? `(-${a})` : `${f}(${a})`)),
      fc.tuple(fc.constantFrom('2', '3', '(-1)', '0.5'), tie('tree')).map(([n, a]) => `(${a})^${n}`),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `min(${a}, max(x, ${b}))`),
      fc
        .tuple(tie('tree'), tie('tree'), tie('tree'))
        .map(([a, b, c]) => `(${a} < ${b} and not (y > 1) ? ${b} : ${c})`),
      fc.tuple(tie('tree'), fc.constantFrom('3', 'x', 'y + 2')).map(([a, to]) => `sum(${a}/k, k, 1, ${to})`),
      fc.tuple(tie('tree')).map(([a]) => `prod(1 + abs(${a})/k^2, k, 1, 4)`),
    ),
  };
}).tree;

const side = fc
  .tuple(
    fc.constantFrom(-2, 0, 0.5, 1, 3),
    fc.constantFrom(0, 1e-3, 0.25, 2),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([lo, width, share]) => ({
    range: [lo, lo + width] as const,
    at: Math.min(lo + width, lo + share * width),
  }));

describe('intervalReading', () => {
  it('should contain the many-digit value at points of the box, for random expressions', () => {
    fc.assert(
      fc.property(expression, side, side, (text, x, y) => {
        const { lo, hi, flag } = enclosure(text, { x: x.range, y: y.range });
        const point: Values = { x: x.at, y: y.at };
        const tree = parse(text, { x: 'scalar', y: 'scalar' });
        const { value: exact, error } = decimalReading(tree, point, 40) ?? {};
        if (exact === undefined || !exact.isFinite()) {
          if (exact !== undefined) expect(flag).toBe(0);
        } else if (flag > 0) {
          expect(exact.plus(error!).gte(lo.toPrecision(100))).toBe(true);
          expect(exact.minus(error!).lte(hi.toPrecision(100))).toBe(true);
        }
      }),
      { numRuns: 600, seed: 11 },
    );
  });

  it('should enclose sums tightly when their limits are points, and both ends when they vary', () => {
    const fixed = enclosure('sum(1/k^2, k, 1, n)', { n: [250, 250] });
    const value = evaluate(parse('sum(1/k^2, k, 1, 250)', {}), {});
    expect(fixed.hi - fixed.lo).toBeLessThan(1e-15);
    expect(fixed.lo).toBeLessThanOrEqual(value + 1e-12);
    const wide = enclosure('sum(1/k^2, k, 1, n)', { n: [1, 100000] });
    expect(wide.lo).toBe(1);
    expect(wide.hi).toBeGreaterThan(1.64492);
    expect(wide.hi).toBeLessThan(1.648);
  });

  it('should say where a function is undefined or jumps', () => {
    expect(enclosure('1/x', { x: [-1, 1] }).flag).toBe(0);
    expect(enclosure('x > 0 ? 1/x : x', { x: [-1, 0] }).flag).toBe(2);
    expect(enclosure('floor(x)', { x: [0.5, 1.5] }).flag).toBe(1);
    expect(enclosure('log(x)', { x: [1, 2] }).flag).toBe(2);
  });

  it('should not take a comparison with an undefined side for certain', () => {
    expect(enclosure('(log(x) < 10 ? 1 : 0) + 0', { x: [-1, 1] })).toMatchObject({ lo: 0, hi: 1 });
    expect(enclosure('not (log(x) < 10) ? 1 : 0', { x: [-1, 1] })).toMatchObject({ lo: 0, hi: 1 });
  });
});

describe('specialise', () => {
  it('should write out vectors and decide texts', () => {
    const tree = parse('w == "a" ? sum(p) + p[2] : size(p)', { p: 'vector', w: { texts: ['a', 'b'] } });
    const given = { sizes: { p: 3 }, names: {} };
    const out = new Float64Array(3);
    const a = specialise(tree, { ...given, texts: { w: 'a' } });
    intervalReading(['p[1]', 'p[2]', 'p[3]'], [a])(out, Float64Array.of(1, 1, 2, 2, 3, 3));
    expect([...out]).toEqual([8, 8, 2]);
    expect(specialise(tree, { ...given, texts: { w: 'b' } })).toEqual({ kind: 'number', text: '3' });
  });
});
