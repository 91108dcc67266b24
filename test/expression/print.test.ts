import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseRelation, print, printRelation, type Scope } from '../../src/expression/index.js';
import { arbitraryExpression, scope } from './arbitraryExpression.js';

const names: Scope = { ...scope, a: 'scalar', b: 'scalar', c: 'scalar' };

describe('print', () => {
  it('should print what parses to the same tree', () => {
    fc.assert(
      fc.property(arbitraryExpression(), (tree) => {
        expect(parse(print(tree), names)).toEqual(tree);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });

  it.each([
    ['a-(b-c)', 'a - (b - c)'],
    ['(a-b)-c', 'a - b - c'],
    ['(a^b)^c', '(a^b)^c'],
    ['a^(b^c)', 'a^b^c'],
    ['(-a)^2', '(-a)^2'],
    ['-(a^2)', '-a^2'],
    ['a^(-b)', 'a^-b'],
    ['a/(b*c)', 'a / (b * c)'],
    ['-(a*b)', '-(a * b)'],
    ['not (a<b) or (a==b and c>1)', 'not (a < b) or a == b and c > 1'],
    ['(a < b ? a : b) + 1', '(a < b ? a : b) + 1'],
    ['a < b ? (a > c ? 1 : 2) : a > 1 ? 3 : 4', 'a < b ? (a > c ? 1 : 2) : a > 1 ? 3 : 4'],
    ["w=='u' ? sum(p^2) : prod(k, k, 1, size(p))", 'w == "u" ? sum(p^2) : prod(k, k, 1, size(p))'],
    ['2*pi*e', '2 * pi * e'],
  ])('should print %j with no more parentheses than it needs', (text, printed) => {
    expect(print(parse(text, names))).toBe(printed);
  });

  it('should print relations', () => {
    expect(printRelation(parseRelation('(a<b ? 1 : 2)<=b*c', names))).toBe('(a < b ? 1 : 2) <= b * c');
  });
});
