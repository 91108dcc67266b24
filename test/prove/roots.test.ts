import { describe, expect, it } from 'vitest';
import { proveRelation } from '../../src/prove/index.js';
import { relationClaim } from './relationClaim.js';

const outcomeOf = (
  relation: string,
  vars: Readonly<Record<string, string>>,
  where: readonly string[] = [],
) => {
  const one = relationClaim(relation, vars, where);
  return proveRelation(one, one.relations[0]!, 200).outcome;
};

const UNIT = { x: 'real 0..1', y: 'real 0..1' };

describe('proofs with squares and roots', () => {
  it.each([
    ['x^4 + y^4 >= 2*x^2*y^2', UNIT],
    ['x^2*y^2 + 1 + 2*x*y >= 0', { x: 'real -5..5', y: 'real -5..5' }],
    ['x^2 + y^2 + z^2 + 2*x*y >= 2*x*z + 2*y*z', { ...UNIT, z: 'real 0..1' }],
    ['r - u*sqrt(r^2-1) >= sqrt(1-u^2)', { r: 'real 1..100', u: 'real 0..1' }],
    ['sqrt(sqrt(x)^2 + y) <= sqrt(x + y)', UNIT],
    ['sqrt(1/sqrt(1+x)^3 + y) >= sqrt(1/((1+x)*sqrt(1+x)) + y)', UNIT],
  ])('should prove %s', (relation, vars) => {
    expect(outcomeOf(relation, vars)).toBe('proved');
  });

  it.each([
    ['x^4 + y^4 >= 2.001*x^2*y^2', UNIT],
    ['x^4 + y^4 > 2*x^2*y^2', UNIT],
    ['x^2*y^2 + 1 + 2.1*x*y >= 0', { x: 'real -5..5', y: 'real -5..5' }],
    ['r - u*sqrt(r^2-1) > sqrt(1-u^2)', { r: 'real 1..100', u: 'real 0..1' }],
    ['r - 1.01*u*sqrt(r^2-1) >= sqrt(1-u^2)', { r: 'real 1..100', u: 'real 0..0.99' }],
    ['sqrt(sqrt(x)^2 + y) <= sqrt(x + y)', { x: 'real -1..1', y: 'real 1..2' }],
    ['sqrt(sqrt(x)^2 + y) <= 0.999*sqrt(x + y)', UNIT],
  ])('should not prove %s', (relation, vars) => {
    expect(outcomeOf(relation, vars)).not.toBe('proved');
  });

  it('should not go beyond the double at which a range ends', () => {
    const vars = { x: 'real 0..1.5707963267948966', y: 'real 0..1.5707963267948966' };
    const relation = 'sqrt(c+cos(x))+sqrt(c-cos(x)) < sqrt(c+cos(y))+sqrt(c-cos(y))';
    expect(outcomeOf(relation, { ...vars, c: 'real 1..9' }, ['y >= x+0.001'])).toBe('proved');
    const beyond = { ...vars, y: 'real 0..1.6', c: 'real 1..9' };
    expect(outcomeOf(relation, beyond, ['y >= x+0.001'])).not.toBe('proved');
  });
});
