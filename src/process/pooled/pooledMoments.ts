import type { AffineMap } from '../numeric/affineMap.js';
import type { PooledSetting } from './pooledSetting.js';

/*
 * One generation of the loop with fresh real points, unit real variance. The model has mean d and variance
 * 1 + y; it draws with variance s = lam (1 + y). The pooled mean is q d + G, and the synthetic batch mean less
 * the real one is d + H, where G and H are jointly normal with mean 0 and
 *   var G = (p + q s)/N,  var H = 1/nr + s/ns,  cov(G, H) = (s - 1)/N.
 * The pooled sum of squares is that of the real points, that of the synthetic ones, and nr ns/N (d + H)^2.
 * With x = d^2 all means given the model are linear, and all variances quadratic, in x and y.
 */

/** c + a x + b y. */
type Linear = readonly [c: number, a: number, b: number];

/** Coefficients of 1, x, y, x^2, x y, y^2. */
type Quadratic = readonly number[];

const times = ([c, a, b]: Linear, [d, e, f]: Linear): Quadratic => [
  c * d,
  c * e + a * d,
  c * f + b * d,
  a * e,
  a * f + b * e,
  b * f,
];

const plus = (...terms: readonly Quadratic[]): Quadratic =>
  terms.reduce((sum, term) => sum.map((value, i) => value + term[i]!));

const scaled = (factor: number, term: Quadratic): Quadratic => term.map((value) => factor * value);

const x: Linear = [0, 1, 0];

interface Conditional {
  /** Mean squared shift and mean excess variance after the step. */
  readonly shift: Linear;
  readonly excess: Linear;
  readonly s: Linear;
  readonly varG: Linear;
  readonly varH: Linear;
  readonly covariance: Linear;
}

function conditional({ real, synthetic, bias, total, p, q }: PooledSetting): Conditional {
  const s: Linear = [bias, 0, bias];
  const deficit = 1 - bias;
  const varG: Linear = [(p + q * bias) / total, 0, (q * bias) / total];
  // The sums of squares have means nr - 1 and (ns - 1) s, and (d + H)^2 has x + var H.
  const weight = synthetic - q;
  const between = real * q;
  return {
    shift: [varG[0], q * q, varG[2]],
    excess: [(-weight * deficit) / (total - 1), between / (total - 1), (weight * bias) / (total - 1)],
    s,
    varG,
    varH: [1 / real + bias / synthetic, 0, bias / synthetic],
    covariance: [-deficit / total, 0, bias / total],
  };
}

/** The step of the means of x and y. */
export function pairStep(setting: PooledSetting): AffineMap {
  const { shift, excess } = conditional(setting);
  return {
    matrix: Float64Array.of(shift[1], shift[2], excess[1], excess[2]),
    offset: Float64Array.of(shift[0], excess[0]),
  };
}

/** The step of the means of x, y, x^2, x y and y^2. */
export function momentStep(setting: PooledSetting): AffineMap {
  const { real, synthetic, total, q } = setting;
  const { shift, excess, s, varG, varH, covariance } = conditional(setting);
  const between = (real * q) / (total - 1);
  const rest = (total - 1) * (total - 1);
  // Variances of (q d + G)^2, (d + H)^2 and the sums of squares, and the covariance of the first two.
  const shiftVariance = plus(scaled(4 * q * q, times(x, varG)), scaled(2, times(varG, varG)));
  const gapVariance = plus(scaled(4, times(x, varH)), scaled(2, times(varH, varH)));
  const squaresVariance = plus([2 * (real - 1), 0, 0, 0, 0, 0], scaled(2 * (synthetic - 1), times(s, s)));
  const shared = plus(scaled(4 * q, times(x, covariance)), scaled(2, times(covariance, covariance)));
  const rows: readonly Quadratic[] = [
    [...shift, 0, 0, 0],
    [...excess, 0, 0, 0],
    plus(times(shift, shift), shiftVariance),
    plus(times(shift, excess), scaled(between, shared)),
    plus(times(excess, excess), scaled(between * between, gapVariance), scaled(1 / rest, squaresVariance)),
  ];
  return {
    matrix: Float64Array.from(rows.flatMap((row) => row.slice(1))),
    offset: Float64Array.from(rows, (row) => row[0]!),
  };
}

/**
 * The same for kept real points: the step of the mean squared distance of the model's mean from that of the
 * real points, and of the mean variance.
 */
export function keptStep({ real, synthetic, bias, total, q }: PooledSetting): AffineMap {
  // Around the real mean the synthetic batch mean has the mean square a + lam v/ns.
  const between = (real * q) / (total - 1);
  const own = ((synthetic - 1) * bias + (between * (total - 1) * bias) / synthetic) / (total - 1);
  return {
    matrix: Float64Array.of(q * q, (q * q * bias) / synthetic, between, own),
    offset: Float64Array.of(0, (real - 1) / (total - 1)),
  };
}
