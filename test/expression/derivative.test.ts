import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimalReading,
  derivative,
  type Expression,
  parse,
  print,
  type Scope,
  substitute,
} from '../../src/expression/index.js';
import { arbitraryExpression } from './arbitraryExpression.js';

const scope: Scope = {
  x: 'scalar',
  y: 'scalar',
  n: 'scalar',
  a: 'scalar',
  k: 'scalar',
  p: 'vector',
  w: { texts: ['u', 'v'] },
};
const slope = (text: string, name = 'x') => print(derivative(parse(text, scope), name));

const STEP = '1e-30';

/** (f(x + h) - f(x - h)) / 2h with h = 1e-30, to 30 digits; its own error is of the order of h^2. */
function quotient(body: Expression, point: Readonly<Record<string, number | string | number[]>>) {
  const moved = (sign: string) => substitute(body, { x: parse(`x ${sign} ${STEP}`, scope) });
  const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });
  const difference = call('sub', moved('+'), moved('-'));
  return decimalReading(call('div', difference, parse(`2*${STEP}`, scope)), point, 30);
}

describe('derivative', () => {
  it.each([
    ['3', '0'],
    ['x', '1'],
    ['y', '0'],
    ['2*x + y', '2'],
    ['x^2', '2 * x'],
    ['x^3/3', '3 * x^2 / 3'],
    ['x*y - y', 'y'],
    ['-x', '-1'],
    ['x^y', 'y * x^(y - 1)'],
    ['y^x', 'log(y) * y^x'],
    ['y/x', '-y / x^2'],
    ['exp(-x)', '-exp(-x)'],
    ['log(2*x)', '1 / (2 * x) * 2'],
    ['sqrt(x)', '1 / (2 * sqrt(x))'],
    ['floor(x)*x', 'floor(x)'],
    ['abs(x)', 'x > 0 ? 1 : x < 0 ? -1 : 0'],
    ['max(x, y)', 'x >= y ? 1 : 0'],
    ['min(1, x, y)', '1 <= min(x, y) ? 0 : x <= y ? 1 : 0'],
    ['x > y ? x^2 : y', 'x > y ? 2 * x : 0'],
    ['sum(k*x, k, 1, n)', 'sum(k, k, 1, n)'],
    ['sum(x, x, 1, n)', '0'],
    ['sum(p*x^2)', 'sum(p * (2 * x))'],
    ['sum(p + x)', 'size(p)'],
    ['e^x', 'log(e) * e^x'],
  ])('should differentiate %s to %s', (text, expected) => {
    expect(slope(text)).toBe(expected);
  });

  it.each([
    ['sum(1/k, k, 1, x)', /limits, here x/],
    ['zeta(x)', /derivative of zeta/],
    ['trigamma(x^2)', /derivative of trigamma/],
    ['prod(p + x)', /prod of a vector/],
  ])('should refuse %s with a sentence', (text, sentence) => {
    expect(() => slope(text)).toThrow(sentence);
  });

  it('should refuse to differentiate by a vector', () => {
    expect(() => slope('size(p)', 'p')).toThrow(/cannot be differentiated by p/);
    expect(() => slope('p[1]', 'p')).toThrow(/cannot be differentiated by p/);
  });

  it.each([
    'exp(x) + log(x) + log1p(x) + expm1(x) + sqrt(x)',
    'sin(x) + cos(x) + tan(x) + atan(x) + asin(x/3) + acos(x/3)',
    'sinh(x) + cosh(x) + tanh(x) + log2(x) + log10(x)',
    'gamma(x) + lgamma(x) + digamma(x)',
    'erf(x) + erfc(x) + normcdf(x)',
    'beta(x, 2) + beta(3, x) + beta(x, x)',
    'c4(x + 2)',
    'x^x + x^2.5 + 3^x',
    'prod(x + k, k, 1, 4)',
    'sum(x^k/k, k, 1, 4)',
    'sum(p^x)',
    '(x > 1 ? x^2 : x)/(1 + x)',
    'min(x, 2)*max(x, 0.1)*abs(x - 4)',
  ])('should agree with the difference quotient to 25 digits: %s', (text) => {
    const body = parse(text, scope);
    for (const x of [0.7310585, 1.9482]) {
      const point = { x, p: [0.3, 0.7] };
      const found = decimalReading(derivative(body, 'x'), point, 30)!.value;
      expect(found.minus(quotient(body, point)!.value).abs().div(found.abs()).toNumber()).toBeLessThan(1e-25);
    }
  });

  it('should agree with the difference quotient on random trees', () => {
    const trees = arbitraryExpression({
      unary: 'neg exp log log1p expm1 sqrt sin cos tan asin acos atan sinh cosh tanh log2 log10 abs floor ceil gamma lgamma digamma erf erfc normcdf c4'.split(' '), // biome-ignore format: one line
    });
    let compared = 0;
    fc.assert(
      fc.property(trees, fc.double({ min: 0.1, max: 3, noNaN: true }), (body, x) => {
        const point = { x, y: 1.37, n: 3, p: [0.3, 0.7], q: [0.4, 0.6], w: 'u' };
        const slope = attempt(() => derivative(body, 'x'));
        const found = slope === undefined ? undefined : decimalReading(slope, point, 30)?.value;
        const expected = quotient(body, point)?.value;
        if (found === undefined || expected === undefined || !expected.isFinite() || !found.isFinite())
          return;
        if (found.abs().gt(1e12)) return;
        compared++;
        expect(found.minus(expected).abs().toNumber()).toBeLessThan(1e-20 * (1 + found.abs().toNumber()));
      }),
      { numRuns: 1000, seed: 7 },
    );
    expect(compared).toBeGreaterThan(400);
  });
});

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
