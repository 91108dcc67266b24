import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from './relationClaim.js';

const unit = { x: 'real 0..1', y: 'real 0..1' };

describe('squareFactor', () => {
  it.each([
    ['2*x^3+y^3 >= 3*x^2*y', { x: 'real 0..7', y: 'real 0..7' }],
    ['(x*y-1)^2*(x+y^2) >= 0', { x: 'real 0..7', y: 'real 0..7' }],
    ['x^5-3*x^4*y+2*x^3*y^2+2*x^2*y^3-3*x*y^4+y^5 >= 0', unit],
    ['2*x*sqrt(x)+1 >= 3*x', { x: 'real 0..9' }],
  ])('should prove %s, which is touched between the ends', (relation, vars) => {
    expect(outcomeOf(relation, vars as Readonly<Record<string, string>>, [], 40)).toBe('proved');
  });

  it.each([
    ['2*x^3+y^3 > 3*x^2*y', { x: 'real 0..7', y: 'real 0..7' }],
    ['2*x^3+0.99*y^3 >= 3*x^2*y', { x: 'real 0..7', y: 'real 0..7' }],
    ['(x*y-1)^2*(x+y^2-0.001) >= 0', { x: 'real 0..7', y: 'real 0..7' }],
    ['2*x*sqrt(x)+0.999 >= 3*x', { x: 'real 0..9' }],
  ])('should not prove %s', (relation, vars) => {
    expect(outcomeOf(relation, vars as Readonly<Record<string, string>>, [], 40)).not.toBe('proved');
  });

  it('should prove no square times a factor that changes sign', () => {
    const half = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(half, half, half, (a, b, c) => {
        // The last factor is negative at 0, 0 whatever a, b and c.
        const relation = `(${a}*x-${b}*y)^2*(x+y)*(${c}*x+y-0.01) >= 0`;
        expect(outcomeOf(relation, unit, [], 40)).not.toBe('proved');
      }),
      { numRuns: 20, seed: 1 },
    );
  });
});
