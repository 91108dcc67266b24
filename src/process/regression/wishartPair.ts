import type { QuadratureRule } from '../numeric/gaussRule.js';

/**
 * Nodes s and weights whose sum of weights f(s) is the mean of the sum of f over the positive eigenvalues of
 * X^T X / rows for independent rows N(0, I), when there are at most two of them, min(rows, features) <= 2.
 * One eigenvalue is a chi-square; of two, with m = max(rows, features), the sum is chi2_2m and twice the root
 * of their product over their sum is independent and Beta(m-1, 1). Trapezoidal rules in logarithms; relative
 * error at most 1e-11 for bounded rational f without poles near the positive axis (tested).
 */
export function smallWishartRule(rows: number, features: number): QuadratureRule {
  const most = Math.max(rows, features);
  if (Math.min(rows, features) === 1) {
    const { nodes, weights } = chiSquareRule(most);
    return { nodes: nodes.map((x) => x / rows), weights };
  }
  return pairRule(rows, chiSquareRule(2 * most), rootRule(most));
}

/** Sum of weights f(nodes). */
export function ruleMean({ nodes, weights }: QuadratureRule, f: (x: number) => number): number {
  let total = 0;
  for (let i = 0; i < nodes.length; i++) total += weights[i]! * f(nodes[i]!);
  return total;
}

function pairRule(rows: number, sums: QuadratureRule, roots: QuadratureRule): QuadratureRule {
  const nodes = new Float64Array(2 * sums.nodes.length * roots.nodes.length);
  const weights = new Float64Array(nodes.length);
  let at = 0;
  sums.nodes.forEach((total, i) => {
    roots.nodes.forEach((odds, j) => {
      const root = odds / (1 + odds);
      const larger = (total / (2 * rows)) * (1 + Math.sqrt((1 + root) / (1 + odds)));
      // The smaller eigenvalue by the product of both, so that it keeps its digits.
      const smaller = ((total / (2 * rows)) * root * ((total / (2 * rows)) * root)) / larger;
      weights.fill(sums.weights[i]! * roots.weights[j]!, at, at + 2);
      nodes[at++] = larger;
      nodes[at++] = smaller;
    });
  });
  return { nodes, weights };
}

/** The chi-square law in u = log(x/dof), of density exp(dof/2 (u - expm1(u))). */
function chiSquareRule(dof: number): QuadratureRule {
  const step = Math.min(0.16, Math.sqrt(2 / dof) / 2);
  return lineRule(
    (u) => (dof / 2) * (u - Math.expm1(u)),
    (u) => dof * Math.exp(u),
    step,
  );
}

/** Beta(m-1, 1) in the logarithm u of its odds, around the mode log(m-1); the nodes are the odds. */
function rootRule(m: number): QuadratureRule {
  const a = m - 1;
  return lineRule(
    (u) => -u - m * Math.log1p(Math.expm1(-u) / m),
    (u) => a * Math.exp(u),
    Math.min(0.3, Math.sqrt(m / a) / 2),
  );
}

const NEGLIGIBLE = -42;

function lineRule(
  logDensity: (u: number) => number,
  node: (u: number) => number,
  step: number,
): QuadratureRule {
  const offsets: number[] = [];
  for (let u = 0; logDensity(u) > NEGLIGIBLE; u += step) offsets.push(u);
  for (let u = -step; logDensity(u) > NEGLIGIBLE; u -= step) offsets.push(u);
  const densities = Float64Array.from(offsets, (u) => Math.exp(logDensity(u)));
  const total = densities.reduce((sum, density) => sum + density, 0);
  return { nodes: Float64Array.from(offsets, node), weights: densities.map((density) => density / total) };
}
