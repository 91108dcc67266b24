import { describe, expect, it } from 'vitest';
import { outcomeOf } from './relationClaim.js';

describe('rising', () => {
  it.each([
    ['sin(x) <= x-x^3/6+x^5/120', 'real 0..3'],
    ['cos(x) <= 1-x^2/2+x^4/24-x^6/720+x^8/40320', 'real 0..2'],
    ['exp(x) >= 1+x+x^2/2+x^3/6+x^4/24+x^5/120', 'real 0..4'],
    ['sin(x) >= x-x^3/6+x^5/120', 'real -3..0'],
  ])('should prove %s from the derivatives at the tie', (relation, x) => {
    expect(outcomeOf(relation, { x }, [], 300)).toBe('proved');
  });

  it.each([
    ['sin(x) < x-x^3/6+x^5/120', 'real 0..3'],
    ['sin(x) <= x-x^3/6+x^5/120.01', 'real 0..3'],
    ['sin(x) <= x-x^3/6+x^5/120', 'real -3..0'],
    ['exp(x) >= 1+x+x^2/2+x^3/6+x^4/24+x^5/119.9', 'real 0..4'],
  ])('should not prove %s', (relation, x) => {
    expect(outcomeOf(relation, { x }, [], 300)).not.toBe('proved');
  });
});
