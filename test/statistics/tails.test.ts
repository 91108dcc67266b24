import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomialTails,
  chiSquareTails,
  normalTails,
  regularizedBeta,
  regularizedGamma,
  studentTTails,
  type Tails,
} from '../../src/statistics/index.js';

type Cdf = (x: number, ...parameters: number[]) => number;
/** jstat has no types. */
const jstat = createRequire(import.meta.url)('jstat') as Record<'chisquare' | 'beta', { cdf: Cdf }>;

interface Row {
  readonly args: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

const tables = JSON.parse(readFileSync(new URL('fixtures/tails.json', import.meta.url), 'utf8')) as Record<
  string,
  readonly Row[]
>;

/** The larger of both relative errors. */
function relativeError(got: Tails, row: Row): number {
  return Math.max(Math.abs(got.lower / row.lower - 1), Math.abs(got.upper / row.upper - 1));
}

function absoluteError(got: Tails, row: Row): number {
  return Math.max(Math.abs(got.lower - row.lower), Math.abs(got.upper - row.upper));
}

function worst(
  table: string,
  error: (row: Row) => number,
  within: (row: Row) => boolean = () => true,
): number {
  const rows = tables[table]!.filter(within);
  expect(rows.length).toBeGreaterThan(15);
  return Math.max(...rows.map(error));
}

describe('tail probabilities against 50-digit references', () => {
  const gamma = (row: Row) => regularizedGamma(row.args[0]!, row.args[1]!);
  const beta = (row: Row) => regularizedBeta(row.args[0]!, row.args[1]!, row.args[2]!);
  const smallest = (row: Row) => Math.min(row.args[0]!, row.args[1]!);
  const largest = (row: Row) => Math.max(row.args[0]!, row.args[1]!);

  it('should hold the stated errors of the incomplete gamma functions', () => {
    expect(
      worst(
        'gamma',
        (row) => relativeError(gamma(row), row),
        (row) => row.args[0]! >= 0.5,
      ),
    ).toBeLessThan(2e-13);
    expect(worst('gamma', (row) => absoluteError(gamma(row), row))).toBeLessThan(1e-13);
  });

  it('should hold the stated errors of the incomplete beta function', () => {
    const moderate = (row: Row) => smallest(row) >= 0.5 && largest(row) <= 2e4;
    expect(worst('beta', (row) => relativeError(beta(row), row), moderate)).toBeLessThan(2e-13);
    const large = (row: Row) => smallest(row) >= 0.5 && largest(row) > 2e4;
    expect(worst('beta', (row) => relativeError(beta(row), row), large)).toBeLessThan(3e-12);
    expect(worst('beta', (row) => absoluteError(beta(row), row))).toBeLessThan(1e-13);
  });

  it('should hold 1e-13 for normal, Student and binomial tails', () => {
    expect(worst('normal', (row) => relativeError(normalTails(row.args[0]!), row))).toBeLessThan(1e-13);
    expect(
      worst('studentT', (row) => relativeError(studentTTails(row.args[0]!, row.args[1]!), row)),
    ).toBeLessThan(1e-13);
    const binomial = (row: Row) => binomialTails(row.args[0]!, row.args[1]!, row.args[2]!);
    expect(worst('binomial', (row) => relativeError(binomial(row), row))).toBeLessThan(1e-13);
  });
});

describe('tail probabilities', () => {
  it('should agree with a second implementation where that one is sound', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 40, noNaN: true }),
        fc.double({ min: 0.1, max: 40, noNaN: true }),
        (a, x) => {
          expect(chiSquareTails(x, a).lower).toBeCloseTo(jstat.chisquare.cdf(x, a), 7);
          const share = x / (x + a);
          expect(regularizedBeta(a, x, share).lower).toBeCloseTo(jstat.beta.cdf(share, a, x), 7);
        },
      ),
    );
  });

  it('should be monotone and sum to 1', () => {
    const shape = fc.double({ min: 0.5, max: 1e5, noNaN: true });
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(shape, shape, unit, unit, (a, b, x, step) => {
        const near = regularizedBeta(a, b, x);
        const far = regularizedBeta(a, b, x + step * (1 - x));
        expect(far.lower).toBeGreaterThanOrEqual(near.lower * (1 - 1e-12));
        expect(near.lower + near.upper).toBeCloseTo(1, 14);
      }),
    );
  });

  it('should be sure at the ends of the support and NaN outside the domain', () => {
    expect(regularizedGamma(2, 0)).toEqual({ lower: 0, upper: 1 });
    expect(regularizedGamma(2, Infinity)).toEqual({ lower: 1, upper: 0 });
    expect(regularizedBeta(2, 3, 0)).toEqual({ lower: 0, upper: 1 });
    expect(regularizedBeta(2, 3, 1)).toEqual({ lower: 1, upper: 0 });
    expect(chiSquareTails(-1, 3)).toEqual({ lower: 0, upper: 1 });
    expect(studentTTails(-1e200, 3).lower).toBe(0);
    expect(binomialTails(0, 5, 0)).toEqual({ lower: 1, upper: 1 });
    expect(regularizedGamma(0, 1).lower).toBeNaN();
    expect(regularizedBeta(1, 1, 1.5).upper).toBeNaN();
  });
});
