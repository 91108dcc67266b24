import { describe, expect, it } from 'vitest';
import { proveRelation } from '../../src/prove/index.js';
import { outcomeOf, relationClaim } from './relationClaim.js';

const SCHEDULE = { n0: 'integer 1..10000', p: 'real 0..4', T: 'integer 1..100000' };
const S = 'sum(1/ceil(n0*t^p),t,1,T)';

describe('sums and products side by side', () => {
  it.each([
    `prod(1+1/ceil(n0*t^p),t,1,T)-1 >= ${S}`,
    `1-prod(1-1/ceil(n0*t^p),t,1,T) <= ${S}`,
    `prod(1-1/(4*ceil(n0*t^p)),t,1,T) >= 1-${S}`,
    `prod(1-1/ceil(n0*t^p),t,1,T) <= prod(1-1/(2*ceil(n0*t^p)),t,1,T)`,
    `prod(1+1/ceil(n0*t^p),t,1,T) <= exp(${S})`,
  ])('should prove %s', (relation) => {
    expect(outcomeOf(relation, SCHEDULE, [], 1500)).toBe('proved');
  });

  it.each([
    `prod(1+1/ceil(n0*t^p),t,1,T)-1 > ${S}`,
    `prod(1+1/ceil(n0*t^p),t,1,T)-1 <= ${S}`,
    `1-prod(1-1/ceil(n0*t^p),t,1,T) >= ${S}`,
    `prod(1-1/(4*ceil(n0*t^p)),t,1,T) >= 1-${S}/5`,
    `prod(1-1/ceil(n0*t^p),t,1,T) >= prod(1-1/(2*ceil(n0*t^p)),t,1,T)`,
    `prod(1+1/ceil(n0*t^p),t,1,T) <= exp(${S}/2)`,
    // The factors are negative: of products of them nothing follows.
    `prod(1/ceil(n0*t^p)-3,t,1,T) <= prod(2/ceil(n0*t^p)-3,t,1,T)`,
  ])('should not prove %s', (relation) => {
    expect(outcomeOf(relation, { ...SCHEDULE, T: 'integer 1..50' }, [], 60)).not.toBe('proved');
  });
});

describe('what stands outside a sum, shared among its terms', () => {
  it.each([
    ['T/ceil(n0*T^p) <= sum(1/ceil(n0*t^p),t,1,T)', SCHEDULE],
    ['(T-floor(T/2))/ceil(n0*T^p) <= sum(1/ceil(n0*t^p),t,floor(T/2)+1,T)', SCHEDULE],
  ])('should prove %s', (relation, vars) => {
    expect(outcomeOf(relation, vars, [], 200)).toBe('proved');
  });

  it.each([
    ['T/ceil(n0*T^p) < sum(1/ceil(n0*t^p),t,1,T)', SCHEDULE],
    ['T/ceil(n0*T^p) >= sum(1/ceil(n0*t^p),t,1,T)', SCHEDULE],
    ['T/n0 <= sum(1/ceil(n0*t^p),t,1,T)', SCHEDULE],
    // At x = 0.5 the sum has no term.
    ['1/x <= sum(2/k,k,1,x)', { x: 'real 0.5..3' }],
    ['0 < sum(1/k,k,0.5,x)', { x: 'real 0.5..3' }],
  ])('should not prove %s', (relation, vars) => {
    expect(outcomeOf(relation, vars, [], 60)).not.toBe('proved');
  });
});

describe('bounds of functions', () => {
  it.each([
    ['log(x) <= x-1', { x: 'real 0.001..1000' }],
    ['log(x) >= 1-1/x', { x: 'real 0.001..1000' }],
    ['log1p(x) <= x', { x: 'real 0..1000' }],
    ['exp(-x) <= 1-x+x^2/2', { x: 'real 0..1000' }],
    ['exp(x) >= 1+x', { x: 'real -100..100' }],
    ['erfc(x) <= 1/(2*x^2)', { x: 'real 0.001..1000' }],
    ['n^p <= 1+p*(n-1)', { n: 'integer 1..100000', p: 'real 0..1' }],
    ['ceil(x) <= x+1', { x: 'real -100..100' }],
    ['ceil(n*x) < n*x+1', { n: 'integer 1..1000', x: 'real -100..100' }],
    ['floor(n*x) > n*x-1', { n: 'integer 1..1000', x: 'real -100..100' }],
    ['n-floor(n/2) > 0', { n: 'integer 1..1000' }],
  ] as const)('should prove %s', (relation, vars) => {
    expect(outcomeOf(relation, vars, [], 600)).toBe('proved');
  });

  it.each([
    ['log(x) < x-1', { x: 'real 0.001..1000' }],
    ['log(x) <= x-1.001', { x: 'real 0.001..1000' }],
    ['exp(-x) <= 1-x+x^2/2.1', { x: 'real 0..1000' }],
    ['exp(-x) <= 1-x+x^2/2', { x: 'real -1..1000' }],
    ['exp(x) > 1+x', { x: 'real -100..100' }],
    ['erfc(x) <= 1/(16*x^2)', { x: 'real 0.001..1000' }],
    ['n^p <= 1+p*(n-1)', { n: 'integer 1..100000', p: 'real 0..1.1' }],
    ['ceil(x) < x', { x: 'real -100..100' }],
    ['ceil(n*x) <= n*x+0.99', { n: 'integer 1..1000', x: 'real -100..100' }],
    ['floor(n*x) > n*x', { n: 'integer 1..1000', x: 'real -100..100' }],
    ['n-floor(n/2) > 1', { n: 'integer 1..1000' }],
    ['n-ceil(n/2) > 0', { n: 'integer 1..1000' }],
  ] as const)('should not prove %s', (relation, vars) => {
    expect(outcomeOf(relation, vars, [], 60)).not.toBe('proved');
  });
});

describe('functions that rise, not strictly, on both sides', () => {
  it.each([
    ['ceil(x) <= ceil(x+y)', { x: 'real -9..9', y: 'real 0..9' }],
    ['ceil(n*x) <= n', { n: 'integer 1..1000', x: 'real 0..1' }],
    ['x^p <= (x+y)^p', { x: 'real 1..9', y: 'real 0..9', p: 'real 0..4' }],
    ['(x+y)^(-p) <= x^(-p)', { x: 'real 1..9', y: 'real 0..9', p: 'real 0..4' }],
    ['x^p <= x^(p+y)', { x: 'real 1..9', y: 'real 0..9', p: 'real 0..4' }],
  ] as const)('should prove %s', (relation, vars) => {
    expect(outcomeOf(relation, vars, [], 200)).toBe('proved');
  });

  it.each([
    ['ceil(x) < ceil(x+y)', { x: 'real -9..9', y: 'real 0.1..9' }],
    ['ceil(n*x) <= n', { n: 'real 1..1000', x: 'real 0..1' }],
    ['x^p < (x+y)^p', { x: 'real 1..9', y: 'real 0.1..9', p: 'real 0..4' }],
    ['x^p <= (x+y)^p', { x: 'real 1..9', y: 'real 0..9', p: 'real -1..4' }],
    ['x^p <= x^(p+y)', { x: 'real 0.5..9', y: 'real 0..9', p: 'real 0..4' }],
  ] as const)('should not prove %s', (relation, vars) => {
    expect(outcomeOf(relation, vars, [], 60)).not.toBe('proved');
  });
});

describe('integrals beside sums, and factors in common', () => {
  const vars = { p: 'real 0..4', T: 'integer 1..100000' };
  it.each([
    [
      'sum(t^(-p),t,T+1,2*T) >= (p == 1 ? log((2*T+1)/(T+1)) : (T+1)^(1-p)*expm1((1-p)*log((2*T+1)/(T+1)))/(1-p))',
      vars,
    ],
    ['sum(t^(-p),t,T+1,2*T) <= (p == 1 ? log(2) : T^(1-p)*expm1((1-p)*log(2))/(1-p))', vars],
    ['x*erf(n)*y <= erf(n)*y', { x: 'real 0..1', y: 'real 0..1', n: 'real 0..5' }],
  ])('should prove %s', (relation, ranges) => {
    expect(outcomeOf(relation, ranges, [], 1500)).toBe('proved');
  });

  it.each([
    ['sum(t^(-p),t,T+1,2*T) >= (p == 1 ? log(2) : T^(1-p)*expm1((1-p)*log(2))/(1-p))', vars],
    [
      'sum(t^(-p),t,T+1,2*T) <= (p == 1 ? log((2*T+1)/(T+1)) : (T+1)^(1-p)*expm1((1-p)*log((2*T+1)/(T+1)))/(1-p))',
      vars,
    ],
    // Terms that rise are below their integral.
    ['sum(t^p,t,T+1,2*T) >= ((2*T+1)^(p+1)-(T+1)^(p+1))/(p+1)', vars],
    ['sum(t^(-2),t,x,9) >= 1/x-1/10', { x: 'real 1..8' }],
    ['x*erf(n)*y <= erf(n)*y', { x: 'real 0..1', y: 'real 0..1', n: 'real -5..5' }],
    ['x*erf(n)*y <= erf(n)*y', { x: 'real 0..1.5', y: 'real 0..1', n: 'real 0..5' }],
  ])('should not prove %s', (relation, ranges) => {
    expect(outcomeOf(relation, ranges, [], 60)).not.toBe('proved');
  });
});

describe('lemmas word for word after one another', () => {
  const chained = (asserts: string, argument: readonly string[]): string => {
    const compiled = relationClaim(asserts, { x: 'real 0..1' }, [], argument);
    return proveRelation(compiled, compiled.relations[0]!, 200).outcome;
  };

  it('should prove their ends', () => {
    expect(chained('sin(x) <= sinh(x)', ['sin(x) <= x', 'x <= sinh(x)'])).toBe('proved');
  });

  it('should prove them strictly only with a strict one, and only in their direction', () => {
    expect(chained('sin(x) < sinh(x)', ['sin(x) <= x', 'x <= sinh(x)'])).not.toBe('proved');
    expect(chained('sin(x) >= sinh(x)', ['sin(x) <= x', 'x <= sinh(x)'])).not.toBe('proved');
    expect(chained('sinh(x) <= sin(x)', ['sin(x) <= x', 'x <= sinh(x)'])).not.toBe('proved');
  });
});
