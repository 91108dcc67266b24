import { describe, expect, it } from 'vitest';
import { ExpressionError, evaluate, parse, parseRelation, type Scope } from '../../src/expression/index.js';

const scope: Scope = {
  n: 'scalar',
  d: 'scalar',
  T: 'scalar',
  x: 'scalar',
  lambda: 'scalar',
  p: 'vector',
  q: 'vector',
  design: { texts: ['shared', 'fresh'] },
};

function value(
  text: string,
  point: Record<string, number | string | number[]> = {},
  names: Scope = scope,
): number {
  return evaluate(parse(text, names), point);
}

function fault(action: () => unknown): ExpressionError {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(ExpressionError);
    return error as ExpressionError;
  }
  throw new Error('accepted');
}

describe('parse', () => {
  it('should give operators their usual precedence', () => {
    expect(value('-2^2')).toBe(-4);
    expect(value('2^3^2')).toBe(512);
    expect(value('2^-1')).toBe(0.5);
    expect(value('8/4/2 - 3 - 4*2')).toBe(-10);
    expect(value('+x*-2', { x: 3 })).toBe(-6);
    expect(value('not (1 > 2) and 2 >= 2 or 1 == 2')).toBe(1);
  });

  it('should let declared names win over the constants', () => {
    expect(value('e')).toBe(Math.E);
    expect(value('pi*e', { e: 2 }, { e: 'scalar' })).toBe(2 * Math.PI);
    expect(value('i + E + tau', { i: 1, E: 2, tau: 3 }, { i: 'scalar', E: 'scalar', tau: 'scalar' })).toBe(6);
    expect(value('beta(2, 3) + beta', { beta: 1 }, { beta: 'scalar' })).toBeCloseTo(1 + 1 / 12, 14);
    expect(value('constructor + toString', { constructor: 1, toString: 2 }, { constructor: 'scalar', toString: 'scalar' } as unknown as Scope)).toBe(3); // biome-ignore format: one line
  });

  it('should sum and multiply from ceil to floor, empty ones being 0 and 1', () => {
    expect(value('sum(k^2, k, 1, 4)')).toBe(30);
    expect(value('prod(k, k, 1, n)', { n: 5 })).toBe(120);
    expect(value('sum(1, j, 0, (d - 3)/2)', { d: 8 })).toBe(3);
    expect(value('sum(k, k, 2, 1)')).toBe(0);
    expect(value('prod(k, k, 2, 1)')).toBe(1);
    expect(value('sum(k, k, 0.5, 2.5)')).toBe(3);
    expect(value('0^0')).toBe(1);
  });

  it('should shadow names by the index of a series, inside its term only', () => {
    expect(value('sum(n, n, 1, n) + n', { n: 3 })).toBe(9);
    expect(value('sum(sum(j*k, k, 1, j), j, 1, 3)')).toBe(25);
  });

  it('should read vectors by entry, size and reduction', () => {
    const p = [0.5, 0.25, 0.25];
    expect(value('p[1] + p[size(p)]', { p })).toBe(0.75);
    expect(value('sum(p^2)', { p })).toBe(0.375);
    expect(value('max(p) - min(p)', { p })).toBe(0.25);
    expect(value('prod(2*p)', { p })).toBe(0.25);
    expect(value('sum((p - q)^2/max(q))', { p, q: [0, 0.25, 0.5] })).toBe(0.625);
    expect(value('sum(p[i] > 0.3 ? 1 : 0, i, 1, size(p))', { p })).toBe(1);
    expect(value('min(3, 1, 2)')).toBe(1);
    expect(value('p[4]', { p })).toBeNaN();
  });

  it('should compare choices with their own texts only', () => {
    expect(value('design == "fresh" ? 1 : 2', { design: 'fresh' })).toBe(1);
    expect(value("design != 'fresh'", { design: 'fresh' })).toBe(0);
    expect(fault(() => parse('design == "frsh"', scope)).sentence).toBe(
      'design is never "frsh"; it is one of "shared", "fresh".',
    );
    expect(fault(() => parse('design < "fresh" + 1', scope)).sentence).toContain('needs a number');
    expect(fault(() => parse('design == 1', scope)).sentence).toContain('"shared", "fresh"');
    expect(fault(() => parse('"a" == "a"', scope)).sentence).toContain('compares a choice');
  });

  it('should show the text with a caret under the fault', () => {
    const error = fault(() => parse('n + lamda*2', scope, 'claim'));
    expect(error.message).toBe('claim: lamda is not declared; did you mean lambda?\nn + lamda*2\n    ^');
    expect(error.at).toBe(4);
  });

  it.each([
    ['2n', 'write * to multiply', 1],
    ['2 n', 'write * to multiply', 2],
    ['n (d)', 'n is not a function', 0],
    ['2 (n)', 'write * to multiply', 2],
    ['(n)(d)', 'write * to multiply', 3],
    ['n d', 'write * to multiply', 2],
    ['n +', 'ends where a value is missing', 3],
    ['n + * d', 'A value is missing before *', 4],
    ['(n + d', 'never closed', 0],
    ['n + d)', 'closes nothing', 5],
    ['n]', 'closes nothing', 1],
    ['f(n)', 'not a function of the language', 0],
    ['Log(n)', 'did you mean log?', 0],
    ['log', 'log is a function', 0],
    ['log(n, d)', 'takes 1 argument, not 2', 0],
    ['min(n)', 'reduces a vector', 0],
    ['sum(n, d)', 'sum(term, k, from, to)', 0],
    ['sum(k, 2, 1, 3)', 'names the index', 7],
    ['p + 1', 'p is a vector', 0],
    ['size(n)', 'n is not a vector', 5],
    ['n[1]', 'n is not a vector', 0],
    ['p[1, 2]', 'separates the arguments', 3],
    ['1 < n < d', 'cannot be chained', 0],
    ['n = d', 'write == to compare', 2],
    ['not n > 1', 'in parentheses', 4],
    ['n and d', 'needs a condition', 0],
    ['(n > 1) + 1', 'needs a number', 1],
    ['n > 1 ? 2', 'no matching :', 6],
    ['n : d', 'belongs to no ?', 2],
    ['n > 1 ? 2 : n > 1', 'Both branches', 12],
    ['n ? 1 : 2', 'needs a condition', 0],
    ['n >= 1 ? "a" : "b"', 'not a text', 9],
    ['"abc', 'no closing quote', 0],
    ['n ≤ 2', 'write <=', 2],
    ['n!', 'gamma(n + 1)', 1],
    ['p .^ 2', 'entry by entry', 2],
    ['1e400', 'outside the range', 0],
    ['', 'a value is missing', 0],
    ['sum()', 'A value is missing before )', 4],
  ])('should refuse %j with a sentence', (text, sentence, at) => {
    const error = fault(() => parse(text, scope));
    expect(error.sentence).toContain(sentence);
    expect(error.at).toBe(at);
  });

  it.each([
    'constructor',
    '__proto__',
    'cos.constructor("return 1")()',
    'cos["constructor"]',
    'p["constructor"]',
    'p.constructor',
    'import({a: 1}, {override: true})',
    'import("fs")',
    'f(x)=1',
    'a=3',
    'n=3',
    'config({number: "BigNumber"})',
    'config(n)',
    'createUnit("foo")',
    'createUnit(n)',
    'evaluate("1+1")',
    'parse(n)',
    'simplify(n)',
    'derivative(n, x)',
    '[1,2]',
    '{a: 1}',
    'ones(1e4,1e4)',
    '1:5',
    'n; d',
    'n to d',
    '5 cm',
    'm',
    'hour',
    'true',
    'null',
    'Infinity',
    'NaN',
    'end',
    'p[end]',
    'n mod d',
    'n xor d',
    'n & d',
    '~n',
    'n << 2',
    "n'",
    '5%',
    '#',
    '`n`',
    '$n',
    'toString',
    'hasOwnProperty',
    'valueOf()',
    '0x1F',
    '\u0000',
    '\ud800',
  ])('should refuse the hostile text %j', (text) => {
    fault(() => parse(text, scope));
    fault(() => parseRelation(`${text} <= 1`, scope));
  });

  it('should refuse texts that are too long or too deep without running out of stack', () => {
    for (const text of [
      `${'('.repeat(4000)}n${')'.repeat(4000)}`,
      `${'-'.repeat(9000)}n`,
      `n${'^n'.repeat(4900)}`,
    ]) {
      expect(fault(() => parse(text, scope)).sentence).toMatch(/deep/);
    }
    expect(fault(() => parse(`n${'+n'.repeat(4900)}`, scope)).sentence).toMatch(/deep/);
    expect(fault(() => parse(`n${'>1?n'.repeat(900)}${':n'.repeat(900)}`, scope)).sentence).toMatch(/deep/);
    expect(fault(() => parse('n+'.repeat(6000), scope)).sentence).toMatch(/longer than 10000/);
    expect(value(`${'('.repeat(150)}n${')'.repeat(150)}`, { n: 2 })).toBe(2);
    expect(value(`n${'+n'.repeat(150)}`, { n: 2 })).toBe(302);
  });
});

describe('parseRelation', () => {
  it('should split at the one comparison outside brackets', () => {
    const relation = parseRelation('(n > 1 ? n : d) <= sum(k == 1 ? 1 : 0, k, 1, n)', scope);
    expect(relation.comparison).toBe('<=');
    expect(relation.left.kind).toBe('condition');
    expect(relation.right.kind).toBe('series');
    expect(parseRelation('n = d', scope).comparison).toBe('=');
    expect(parseRelation('n>=d', scope)).toMatchObject({ comparison: '>=', text: 'n>=d' });
  });

  it.each([
    ['n + d', 'needs one of', 5],
    ['n <= d <= x', 'one comparison', 7],
    ['n <= ', 'missing', 5],
    ['<= n', 'missing', 0],
    ['n == d', 'needs one of', 6],
    ['n > 1 ? n <= d : x', 'one comparison', 10],
    ['n <= (d > 1) ? 1 : 2', 'parentheses', 13],
    ['n <= d and 2 > 1', 'one comparison', 13],
    ['(n > 1) <= 2', 'are numbers', 1],
    ['(n <= d', 'never closed', 0],
    ['n + <= d', 'a value is missing', 4],
    ['n <= "a"', 'are numbers', 5],
    ['design = "fresh"', 'are numbers', 0],
  ])('should refuse %j with a sentence', (text, sentence, at) => {
    const error = fault(() => parseRelation(text, scope));
    expect(error.sentence).toContain(sentence);
    expect(error.at).toBe(at);
  });
});
