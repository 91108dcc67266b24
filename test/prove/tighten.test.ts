import { describe, expect, it } from 'vitest';
import { tighten } from '../../src/prove/index.js';
import { relationClaim } from './relationClaim.js';

/** Relations with the supremum of the smaller side over the larger one, from calculus. */
const KNOWN: readonly (readonly [string, Readonly<Record<string, string>>, number, number])[] = [
  ['x*exp(-x) <= 1', { x: 'real 0..10' }, Math.exp(-1), 1e-6],
  ['sin(x) <= x', { x: 'real 0.5..3' }, Math.sin(0.5) / 0.5, 1e-9],
  ['x*y*(1-x-y) <= 1/27', { x: 'real 0..1', y: 'real 0..1' }, 1, 1e-3],
  ['n+1 >= n', { n: 'integer 1..1000 log' }, 1000 / 1001, 1e-9],
  ['(x+y)^2 <= 2*x^2+2*y^2', { x: 'real 1..2', y: 'real 1..3' }, 1, 1e-3],
];

describe('tighten', () => {
  it.each(KNOWN)('should enclose the best constant of %s', (relation, vars, supremum, gap) => {
    const found = tighten(relationClaim(relation, vars), { budget: 4000 });
    expect(found.lower).toBeLessThanOrEqual(supremum * (1 + 1e-12));
    expect(found.upper).toBeGreaterThanOrEqual(supremum * (1 - 1e-12));
    expect(found.gap).toBeLessThan(gap);
    expect(found.at).toBeDefined();
  });

  it('should keep its worst case in regime', () => {
    const claim = relationClaim('x <= 1', { x: 'real 0..1', y: 'real 0..1' }, ['x + y <= 1', 'y >= 0.25']);
    const found = tighten(claim);
    expect(claim.regime.contains(found.at!)).toBe(true);
    expect(found.lower).toBeLessThanOrEqual(0.75);
    expect(found.upper).toBeGreaterThanOrEqual(0.75);
    expect(found.gap).toBeLessThan(1e-3);
  });

  it('should never end below a value that the ratio takes, however few boxes it gets', () => {
    for (const budget of [1, 2, 5, 20]) {
      const { upper } = tighten(relationClaim('x*sin(5*x) <= 1', { x: 'real 0..2' }), { budget });
      expect(upper).toBeGreaterThanOrEqual(1.5 * Math.sin(7.5));
    }
  });

  it('should refuse what has no best constant in one sentence', () => {
    const claim = relationClaim(['x = x', 'x <= 2'], { x: 'real 0..1' });
    expect(() => tighten(claim)).toThrow('an equality has no best constant');
    expect(() => tighten(claim, { relation: 7 })).toThrow('there is no relation 8');
  });
});
