import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalReading, parse } from '../../src/expression/index.js';
import { arithmetic } from '../../src/prove/recheck/arithmetic.js';
import { bernsteinSigns } from '../../src/prove/recheck/bernstein.js';
import { enclose, expand } from '../../src/prove/recheck/expand.js';
import { loadMpfr } from '../../src/prove/recheck/mpfr.js';
import { quotients } from '../../src/prove/recheck/quotient.js';

const m = arithmetic(await loadMpfr(), 128);

const FUNCTIONS = [
  'exp(x)',
  'log(x+3)',
  'sqrt(x+3)',
  'sin(3*x)',
  'cos(3*x)',
  'atan(x)',
  'tanh(x)',
  'sinh(x)',
  'cosh(x)',
  'erf(x)',
  'erfc(x)',
  'normcdf(x)',
  'x^3',
  '(x+3)^1.7',
  'lgamma(x+3)',
  'gamma(x+3)',
  'digamma(x+3)',
  'trigamma(x+3)',
  'zeta(x+4)',
  'c4(x+4)',
  'sum(1/(k+x+3),k,1,12)',
  'abs(x)',
  'min(x,0.5)',
  'exp(-x^2)*log(2+x^2)/(1+x^2)',
];

describe('the checker', () => {
  it.each(FUNCTIONS)('should enclose %s at every point of a box', (text) => {
    const tree = parse(text, { x: 'scalar' });
    fc.assert(
      fc.property(
        fc.integer({ min: -200, max: 200 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 16 }),
        (from, width, part) => {
          const [lo, hi] = [from / 100, (from + width) / 100];
          const x = lo + ((hi - lo) * part) / 16;
          const exact = Number(decimalReading(tree, { x }, 40)!.value);
          const [below, above] = m.scoped(() =>
            m.ends(enclose(m, tree, new Map([['x', m.doubles(lo, hi)]]))),
          );
          const slack = 1e-15 * Math.abs(exact);
          expect(below - slack).toBeLessThanOrEqual(exact);
          expect(above + slack).toBeGreaterThanOrEqual(exact);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each(FUNCTIONS.filter((text) => !/zeta|c4|trigamma|abs|min/.test(text)))(
    'should enclose slopes of %s, seen by differences',
    (text) => {
      const tree = parse(text, { x: 'scalar' });
      const value = (x: number): number => Number(decimalReading(tree, { x }, 40)!.value);
      fc.assert(
        fc.property(fc.integer({ min: -190, max: 190 }), (from) => {
          const [x, step] = [from / 100, 1e-4];
          const [below, above] = m.scoped(() => {
            const box = new Map([['x', m.doubles(x - step, x + step)]]);
            return m.ends(expand(m, tree, box, 'x', 1)[1]!);
          });
          // the mean slope over the box is a slope inside it
          const slope = (value(x + step) - value(x - step)) / (2 * step);
          const slack = 1e-8 * (1 + Math.abs(slope) + Math.abs(value(x)));
          expect(below).toBeLessThanOrEqual(slope + slack);
          expect(above).toBeGreaterThanOrEqual(slope - slack);
        }),
        { numRuns: 20 },
      );
    },
  );

  it('should see signs of polynomials on boxes by Bernstein coefficients, and never a wrong one', () => {
    const box = [{ lo: 0n, hi: 3n, bits: 1 }];
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 15 }),
        (coefficients, part) => {
          const text = coefficients.map((c, k) => `(${c})*x^${k}`).join('+');
          const { top } = quotients().of(parse(text, { x: 'scalar' }));
          const x = (1.5 * part) / 15;
          const value = coefficients.reduceRight((sum, c) => sum * x + c, 0);
          const signs = bernsteinSigns(top, box)!;
          if (signs.least >= 0) expect(value).toBeGreaterThanOrEqual(-1e-9);
          if (signs.most <= 0) expect(value).toBeLessThanOrEqual(1e-9);
        },
      ),
    );
    const square = quotients().of(parse('x^2-3*x+3', { x: 'scalar' })).top;
    expect(bernsteinSigns(square, box)!.least).toBe(1);
  });
});
