import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  type Definitions,
  evaluate,
  floatReading,
  parse,
  type Scope,
  substitute,
} from '../../src/expression/index.js';
import { arbitraryExpression, arbitraryPoint } from './arbitraryExpression.js';

const scope: Scope = {
  n: 'scalar',
  x: 'scalar',
  y: 'scalar',
  a: 'scalar',
  b: 'scalar',
  c: 'scalar',
  p: 'vector',
  w: { texts: ['u', 'v'] },
};
const inputs = ['n', 'x', 'y', 'p', 'w'];

/** Evaluates by generated code and by closures, which must agree bit for bit. */
function value(text: string, point: Record<string, Cell>, where: Record<string, string> = {}): number {
  const definitions: Definitions = Object.entries(where).map(([name, body]) => [name, parse(body, scope)]);
  const outputs = [parse(text, scope)];
  const [fast, slow] = [true, false].map((generate) => {
    const out = new Float64Array(1);
    floatReading({ inputs, definitions, outputs }, { generate })(
      out,
      ...inputs.map((name) => point[name] ?? 0),
    );
    return out[0]!;
  });
  expect(Object.is(fast, slow)).toBe(true);
  return fast!;
}

describe('floatReading', () => {
  it('should evaluate definitions in order, each once', () => {
    expect(value('c + b', { x: 3 }, { a: 'x + 1', b: 'a*a', c: 'a + b' })).toBe(36);
  });

  it('should not evaluate a definition that only the other branch needs', () => {
    const where = { a: 'sum(k, k, 1, 1e8)', b: 'a + 1', c: 'n > 0 ? x : b' };
    for (let round = 0; round < 100; round++) expect(value('c', { n: 1, x: 2 }, where)).toBe(2);
    expect(value('n > 0 or b > 0', { n: 1 }, where)).toBe(1);
    expect(value('n > 0 and b > 0', { n: 0 }, where)).toBe(0);
    expect(value('sum(n > 0 ? k : b, k, 1, 3)', { n: 1 }, where)).toBe(6);
  });

  it('should keep a definition over the rounds of a loop', () => {
    const where = { a: 'sum(k, k, 1, 1e4)' };
    expect(value('sum(k > 0 ? a : 0, k, 1, 1e4)', {}, where)).toBe(1e4 * 50005000);
    expect(value('sum(sum(a, j, 1, k), k, 1, 300)', {}, where)).toBe(45150 * 50005000);
    expect(value('sum(a, k, 1, 0) + (n > 0 ? a : 0) + (n > 1 ? a : 0)', { n: 1 }, where)).toBe(50005000);
  });

  it('should not let the index of a series leak into a definition', () => {
    expect(value('sum(a*x, x, 1, 3) + a', { x: 10 }, { a: 'x' })).toBe(70);
  });

  it('should give NaN for an undefined or endless series', () => {
    expect(value('sum(1, k, 1, x)', { x: Number.NaN })).toBeNaN();
    expect(value('sum(1, k, 1, x)', { x: Number.POSITIVE_INFINITY })).toBeNaN();
    expect(value('sum(1, k, x, x + 5)', { x: 1e300 })).toBeNaN();
    expect(value('prod(2, k, 1, x)', { x: Number.NEGATIVE_INFINITY })).toBe(1);
  });

  it('should compare exactly', () => {
    expect(value('1 < 1 + 1e-13', {})).toBe(1);
    expect(value('1 <= 1 - 1e-13', {})).toBe(0);
    expect(value('floor(x)', { x: 2.9999999999999996 })).toBe(2);
    expect(value('ceil(x)', { x: 2.0000000000001 })).toBe(3);
  });

  it('should read texts and vectors', () => {
    expect(value('w == "u" ? sum(p) : p[2]', { w: 'u', p: [1, 2, 3] })).toBe(6);
    expect(value('w == "u" ? sum(p) : p[2]', { w: 'v', p: [1, 2, 3] })).toBe(2);
    expect(value('sum(p*max(p))', { p: [1, 2, 3] })).toBe(18);
    expect(value('sum(p[k]*sum(p*k), k, 1, size(p))', { p: [1, 2] })).toBe(15);
    expect(value('max(p)', { p: [] })).toBe(Number.NEGATIVE_INFINITY);
  });

  it('should emit small powers as products', () => {
    const x = 1.1;
    expect(value('x^2', { x })).toBe(x * x);
    expect(value('(x + 1)^3', { x })).toBe((x + 1) * (x + 1) * (x + 1));
    expect(value('x^4', { x })).toBe(x * x * (x * x));
    expect(value('x^0.5', { x })).toBe(Math.sqrt(x));
    expect(value('x^y', { x: 0, y: 0 })).toBe(1);
  });

  it('should give with definitions the bits of the expression with the definitions put in', () => {
    fc.assert(
      fc.property(
        arbitraryExpression(),
        arbitraryExpression(),
        arbitraryExpression(),
        arbitraryPoint,
        (a, b, tree, point) => {
          const definitions: Definitions = [
            ['a', a],
            ['b', substitute(b, { x: { kind: 'name', name: 'a' } })],
          ];
          const output = substitute(tree, { x: { kind: 'name', name: 'a' }, y: { kind: 'name', name: 'b' } });
          const inlined = substitute(tree, { x: a, y: substitute(b, { x: a }) });
          const names = Object.keys(point) as (keyof typeof point)[];
          const expected = evaluate(inlined, point);
          for (const generate of [true, false]) {
            const out = new Float64Array(1);
            const read = floatReading({ inputs: names, definitions, outputs: [output] }, { generate });
            read(out, ...names.map((name) => point[name]));
            expect(out[0]).toBe(expected);
          }
        },
      ),
      { numRuns: 1500, seed: 8 },
    );
  });

  it('should survive chains of conditional definitions that would be copied exponentially', () => {
    const names = Array.from({ length: 60 }, (_, k) => `d${k}`);
    const declared: Scope = Object.fromEntries(['n', ...names].map((name) => [name, 'scalar']));
    const definitions: Definitions = names.map((name, k) => [
      name,
      parse(k < 2 ? 'n' : `n > ${k} ? d${k - 1} : d${k - 2} + 1`, declared),
    ]);
    const out = new Float64Array(1);
    floatReading({ inputs: ['n'], definitions, outputs: [parse('d59', declared)] })(out, 10);
    expect(out[0]).toBe(35);
  });

  it('should say which name is missing', () => {
    const outputs = [parse('a + x', scope)];
    for (const generate of [true, false]) {
      expect(() => floatReading({ inputs, definitions: [], outputs }, { generate })).toThrow(
        /name a is neither/,
      );
      const self: Definitions = [['a', parse('a + 1', scope)]];
      expect(() => floatReading({ inputs, definitions: self, outputs }, { generate })).toThrow(
        /name a is neither/,
      );
    }
  });
});
