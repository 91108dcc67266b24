import { describe, expect, it } from 'vitest';
import { proveRelation } from '../../src/prove/index.js';
import { relationClaim } from './relationClaim.js';
import { TEXTBOOK } from './textbook.js';

const proofOf = (
  relation: string,
  vars: Readonly<Record<string, string>>,
  where: readonly string[] = [],
  budget = 3000,
) => {
  const compiled = relationClaim(relation, vars, where);
  return proveRelation(compiled, compiled.relations[0]!, budget);
};

describe('proveRelation', () => {
  it.each(TEXTBOOK.map((one) => [one.holds, one] as const))(
    'should prove %s',
    (_, { holds, vars, where }) => {
      const proof = proofOf(holds, vars, where);
      expect(proof.because).toMatch(/^enclosed on/);
      expect(proof.outcome).toBe('proved');
    },
  );

  it.each(TEXTBOOK.map((one) => [one.fails, one] as const))(
    'should refute %s',
    (_, { fails, vars, where }) => {
      const proof = proofOf(fails, vars, where);
      expect(proof.outcome).toBe('violated');
      expect(proof.witness?.at).toBeDefined();
    },
  );

  it('should use up assumptions by their slack and decide ties exactly', () => {
    expect(
      proofOf('1/(T-d-1) <= 1/n', { d: 'integer 1..100 log', T: 'integer 3..2000 log', n: 'integer 1..50' }, [
        'T >= d + n + 1',
      ]).outcome,
    ).toBe('proved');
    expect(proofOf('sum(1/k^2,k,1,n) >= 1', { n: 'integer 1..200' }).outcome).toBe('proved');
    expect(proofOf('1/(1+n*(1-2*a)) >= 1/(1+n)', { n: 'integer 0..100', a: 'real 0..0.5' }).outcome).toBe(
      'proved',
    );
  });

  it('should leave boxes open, and never say proved, when the budget is too small', () => {
    const proof = proofOf('sin(x)*sin(3*x)*exp(-x) <= 0.7', { x: 'real 0..10' }, [], 2);
    expect(proof.outcome).toBe('undecided');
    expect(proof.open).toBeGreaterThan(0);
    expect(proofOf('sin(x)*sin(3*x)*exp(-x) <= 0.7', { x: 'real 0..10' }).outcome).toBe('proved');
  });

  it('should not prove what is undefined somewhere', () => {
    expect(proofOf('x/x >= 1', { x: 'real -1..1' }).outcome).toBe('undecided');
    expect(proofOf('log(x) <= 1', { x: 'real -1..1' }).outcome).toBe('undecided');
    expect(proofOf('1/x = 1/x', { x: 'real -1..1' }).outcome).toBe('undecided');
  });

  it('should prove identities by normal forms only', () => {
    expect(proofOf('(x+y)^2 = x^2+2*x*y+y^2', { x: 'real 0..1', y: 'real 0..1' }).outcome).toBe('proved');
    expect(proofOf('sum(k,k,1,n) = n*(n+1)/2', { n: 'integer 1..200' }).outcome).toBe('proved');
    expect(
      proofOf('(x+y)^2 = x^2+2.00000000000001*x*y+y^2', { x: 'real 0..1', y: 'real 0..1' }).outcome,
    ).toBe('undecided');
  });
});
