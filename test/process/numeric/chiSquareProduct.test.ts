import { describe, expect, it } from 'vitest';
import { logDeficit, rootDeficit } from '../../../src/process/gaussian/chiSquareDeficit.js';
import {
  chiSquareMean,
  chiSquareProduct,
  logGammaRatio,
  solveAbsorption,
} from '../../../src/process/index.js';
import { expectWithin, references } from '../_helpers/loops.js';

describe('logGammaRatio', () => {
  it('should keep its digits for large and small arguments', () => {
    for (const { h, re, im, value } of references.logGammaRatio) {
      const found = logGammaRatio(h, re, im);
      const allowed = 4e-15 * (1 + (re * re + im * im) / h + Math.hypot(re, im));
      expect(Math.abs(found.re - value[0]), `${h} ${re} ${im}`).toBeLessThan(allowed);
      expect(Math.abs(found.im - value[1]), `${h} ${re} ${im}`).toBeLessThan(allowed);
    }
  });
});

describe('chiSquareProduct', () => {
  it('should give the smaller side to eleven digits', () => {
    for (const { dof, k, logLevel, above, below } of references.chiSquareProduct) {
      const found = chiSquareProduct(dof, k, logLevel);
      if (above < below) expectWithin(found.above, above, 1e-11);
      else expectWithin(found.below, below, 1e-11);
      expect(found.above + found.below).toBeCloseTo(1, 13);
    }
  });
});

describe('the deficits of a chi-square', () => {
  it('should be right to twelve digits from 1 to a million degrees of freedom', () => {
    for (const { dof, root, log } of references.deficits) {
      expectWithin(rootDeficit(dof), root, 1e-12);
      expectWithin(logDeficit(dof), log, 1e-12);
    }
  });

  it('should agree with means of roots and logarithms that do not avoid cancellation', () => {
    expect(1 - chiSquareMean(7, (x) => Math.sqrt(x / 7))).toBeCloseTo(rootDeficit(7), 12);
    expect(-chiSquareMean(7, (x) => Math.log(x / 7))).toBeCloseTo(logDeficit(7), 12);
  });
});

describe('solveAbsorption', () => {
  it('should solve a chain whose answer is known by hand', () => {
    // A fair walk on 1, 2, 3 between absorbing ends: 3, 4, 3 steps.
    const walk = Float64Array.of(0, 0.5, 0, 0.5, 0, 0.5, 0, 0.5, 0);
    const steps = Float64Array.of(1, 1, 1);
    solveAbsorption(walk, Float64Array.of(0.5, 0, 0.5), steps, 3);
    expect([...steps]).toEqual([3, 4, 3]);
  });

  it('should keep its digits in a chain that is left once in 1e30 steps', () => {
    const rare = 1e-30;
    const trap = Float64Array.of(0, 1 - rare, 1, 0);
    const steps = Float64Array.of(1, 1);
    solveAbsorption(trap, Float64Array.of(rare, 0), steps, 2);
    expectWithin(steps[0]!, 2 / rare, 1e-14);
    expectWithin(steps[1]!, 2 / rare, 1e-14);
  });
});
