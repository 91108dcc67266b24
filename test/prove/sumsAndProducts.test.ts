import { describe, expect, it } from 'vitest';
import type { Lemma } from '../../src/claim/index.js';
import { proveRelation } from '../../src/prove/index.js';
import { relationClaim } from './relationClaim.js';

type Vars = Readonly<Record<string, string>>;

function proof(relation: string, vars: Vars, argument?: readonly (string | Lemma)[], where: string[] = []) {
  const compiled = relationClaim(relation, vars, where, argument);
  return proveRelation(compiled, compiled.relations[0]!, 400);
}

const N = { n: 'integer 1..1000' };
const NT = { n: 'integer 2..1000', t: 'integer 1..500' };
const LIMIT = 'gamma(2-1/n)/(gamma(2-1/(2*n)-sqrt(4*n+1)/(2*n))*gamma(2-1/(2*n)+sqrt(4*n+1)/(2*n)))';

describe('sums and products beside their limits', () => {
  it.each([
    ['sum(1/k^2,k,2,n) <= pi^2/6-1', N, /trigamma|as many terms/],
    ['sum(1/(k*(k+1/2)),k,1,n) <= 2*(digamma(3/2)-digamma(1))', N, /as many terms/],
    ['prod(1-1/(k*(k*n-1)),k,2,t) >= ' + LIMIT, NT, /gamma/],
    ['prod(1+1/(n*k^2),k,1,t) <= sinh(pi/sqrt(n))/(pi/sqrt(n))', NT, /sinh/],
    ['prod(1-1/(n*k^2),k,t,2*t) >= sin(pi/sqrt(n))/(pi/sqrt(n))', NT, /v >= 1/],
    ['sum(1/k,k,t+1,2*t) >= 1/2', NT, /digamma|term/],
  ])('should prove %s', (relation, vars, way) => {
    const { outcome, steps } = proof(relation, vars);
    expect(outcome).toBe('proved');
    expect(steps.join('\n')).toMatch(way);
  });

  it.each([
    ['sum(1/k^2,k,2,n) <= pi^2/6-1.001', N],
    ['sum(1/(k*(k+1/2)),k,1,n) <= 1.99*(digamma(3/2)-digamma(1))', N],
    ['sum(1/(k*(k+1/2)),k,1,n) >= 2*(digamma(3/2)-digamma(1))', N],
    [`prod(1-1/(k*(k*n-1)),k,2,t) >= 1.01*${LIMIT}`, NT],
    [`prod(1-1/(k*(k*n-1)),k,2,t) <= ${LIMIT}`, NT],
    ['prod(1+1/(n*k^2),k,1,t) >= sinh(pi/sqrt(n))/(pi/sqrt(n))', NT],
    ['prod(1-1/(n*k^2),k,t,2*t) <= prod(1-1/(n*k^2),k,1,2*t)', NT],
    // The first factor is below 0: then a part of the product is no more than a bound of all.
    ['prod(1-2/k^2,k,t,2*t) >= prod(1-2/k^2,k,1,2*t)*0+1', { t: 'integer 1..50' }],
    ['sum(1/k,k,t+1,2*t) >= 0.51', NT],
  ])('should not prove %s', (relation, vars) => {
    expect(proof(relation, vars).outcome).not.toBe('proved');
  });
});

describe('products of two factors', () => {
  const X = { x: 'real 0..4', n: 'integer 1..20' };

  it('should be compared by the signs of the factors', () => {
    expect(proof('(x-1)*(x^n-1) >= 0', X)).toMatchObject({ outcome: 'proved' });
    expect(proof('(1-x)*(x^n-1) <= 0', X)).toMatchObject({ outcome: 'proved' });
  });

  it.each(['(x-1)*(x^n-1) > 0', '(x-1)*(x^n-2) >= 0', '(x-1)*(1-x^n) >= 0'])(
    'should not prove %s',
    (text) => {
      expect(proof(text, X).outcome).not.toBe('proved');
    },
  );
});

describe('an argument', () => {
  const vars = { n: 'integer 1..1000', c: 'real 0.1..0.9' };
  const relation = 'sum(1/(k+c)^2,k,1,n) <= 1/c-1/(n+c)';
  const step: Lemma = {
    forAll: { m: [0.1, 2000] },
    says: 'log((m+1)/m) >= 1/(m+1)',
    at: { m: 'n' },
  };

  it('should be of use inside an induction on a variable that no assumption ties', () => {
    const harmonic = 'sum(1/(k+1),k,1,n) <= log(n+1)';
    const shifted: Lemma = { ...step, at: { m: 'n+1' } };
    expect(proof(harmonic, N, [shifted]).outcome).toBe('proved');
    expect(proof(relation, vars).outcome).toBe('proved');
  });

  it.each([
    ['sum(1/(k+1),k,1,n) <= log(n+1)-0.2', N],
    ['sum(1/(k+c)^2,k,1,n) <= 0.99*(1/c-1/(n+c))-0.5', vars],
  ])('should not prove %s', (text, names) => {
    expect(proof(text, names, [{ ...step, at: { m: 'n+1' } }]).outcome).not.toBe('proved');
  });

  it('should fail with a false step, also when the relation would follow', () => {
    expect(proof('n^2 <= n', N, ['n <= 1']).outcome).not.toBe('proved');
    const lemma: Lemma = { forAll: { x: [0, 2] }, says: 'x^2 <= x', at: { x: 'n' } };
    expect(proof('n^2 <= n', N, [lemma]).outcome).not.toBe('proved');
  });

  it('should fail where a value of a lemma lies outside its range', () => {
    const lemma: Lemma = { forAll: { x: [0, 1] }, says: 'x^2 <= x', at: { x: 'n' } };
    expect(proof('n^2 <= n', N, [lemma]).outcome).not.toBe('proved');
  });

  it('should not stand in the way of a relation that does without', () => {
    expect(proof('n^2 >= n', N, ['n >= 1', 'log(n) <= n']).outcome).toBe('proved');
  });
});
