import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../../src/process/index.js';
import {
  autoregressionGain,
  componentWeights,
  evidenceGap,
  relabelledLikelihood,
  reversedDivergence,
  scoreLikelihood,
} from '../../../src/process/index.js';
import { fitWeights } from '../../../src/process/mixture/fitWeights.js';
import { logLikelihood } from '../../../src/process/mixture/logLikelihood.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, sampledRoutesOf } from '../_helpers/agreement.js';

const relative = (found: number, expected: number): number => Math.abs(found / expected - 1);
const exactly = (quantity: Quantity, at: Point): number => exactRoutesOf(quantity)[0]!.compute(at);

describe('logLikelihood', () => {
  const pair = (first: number, second: number) =>
    logLikelihood([
      { logDensity: first, weight: 0.5 },
      { logDensity: second, weight: 0.5 },
    ]);

  it('should keep its digits where the logarithm cancels the largest term', () => {
    // log(1.5) and log(0.5) rounded to doubles: the mixture is 1 to 17 digits (50 digits, mpmath).
    expect(relative(pair(0.4054651081081644, -Math.LN2), 7.958470554087731e-18)).toBeLessThan(1e-15);
    expect(relative(pair(50, -50), 49.30685281944005)).toBeLessThan(1e-15);
  });

  it('should count a share and its rest as the whole', () => {
    const whole = logLikelihood([{ logDensity: 1, weight: 0.3 }]);
    const halves = logLikelihood([
      { logDensity: 1, weight: 0.3, share: 0.1 },
      { logDensity: 1, weight: 0.3, rest: 0.1 },
    ]);
    expect(relative(halves, whole)).toBeLessThan(1e-14);
  });
});

describe('evidenceGap', () => {
  it('should give the gap of a mixture of three (50 digits, mpmath)', () => {
    const at = { L: [1, 2, -3], prior: [0.25, 0.25, 0.5], q: [0.25, 0.6875, 0.0625] };
    expect(relative(exactly(evidenceGap(), at), 0.06478131343657792)).toBeLessThan(1e-14);
  });

  it('should be a square near the posterior, and 0 to rounding there', () => {
    // KL(q, r) with 50 digits (mpmath) for q a millionth from the posterior of L = (0, -1).
    const at = { L: [0, -1], prior: [0.5, 0.5], q: [0.7310595786300049, 0.2689404213699951] };
    expect(relative(exactly(evidenceGap(), at), 2.5430826274723625e-12)).toBeLessThan(1e-9);
    const there = { ...at, q: [0.7310585786300049, 0.2689414213699951] };
    expect(exactly(evidenceGap(), there)).toBeLessThan(1e-30);
  });

  it('should count components without membership', () => {
    expect(
      relative(
        exactly(evidenceGap(), { L: [0, -1], prior: [0.5, 0.5], q: [1, 0] }),
        Math.log1p(Math.exp(-1)),
      ),
    ).toBeLessThan(1e-14);
  });

  it('should refuse weights that do not sum to 1 and lists of different sizes', () => {
    const at = { L: [0, -1], prior: [0.5, 0.5], q: [0.5, 0.5] };
    expect(() => exactly(evidenceGap(), { ...at, prior: [0.5, 0.6] })).toThrow('prior must be a law');
    expect(() => exactly(evidenceGap(), { ...at, L: [0, 1, 2] })).toThrow(
      'L must be a list of 2 finite numbers',
    );
    expect(() => exactly(evidenceGap(), { ...at, q: [1] })).toThrow('q must be a list of 2 finite numbers');
  });
});

describe('scoreLikelihood', () => {
  it('should be the only score, or two equal ones plus log 2', () => {
    expect(exactly(scoreLikelihood(), { score: [-7.25] })).toBe(-7.25);
    expect(relative(exactly(scoreLikelihood(), { score: [40, 40] }), 40 + Math.LN2)).toBeLessThan(1e-14);
  });
});

describe('relabelledLikelihood', () => {
  it('should move the weights apart from the components only when told', () => {
    const at = { L: [0, -1], prior: [0.3, 0.7], s: 0.25 };
    const value = Math.log(0.3 + 0.7 * Math.exp(-1));
    expect(relative(exactly(relabelledLikelihood('reversed'), at), value)).toBeLessThan(1e-14);
    expect(relative(exactly(relabelledLikelihood('split'), at), value)).toBeLessThan(1e-14);
    expect(exactly(relabelledLikelihood('weights reversed'), at)).toBeCloseTo(
      Math.log(0.7 + 0.3 * Math.exp(-1)),
      14,
    );
    expect(exactly(relabelledLikelihood('copied'), at)).toBeCloseTo(
      Math.log(0.3 * 1.25 + 0.7 * Math.exp(-1)),
      14,
    );
  });
});

describe('autoregressionGain', () => {
  const gain = autoregressionGain();

  // Eigenvalues of the quadratic form and the inversion integral with 25 digits (mpmath); (0.05, 1) and (0.5, 1)
  // also by quadrature over the series itself.
  it.each([
    [0.05, 1, 3.104771230849745e-6],
    [0.05, 3, 3.069037675007026e-5],
    [0.5, 1, 0.0254039356614271],
    [0.2, 10, 0.04283490260881431],
    [0.5, 20, 2.233857905461136],
    [0.9, 7, 5.159076414355221],
    [0.97, 1, 0.8705835571518165],
    [0.97, 12, 16.28106004711908],
  ])('should keep the stated error for a = %d, T = %d', (a, T, expected) => {
    const [route] = exactRoutesOf(gain);
    expect(relative(route!.compute({ a, T }), expected)).toBeLessThan(route!.error);
  });

  it.each([
    { a: 0.3, T: 6 },
    { a: 0.8, T: 10 },
  ])('should be the mean over series at %j', (at) => {
    const [direct] = sampledRoutesOf(gain);
    expectMean(draws(direct!, at, 20_000, 'series'), exactly(gain, at));
  });

  it('should refuse a unit root', () => {
    expect(() => exactly(gain, { a: 1, T: 3 })).toThrow(
      'a must be a number from 0.001 to 0.999, but it is 1.',
    );
  });
});

describe('reversedDivergence', () => {
  // log(cosh(log(1 + b^2))) with 60 digits (mpmath), down to 5e-37.
  it.each([
    [1e-9, 5.000000000000001e-37],
    [1e-4, 4.99999995e-17],
    [-0.01, 4.9995000374975e-9],
    [0.03, 4.04635745889966e-7],
    [0.05, 3.117202124064052e-6],
    [5, 2.566427554330848],
  ])('should keep the stated error for b = %d', (b, expected) => {
    const [route] = exactRoutesOf(reversedDivergence());
    expect(relative(route!.compute({ b, s2: 3 }), expected)).toBeLessThan(route!.error);
  });

  it('should vanish without an effect, and with free variances', () => {
    expect(exactly(reversedDivergence(), { b: 0, s2: 2 })).toBe(0);
    expect(Math.abs(exactly(reversedDivergence({ variances: 'free' }), { b: 1.7, s2: 2 }))).toBeLessThan(
      1e-15,
    );
  });

  it('should be larger with the true coefficient', () => {
    const at = { b: 1, s2: 1 };
    expect(relative(exactly(reversedDivergence({ coefficient: 'true' }), at), Math.log(1.5))).toBeLessThan(
      1e-14,
    );
  });

  it('should refuse a negative variance', () => {
    expect(() => exactly(reversedDivergence(), { b: 1, s2: -1 })).toThrow('s2 must be a number of at least');
  });
});

describe('componentWeights', () => {
  // Newton steps on every support with 30 digits (mpmath), the largest value kept.
  it.each([
    [{ N: 20, K: 3, u: 1, drop: 0 }, 'K+1', 1.233742174732339],
    [{ N: 7, K: 4, u: 0.75, drop: 0 }, 'K', 0.891458485154065],
    [{ N: 12, K: 3, u: 2.5, drop: 1 }, 'K+1', 0.764490429837446],
    [{ N: 3, K: 4, u: 0.3, drop: 0 }, 'K+1', 2.909431876146113],
  ])('should reach the largest likelihood at %j with %s components', (at: Point, components, expected) => {
    const [route] = exactRoutesOf(componentWeights({ components }));
    expect(relative(route!.compute(at), expected)).toBeLessThan(route!.error / 1000);
  });

  it('should leave no component whose mean ratio to the mixture exceeds 1', () => {
    const densities = Float64Array.from({ length: 40 * 5 }, (_, at) => Math.exp(2 * Math.sin(1.7 * at)));
    const weights = fitWeights(densities, 40, 5);
    expect(weights.reduce((total, w) => total + w, 0)).toBeCloseTo(1, 14);
    for (let k = 0; k < 5; k++) {
      let ratio = 0;
      for (let n = 0; n < 40; n++) {
        const mixture = weights.reduce((total, w, j) => total + w * densities[5 * n + j]!, 0);
        ratio += densities[5 * n + k]! / mixture / 40;
      }
      expect(ratio).toBeLessThan(1 + 1e-13);
    }
  });

  it('should refuse two components more', () => {
    expect(() => exactly(componentWeights({ components: 'K+2' }), { N: 3, K: 2, u: 1, drop: 0 })).toThrow(
      'K+2 must be an integer from 1 to 3, but it is 4.',
    );
  });
});
