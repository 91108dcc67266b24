import { describe, expect, it } from 'vitest';
import {
  betaMean,
  chiSquareMean,
  expSinh,
  gaussHermite,
  gaussLaguerre,
  gaussLegendre,
  integrate,
  normalMean,
  type QuadratureRule,
  sinhSinh,
  tanhSinh,
} from '../../../src/process/index.js';

const within = (value: number, truth: number, relative: number) =>
  expect(Math.abs(value / truth - 1)).toBeLessThanOrEqual(relative);
const apply = ({ nodes, weights }: QuadratureRule, f: (x: number) => number) =>
  nodes.reduce((total, x, i) => total + weights[i]! * f(x), 0);

describe('chiSquareMean', () => {
  it('should give the moments of the chi-square law', () => {
    for (const dof of [1, 2, 3, 4, 5, 10, 50, 1000, 1e5, 1e6]) {
      within(
        chiSquareMean(dof, (x) => x),
        dof,
        1e-13,
      );
      within(
        chiSquareMean(dof, (x) => x * x),
        dof * (dof + 2),
        1e-13,
      );
      if (dof > 2)
        within(
          chiSquareMean(dof, (x) => 1 / x),
          1 / (dof - 2),
          1e-13,
        );
      if (dof > 4)
        within(
          chiSquareMean(dof, (x) => 1 / (x * x)),
          1 / ((dof - 2) * (dof - 4)),
          1e-13,
        );
    }
  });

  it('should give means of roots and logarithms', () => {
    within(chiSquareMean(1, Math.sqrt), Math.sqrt(2 / Math.PI), 1e-13);
    within(chiSquareMean(2, Math.sqrt), Math.sqrt(Math.PI / 2), 1e-13);
    // E log chi2_2 = log 2 - Euler's constant.
    within(chiSquareMean(2, Math.log), Math.LN2 - 0.5772156649015329, 1e-12);
  });
});

describe('betaMean', () => {
  it('should give the moments of the beta law without losing either end', () => {
    for (const [a, b] of [
      [0.5, 0.5],
      [0.5, 100],
      [1, 1],
      [1000, 0.5],
      [3, 7],
      [1000, 1000],
      [1e4, 3],
      // Nearly a gamma law, whose logarithm has the widest spectrum around this shape.
      [2.5, 1e6],
      [4, 1e5],
    ] as const) {
      within(
        betaMean(a, b, (x) => x),
        a / (a + b),
        1e-12,
      );
      within(
        betaMean(a, b, (_, y) => y),
        b / (a + b),
        1e-12,
      );
      within(
        betaMean(a, b, (x, y) => x * y),
        (a * b) / ((a + b) * (a + b + 1)),
        1e-12,
      );
    }
  });
});

describe('normalMean', () => {
  it('should give means of polynomials and exponentials', () => {
    within(
      normalMean((z) => z * z * z * z),
      3,
      1e-13,
    );
    for (const s of [0.1, 1, 3])
      within(
        normalMean((z) => Math.exp(s * z)),
        Math.exp((s * s) / 2),
        1e-13,
      );
  });
});

describe('Gauss rules', () => {
  it('should be exact for polynomials up to their degree', () => {
    for (const size of [1, 2, 5, 20, 101]) {
      const degree = 2 * size - 1;
      within(
        apply(gaussLegendre(size), (x) => x ** (degree - 1)),
        2 / degree,
        1e-12,
      );
      expect(Math.abs(apply(gaussLegendre(size), (x) => x ** degree))).toBeLessThan(1e-14);
    }
    for (const size of [2, 5, 30])
      within(
        apply(gaussHermite(size), (x) => x * x),
        1,
        1e-12,
      );
    within(
      apply(gaussHermite(12), (x) => x ** 10),
      945,
      1e-12,
    );
    for (const shape of [0.5, 1, 3]) {
      within(
        apply(gaussLaguerre(8, shape), (x) => x ** 3),
        shape * (shape + 1) * (shape + 2),
        1e-12,
      );
    }
  });

  it('should have ascending nodes and weights that sum to the mass', () => {
    for (const rule of [gaussLegendre(64), gaussHermite(64), gaussLaguerre(40)]) {
      expect(Array.from(rule.nodes)).toEqual(Array.from(rule.nodes).sort((a, b) => a - b));
    }
    within(
      apply(gaussLegendre(64), () => 1),
      2,
      1e-13,
    );
    within(
      apply(gaussHermite(64), () => 1),
      1,
      1e-13,
    );
  });
});

describe('integrate', () => {
  it('should integrate smooth, peaked and broken functions', () => {
    within(integrate(Math.exp, 0, 1).value, Math.E - 1, 1e-13);
    const peak = (x: number) => 1e-4 / (x * x + 1e-8);
    within(integrate(peak, -1, 2).value, Math.atan(2e4) + Math.atan(1e4), 1e-12);
    const kink = (x: number) => Math.abs(x - 0.3);
    within(integrate(kink, 0, 1, { breaks: [0.3] }).value, (0.09 + 0.49) / 2, 1e-13);
  });

  it('should state an error of the size of the true one at singular ends', () => {
    for (const power of [-0.5, 0.1, 0.5, 2.5]) {
      const { value, error } = integrate((x) => Math.exp(power * Math.log(x)), 0, 1);
      expect(Math.abs(value - 1 / (power + 1))).toBeLessThanOrEqual(4 * error + 1e-14);
    }
  });
});

describe('double exponential rules', () => {
  it('should integrate singular ends and infinite ranges', () => {
    within(tanhSinh((_, left) => 1 / Math.sqrt(left), 0, 1).value, 2, 1e-13);
    within(tanhSinh((_, left, right) => 1 / Math.sqrt(left * right), 0, 3).value, Math.PI, 1e-13);
    within(tanhSinh((_, left) => Math.log(left), 0, 1).value, -1, 1e-13);
    within(expSinh((x) => 1 / ((1 + x) * Math.sqrt(x))).value, Math.PI, 1e-12);
    within(expSinh((x) => Math.exp(-1.5 * Math.log1p(2 * x))).value, 1, 1e-12);
    within(sinhSinh((x) => 1 / (1 + x * x)).value, Math.PI, 1e-12);
    within(sinhSinh((x) => Math.exp(-x * x)).value, Math.sqrt(Math.PI), 1e-12);
  });
});
