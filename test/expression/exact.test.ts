import fc from 'fast-check';
import { Fraction } from 'fraction.js';
import { describe, expect, it } from 'vitest';
import {
  compareExactly,
  type Definitions,
  decimalReading,
  evaluate,
  exactReading,
  parse,
  parseRelation,
  type Scope,
  type Values,
} from '../../src/expression/index.js';
import { arbitraryExpression, arbitraryPoint } from './arbitraryExpression.js';

const scope: Scope = {
  n: 'scalar',
  x: 'scalar',
  y: 'scalar',
  a: 'scalar',
  b: 'scalar',
  p: 'vector',
  w: { texts: ['u', 'v'] },
};

const where = (texts: Record<string, string>): Definitions =>
  Object.entries(texts).map(([name, text]) => [name, parse(text, scope)]);
const compare = (text: string, point: Values, definitions: Record<string, string> = {}) =>
  compareExactly(parseRelation(text, scope), where(definitions), point);

describe('compareExactly', () => {
  it('should see what doubles do not: (1 + 1/n)^(n + 1/2) exceeds e', () => {
    const text = '(1 + 1/n)^(n + 1/2) >= e';
    expect(evaluate(parse(text, scope), { n: 123_457 })).toBe(0);
    expect(compare(text, { n: 123_457 }).outcome).toBe('holds');
    const found = compare(text, { n: 100_000 });
    expect(found).toMatchObject({ outcome: 'holds', sign: 1, how: '60 digits' });
    expect(found.left).toBe('2.718281828481697357409426886207897200793');
    expect(found.right).toBe('2.718281828459045235360287471352662497757');
  });

  it.each([
    ['sum(k, k, 1, n) < n*(n + 1)/2', 'violated'],
    ['sum(k, k, 1, n) > n*(n + 1)/2', 'violated'],
    ['sum(k, k, 1, n) <= n*(n + 1)/2', 'holds'],
    ['sum(k, k, 1, n) >= n*(n + 1)/2', 'holds'],
    ['sum(k, k, 1, n) = n*(n + 1)/2', 'holds'],
    ['1 = 1 + 1/10^40', 'violated'],
  ])('should decide %j in exact rational arithmetic', (text, outcome) => {
    expect(compare(text, { n: 50 })).toMatchObject({ outcome, how: 'exact rational arithmetic' });
  });

  it('should tie where the sides are equal and irrational, and where one is undefined', () => {
    expect(compare('sqrt(2)^2 <= 2', {})).toMatchObject({ outcome: 'tie', sign: 0, how: '120 digits' });
    expect(compare('sin(x)^2 + cos(x)^2 = 1', { x: 0.3 }).outcome).toBe('tie');
    expect(compare('log(-n) < 1', { n: 3 }).outcome).toBe('tie');
    expect(compare('log(n - 3) < 1', { n: 3 }).outcome).toBe('holds');
    expect(compare('1 < 1/(n - 3)', { n: 3 }).outcome).toBe('holds');
  });

  it('should keep the error of a difference that cancels to nothing', () => {
    const near = { x: 'a*(sin(b)^2+cos(b)^2)' };
    for (const bound of ['10^(-80)', '0'])
      expect(compare(`(1-x)/2 <= ${bound}`, { a: 1, b: 2 }, near).outcome).toBe(
        bound === '0' ? 'tie' : 'holds',
      );
    expect(compare('(1-x)/2 = 10^(-300)', { a: 1, b: 2 }, near).outcome).toBe('tie');
  });

  it('should go to 120 digits for differences below 60', () => {
    const found = compare('exp(x) > 1 + x + x^2/2 + x^3/6 + y', { x: 8.470329472543003e-22, y: 0 });
    expect(found).toMatchObject({ outcome: 'holds', how: '120 digits' });
  });

  it('should read doubles as the rationals they are and numerals as the decimals they say', () => {
    expect(compare('x + y > 0.3', { x: 0.1, y: 0.2 }).outcome).toBe('holds');
    expect(compare('0.1 + 0.2 = 0.3', {}).outcome).toBe('holds');
    expect(compare('x > 0.1', { x: 0.1 }).outcome).toBe('holds');
    expect(compare('1.50e2 = 150', {}).outcome).toBe('holds');
  });

  it('should use definitions, choices and vectors', () => {
    expect(
      compare('b <= 0.55', { p: [0.25, 0.5], w: 'u' }, { a: 'sum(p^2)', b: 'w == "u" ? a + 1/5 : a' })
        .outcome,
    ).toBe('holds');
    expect(compare('sum(p*max(p)) = p[1]/2 + p[size(p)]/2', { p: [0.25, 0.5] }).outcome).toBe('holds');
  });

  it('should keep small numbers exact when large ones no longer are', () => {
    const text = 'sum(1/ceil(n*k^1.5), k, 1, 2000) < 2.51*exp(0)';
    expect(compare(text, { n: 1 })).toMatchObject({ outcome: 'holds', how: '60 digits' });
  });

  it('should give up on endless work rather than run on', () => {
    const found = compare('sum(sum(exp(0), k, 1, 1000), j, 1, 1000) > 0', {});
    expect(found).toMatchObject({ outcome: 'tie', left: 'undecided' });
  });

  it('should decide long sums', () => {
    expect(compare('sum(1/k^2, k, 1, n) < pi^2/6', { n: 3000 }).outcome).toBe('holds');
    expect(compare('sum(log(1 + 1/k), k, 1, n) = log(n + 1)', { n: 100 })).toMatchObject({ outcome: 'tie' });
    expect(compare('sum(log(1 + 1/k), k, 1, n) < log(n + 1) + 1e-50', { n: 100 })).toMatchObject({
      outcome: 'holds',
    });
  });
});

describe('exactReading', () => {
  const exact = (text: string, point: Values = {}) => exactReading(parse(text, scope), point);

  it.each([
    ['1/3 + 1/6', '1/2'],
    ['(2/3)^-3', '27/8'],
    ['(4/9)^(1/2)', '2/3'],
    ['(4/9)^1.5', '8/27'],
    ['16^0.75', '8'],
    ['1^0.1', '1'],
    ['0^0.1', '0'],
    ['sqrt(1/16)', '1/4'],
    ['gamma(6)/gamma(4)', '20'],
    ['floor(-7/2) + ceil(7/2)', '0'],
    ['floor(1 - 1/10^30)', '0'],
    ['abs(-1/3)', '1/3'],
    ['max(1/3, 0.3333, 1/4)', '1/3'],
    ['log2(1/8) + log10(1000)', '0'],
    ['exp(0) + cos(0) + log(1)', '2'],
    ['sum(1/(k*(k + 1)), k, 1, 99)', '99/100'],
    ['prod(1 - 1/k^2, k, 2, 10)', '11/20'],
    ['2 > 1 ? 1/7 : log(-1)', '1/7'],
    ['0^0', '1'],
  ])('should find %s = %s', (text, expected) => {
    expect((exact(text) as Fraction).equals(new Fraction(expected))).toBe(true);
  });

  it('should compare exactly', () => {
    expect(exact('1 < 1 + 1e-13')).toBe(true);
    expect(exact('1/3 == 0.333333333333333333333')).toBe(false);
    expect(exact('x == 0.1', { x: 0.1 })).toBe(false);
    expect((exact('floor(x)', { x: 2.9999999999999996 }) as Fraction).valueOf()).toBe(2);
  });

  it.each(['sqrt(2)', 'exp(1)', 'pi', '1/0', 'log(0)', '2^0.3', '0^-1', 'p[7]'])(
    'should not find %s rational',
    (text) => {
      expect(exact(text, { p: [1] })).toBeUndefined();
    },
  );

  it('should give up when the work is too much', () => {
    expect(exactReading(parse('sum(1/k^2, k, 1, 500)', scope), {}, [], { work: 1e6 })).toBeUndefined();
    expect(exactReading(parse('2^(10^8)', scope), {})).toBeUndefined();
  });

  it('should agree with doubles on random rational trees', () => {
    const trees = arbitraryExpression({
      unary: ['neg', 'abs', 'floor', 'ceil'],
      binary: ['add', 'sub', 'mul', 'max', 'min'],
    });
    fc.assert(
      fc.property(trees, arbitraryPoint, (tree, point) => {
        const exactly = exactReading(tree, point);
        if (exactly === undefined) return;
        expect(typeof exactly).toBe('object');
        const close = decimalReading(tree, point, 30)!;
        expect(
          close.value
            .minus(exactly.toString(40).replace(/\(.*\)/, ''))
            .abs()
            .lte(close.error.plus(1e-25)),
        ).toBe(true);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

describe('decimalReading', () => {
  const decimal = (text: string, digits: number, point: Values = {}) =>
    decimalReading(parse(text, scope), point, digits)!;

  it.each([
    ['gamma(1/3)', 60, '2.67893853470774763365569294097467764412868937795730110095043'],
    ['pi', 50, '3.1415926535897932384626433832795028841971693993751'],
    ['e', 50, '2.7182818284590452353602874713526624977572470937'],
    ['exp(-1000000)', 20, '3.296831478088558579e-434295'],
    ['zeta(3)', 40, '1.202056903159594285399738161511449990765'],
    ['sum(1/k, k, 1, 10)', 20, '2.9289682539682539683'],
    ['1/3', 10, '0.3333333333'],
    ['-2/3', 5, '-0.66667'],
    ['2^100', 40, '1.267650600228229401496703205376e+30'],
    ['2^-100', 10, '7.888609052e-31'],
    ['sqrt(10^-12 + 10^-50) - 10^-6', 20, '5e-45'],
    ['floor(10^20*pi)', 30, '314159265358979323846'],
    ['prod(1 + 1/(100*k^2), k, 1, 1000) - 1', 30, '0.0165205457492405090775681658016'],
    ['1 < 2', 5, '1'],
    ['1/0', 5, 'Infinity'],
    ['log(-1)', 5, 'NaN'],
  ])('should find %s to %d digits', (text, digits, expected) => {
    const { value } = decimal(text, digits);
    expect(value.toString()).toBe(expected);
  });

  it('should read a double exactly', () => {
    expect(decimal('x', 60, { x: 0.1 }).value.toString()).toBe(
      '0.1000000000000000055511151231257827021181583404541015625',
    );
  });

  it('should say when a branch or the digits cannot be decided', () => {
    expect(decimalReading(parse('floor(sqrt(2)^2)', scope), {}, 20)).toBeUndefined();
    expect(decimalReading(parse('sqrt(2)^2 == 2 ? 1 : 0', scope), {}, 20)).toBeUndefined();
    expect(decimalReading(parse('sqrt(2)^2 - 2', scope), {}, 20)).toBeUndefined();
  });

  it('should keep to its error bound: more digits lie within it', () => {
    const trees = arbitraryExpression();
    let compared = 0;
    fc.assert(
      fc.property(trees, arbitraryPoint, (tree, point) => {
        const few = decimalReading(tree, point, 15);
        const many = decimalReading(tree, point, 40);
        if (few === undefined || many === undefined || !many.value.isFinite()) return;
        compared++;
        expect(few.value.minus(many.value).abs().lte(few.error.plus(many.error))).toBe(true);
      }),
      { numRuns: 1500, seed: 4 },
    );
    expect(compared).toBeGreaterThan(700);
  });

  it('should agree with doubles on well-conditioned random trees', () => {
    const trees = arbitraryExpression({
      unary: ['sqrt', 'atan', 'tanh', 'log1p', 'erf', 'normcdf', 'abs'],
      binary: ['add', 'mul', 'div', 'max', 'min'],
      conditions: false,
    });
    fc.assert(
      fc.property(trees, arbitraryPoint, (tree, point) => {
        const positive = { ...point, x: Math.abs(point.x) + 0.125 };
        const float = evaluate(tree, positive);
        const { value } = decimalReading(tree, positive, 25) ?? { value: undefined };
        if (value === undefined || !value.isFinite() || !Number.isFinite(float)) return;
        expect(value.minus(float).abs().toNumber()).toBeLessThanOrEqual(2e-14 * value.abs().toNumber());
      }),
      { numRuns: 3000, seed: 5 },
    );
  });
});
