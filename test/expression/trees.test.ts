import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  equalTrees,
  evaluate,
  freeNames,
  parse,
  type Scope,
  substitute,
} from '../../src/expression/index.js';
import { arbitraryExpression, arbitraryPoint } from './arbitraryExpression.js';

const scope: Scope = {
  a: 'scalar',
  b: 'scalar',
  c: 'scalar',
  k: 'scalar',
  e: 'scalar',
  p: 'vector',
  q: 'vector',
  w: { texts: ['u', 'v'] },
};
const tree = (text: string) => parse(text, scope);

describe('freeNames', () => {
  it('should list names, vectors and choices but neither constants nor bound indices', () => {
    const text = 'sum(k*a, k, b, 3) + pi + p[c] + size(q) + (w == "u" ? 1 : 2)';
    expect([...freeNames(tree(text))].sort()).toEqual(['a', 'b', 'c', 'p', 'q', 'w']);
    expect([...freeNames(tree('sum(k, k, k, 2) + e'))].sort()).toEqual(['e', 'k']);
    expect(freeNames(parse('e', {}))).toEqual([]);
    expect([...freeNames(tree('sum(p*a)'))].sort()).toEqual(['a', 'p']);
  });
});

describe('substitute', () => {
  it('should replace names all at once', () => {
    expect(substitute(tree('a + b*a'), { a: tree('b'), b: tree('a + 1') })).toEqual(tree('b + (a + 1)*b'));
    expect(substitute(tree('sum(p*a)'), { a: tree('c^2') })).toEqual(tree('sum(p*c^2)'));
    expect(substitute(tree('sum(p) + size(p) + p[1]'), { p: { kind: 'name', name: 'q' } })).toEqual(
      tree('sum(q) + size(q) + q[1]'),
    );
  });

  it('should respect and rename indices', () => {
    expect(substitute(tree('sum(k*a, k, k, 3)'), { k: tree('b') })).toEqual(tree('sum(k*a, k, b, 3)'));
    const renamed = substitute(tree('sum(k*a, k, 1, 3)'), { a: tree('k + 1') });
    expect(evaluate(renamed, { k: 10 })).toBe(66);
    const nested = substitute(tree('sum(sum(k_1*k*a, k_1, 1, 2), k, 1, 3)'), {
      a: tree('k + k'),
    });
    expect(evaluate(nested, { k: 10 })).toBe(3 * 6 * 20);
  });

  it('should refuse to put a number in the place of a vector', () => {
    expect(() => substitute(tree('size(p)'), { p: tree('a + 1') })).toThrow(/vector p can only/);
  });

  it('should agree with evaluation at the replaced value', () => {
    fc.assert(
      fc.property(arbitraryExpression(), arbitraryPoint, fc.integer({ min: 1, max: 9 }), (body, point, x) => {
        const replaced = substitute(body, { x: { kind: 'number', text: String(x) } });
        expect(evaluate(replaced, point)).toBe(evaluate(body, { ...point, x }));
      }),
      { numRuns: 500, seed: 2 },
    );
  });
});

describe('equalTrees', () => {
  it.each([
    ['a + b - c', '-c + b + a'],
    ['a*b/c', 'b/c*a'],
    ['a*b/c', '(a/c)*b'],
    ['-(a*b)', 'a*-b'],
    ['a/(b*c)', 'a/b/c'],
    ['a - (b - c)', 'a + c - b'],
    ['0.50*a', 'a*5e-1'],
    ['100', '1e2'],
    ['a < b', 'b > a'],
    ['max(a, b, c)', 'max(c, max(b, a))'],
    ['a < b and b < c', 'b < c and a < b'],
    ['sum(k^2, k, 1, a)', 'sum(b^2, b, 1, a)'],
    ['sum(sum(k*a, k, 1, a), a, 1, c)', 'sum(sum(b*c, b, 1, c), c, 1, c)'],
  ])('should see that %j is %j', (left, right) => {
    expect(equalTrees(tree(left), tree(right))).toBe(true);
  });

  it.each([
    ['a - b', 'b - a'],
    ['a/b', 'b/a'],
    ['a^b', 'b^a'],
    ['a < b', 'a <= b'],
    ['a*(b + c)', 'a*b + c'],
    ['1', '10'],
    ['sum(k, k, 1, a)', 'sum(a, k, 1, a)'],
    ['sum(p)', 'sum(q)'],
    ['-a', 'a'],
  ])('should see that %j is not %j', (left, right) => {
    expect(equalTrees(tree(left), tree(right))).toBe(false);
  });
});
