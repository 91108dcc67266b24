import { describe, expect, it } from 'vitest';
import { outcomeOf } from './relationClaim.js';

/** A relation, its variables and assumptions. */
type Row = readonly [string, Readonly<Record<string, string>>, (readonly string[])?];

const UNIT = { x: 'real 0..1', y: 'real 0..1' };

const TRUE: readonly Row[] = [
  ['(1-x)^(2*n+2) = (1-x)^(2*n)*(1-x)^2', { x: 'real 0..1', n: 'integer 0..9' }],
  ['sum((1-x)^(2*j), j, 0, n) = (1-(1-x)^(2*n+2))/(x*(2-x))', { x: 'real 0.1..1', n: 'integer 0..9' }],
  ['w < 1', { k: 'real 0.001..1000 log', w: 'real 0..1' }, ['w*(k+2) < k']],
  ['x^4 + y^4 >= 2*x^2*y^2', UNIT],
  ['x^2*y^2 + 1 + 2*x*y >= 0', { x: 'real -5..5', y: 'real -5..5' }],
  ['x^2 + y^2 + z^2 + 2*x*y >= 2*x*z + 2*y*z', { ...UNIT, z: 'real 0..1' }],
  ['r - u*sqrt(r^2-1) >= sqrt(1-u^2)', { r: 'real 1..100', u: 'real 0..1' }],
  ['sqrt(sqrt(x)^2 + y) <= sqrt(x + y)', UNIT],
  [
    'e*sqrt((1-p)/(1-q)*(1-q/p)) <= sqrt(1-p)',
    { p: 'real 0.002..0.999', e: 'real 0.01..3', q: 'real 0.001..0.998' },
    ['q <= 0.995*p', 'e^2*(1-q/p) <= 1-q'],
  ],
  [
    '(b*r - sqrt(max(0, b^2-(b*u)^2)))/(b*u) >= sqrt(r^2-1)',
    { b: 'real 0.1..1', r: 'real 1..9', u: 'real 0.1..1' },
  ],
  ['max(x+y, x)*min(x-y, x) + abs(y) <= x^2 + y', UNIT],
  ['sqrt(1/sqrt(1+x)^3 + y) >= sqrt(1/((1+x)*sqrt(1+x)) + y)', UNIT],
];

const FALSE: readonly Row[] = [
  ['(1-x)^(2*n+2) < (1-x)^(2*n)*(1-x)^2', { x: 'real 0..1', n: 'integer 0..9' }],
  ['(1-x)^(2*n) <= (1-x)^(2*n+2)/(1-x)^2', { x: 'real 0..1', n: 'integer 0..9' }],
  ['sum((1-x)^(2*j), j, 0, n) <= 0.99*(1-(1-x)^(2*n+2))/(x*(2-x))', { x: 'real 0.1..1', n: 'integer 0..9' }],
  [
    'e*sqrt((1-p)/(1-q)*(1-q/p)) < sqrt(1-p)',
    { p: 'real 0.002..0.999', e: 'real 0.01..3', q: 'real 0.001..0.998' },
    ['q <= 0.995*p', 'e^2*(1-q/p) <= 1-q'],
  ],
  [
    'e*sqrt((1-p)/(1-q)*(1-q/p)) <= sqrt(1-p)',
    { p: 'real 0.002..0.999', e: 'real 0.01..3', q: 'real 0.001..0.998' },
    ['q <= 0.995*p', 'e^2*(1-q/p) <= 1.01*(1-q)'],
  ],
  // The root is defined only where the quotient has one sign, and there the relation fails.
  ['sqrt((x-2)/(y-2)) <= 1', UNIT],
  ['max(x, y) <= x', UNIT],
  ['abs(x-y) <= x', UNIT],
  ['min(x, y-1) >= 1.1*y-1', UNIT],
  ['x^4 + y^4 >= 2.001*x^2*y^2', UNIT],
  ['x^4 + y^4 > 2*x^2*y^2', UNIT],
  ['x^2*y^2 + 1 + 2.1*x*y >= 0', { x: 'real -5..5', y: 'real -5..5' }],
  ['r - u*sqrt(r^2-1) > sqrt(1-u^2)', { r: 'real 1..100', u: 'real 0..1' }],
  ['r - 1.01*u*sqrt(r^2-1) >= sqrt(1-u^2)', { r: 'real 1..100', u: 'real 0..0.99' }],
  ['sqrt(sqrt(x)^2 + y) <= sqrt(x + y)', { x: 'real -1..1', y: 'real 1..2' }],
  ['sqrt(sqrt(x)^2 + y) <= 0.999*sqrt(x + y)', UNIT],
];

describe('proofs with squares and roots', () => {
  for (const [relation, vars, where] of TRUE)
    it(`should prove ${relation}`, () => {
      expect(outcomeOf(relation, vars, where, 200)).toBe('proved');
    });

  for (const [relation, vars, where] of FALSE)
    it(`should not prove ${relation}`, () => {
      expect(outcomeOf(relation, vars, where, 200)).not.toBe('proved');
    });

  it('should not go beyond the double at which a range ends', () => {
    const vars = { x: 'real 0..1.5707963267948966', y: 'real 0..1.5707963267948966' };
    const relation = 'sqrt(c+cos(x))+sqrt(c-cos(x)) < sqrt(c+cos(y))+sqrt(c-cos(y))';
    expect(outcomeOf(relation, { ...vars, c: 'real 1..9' }, ['y >= x+0.001'], 200)).toBe('proved');
    const beyond = { ...vars, y: 'real 0..1.6', c: 'real 1..9' };
    expect(outcomeOf(relation, beyond, ['y >= x+0.001'], 200)).not.toBe('proved');
  });
});
