import { describe, expect, it } from 'vitest';
import {
  latex,
  latexName,
  latexRelation,
  parse,
  parseRelation,
  type Scope,
} from '../../src/expression/index.js';

const scope: Scope = {
  a: 'scalar',
  b: 'scalar',
  i: 'scalar',
  n: 'scalar',
  e: 'scalar',
  cap: 'scalar',
  T_step: 'scalar',
  sigma0: 'scalar',
  p: 'vector',
  p0: 'vector',
  design: { texts: ['shared', 'fresh'] },
};

describe('latexName', () => {
  it.each([
    ['x', 'x'],
    ['lambda', '\\lambda'],
    ['T_step', 'T_{\\mathrm{step}}'],
    ['n0', 'n_{0}'],
    ['sigma0', '\\sigma_{0}'],
    ['chi2_m', '\\chi_{2,m}'],
    ['mu_max', '\\mu_{\\mathrm{max}}'],
    ['testError', '\\mathrm{testError}'],
    ['a_lambda2', 'a_{\\lambda2}'],
    ['_odd_', '\\mathrm{\\_odd\\_}'],
  ])('should write %s', (name, expected) => {
    expect(latexName(name)).toBe(expected);
  });
});

describe('latex', () => {
  it.each([
    ['a - (b - n)', 'a - (b - n)'],
    ['a*(b + 1)/n', '\\frac{a (b + 1)}{n}'],
    ['(a/b)^2', '\\left(\\frac{a}{b}\\right)^{2}'],
    ['(-a)^2', '(-a)^{2}'],
    ['-a^2*b', '-a^{2} b'],
    ['a*-b', 'a (-b)'],
    ['2*3', '2 \\cdot 3'],
    ['a*2', 'a \\cdot 2'],
    ['cap*n', '\\mathrm{cap} \\, n'],
    ['2.5e-3*a', '2.5 \\cdot 10^{-3} a'],
    ['1e5', '10^{5}'],
    ['sqrt(a + b)', '\\sqrt{a + b}'],
    ['abs(a)', '\\left|a\\right|'],
    ['floor(a/b)', '\\left\\lfloor \\frac{a}{b} \\right\\rfloor'],
    ['log(a/b)', '\\log\\left(\\frac{a}{b}\\right)'],
    ['log1p(-a) + expm1(b)', '\\log(1 + (-a)) + (\\exp(b) - 1)'],
    ['a - expm1(b)', 'a - (\\exp(b) - 1)'],
    ['digamma(a)*trigamma(b)', '\\psi(a) \\psi_{1}(b)'],
    ['gamma(a) + lgamma(b)^2', '\\Gamma(a) + (\\log\\Gamma(b))^{2}'],
    ['normcdf(a) + c4(n)', '\\Phi(a) + c_{4}(n)'],
    ['beta(a, b) + max(a, b)', '\\mathrm{B}(a, b) + \\max(a, b)'],
    ['pi*e', '\\pi e'],
    ['sum(1/k^2, k, 1, n)', '\\sum_{k=1}^{n} \\frac{1}{k^{2}}'],
    ['sum(k + a, k, 1, n)*b', '\\left(\\sum_{k=1}^{n} (k + a)\\right) b'],
    ['b*sum(k, k, 1, n)', 'b \\sum_{k=1}^{n} k'],
    ['b*prod(k, k, 1, n)*a', '\\left(b \\prod_{k=1}^{n} k\\right) a'],
    ['sum(p0^2)', '\\sum_{i} p_{0,i}^{2}'],
    ['p[i]/max(p)', '\\frac{p_{i}}{\\max_{j} p_{j}}'],
    ['size(p) + p[2*n]', '\\operatorname{size}(p) + p_{2 n}'],
    [
      'design == "fresh" ? a : b',
      '\\begin{cases} a & \\text{if } \\mathrm{design} = \\text{fresh} \\\\ b & \\text{otherwise} \\end{cases}',
    ],
    ['a < b ? 1 : a > b and n >= 1 or not (a != b) ? 2 : 3', '\\begin{cases} 1 & \\text{if } a < b \\\\ 2 & \\text{if } a > b \\text{ and } n \\ge 1 \\text{ or } \\text{not } (a \\ne b) \\\\ 3 & \\text{otherwise} \\end{cases}'], // biome-ignore format: one line
    ['T_step*sigma0', 'T_{\\mathrm{step}} \\, \\sigma_{0}'],
  ])('should write %j', (text, expected) => {
    expect(latex(parse(text, scope))).toBe(expected);
  });

  it('should tell the constant e from a parameter', () => {
    expect(latex(parse('e^a', { a: 'scalar' }))).toBe('\\mathrm{e}^{a}');
    expect(latex(parse('e^a', { a: 'scalar', e: 'scalar' }))).toBe('e^{a}');
  });

  it('should write relations', () => {
    expect(latexRelation(parseRelation('a/b <= 2*n', scope))).toBe('\\frac{a}{b} \\le 2 n');
    expect(latexRelation(parseRelation('a >= b', scope))).toBe('a \\ge b');
    expect(latexRelation(parseRelation('a = b', scope))).toBe('a = b');
  });
});
