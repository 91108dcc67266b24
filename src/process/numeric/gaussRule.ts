import { tridiagonalEigen } from './tridiagonalEigen.js';

/** Nodes, ascending, and weights of a quadrature rule. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Gauss-Legendre: integrals over [-1, 1], exact for polynomials of degree 2 size - 1. Errors of nodes and weights a few 1e-16. */
export function gaussLegendre(size: number): QuadratureRule {
  const nodes = new Float64Array(size);
  const weights = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const [x, slope] = legendreRoot(size, k);
    nodes[size - 1 - k] = x;
    weights[size - 1 - k] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

/** Gauss-Hermite for the standard normal law: means of f(Z), exact for polynomials of degree 2 size - 1. */
export function gaussHermite(size: number): QuadratureRule {
  return golubWelsch(
    size,
    () => 0,
    (k) => k,
  );
}

/** Gauss-Laguerre for the gamma law with `shape` > 0 and scale 1: means of f(G), exact for polynomials of degree 2 size - 1. */
export function gaussLaguerre(size: number, shape = 1): QuadratureRule {
  return golubWelsch(
    size,
    (k) => 2 * k + shape,
    (k) => k * (k + shape - 1),
  );
}

/**
 * The rule of a probability law from the three-term recurrence of its orthonormal polynomials; weights are
 * right to about 1e-15 of the largest. Source: Golub and Welsch, "Calculation of Gauss quadrature rules", 1969.
 */
function golubWelsch(
  size: number,
  centre: (k: number) => number,
  squaredLink: (k: number) => number,
): QuadratureRule {
  const nodes = Float64Array.from({ length: size }, (_, k) => centre(k));
  const links = Float64Array.from({ length: size }, (_, k) => Math.sqrt(squaredLink(k + 1)));
  const heads = new Float64Array(size);
  heads[0] = 1;
  tridiagonalEigen(nodes, links, heads);
  const order = Array.from(nodes.keys()).sort((i, j) => nodes[i]! - nodes[j]!);
  return {
    nodes: Float64Array.from(order, (i) => nodes[i]!),
    weights: Float64Array.from(order, (i) => heads[i]! * heads[i]!),
  };
}

/** The k-th largest root of the Legendre polynomial of degree n, and the derivative there, by Newton's method. */
function legendreRoot(n: number, k: number): [x: number, slope: number] {
  let x = Math.cos((Math.PI * (k + 0.75)) / (n + 0.5));
  for (let round = 0; round < 8; round++) {
    const [value, slope] = legendre(n, x);
    const step = value / slope;
    x -= step;
    if (Math.abs(step) < 1e-15) break;
  }
  return [x, legendre(n, x)[1]];
}

function legendre(n: number, x: number): [value: number, slope: number] {
  let before = 1;
  let value = x;
  for (let j = 2; j <= n; j++) {
    const next = ((2 * j - 1) * x * value - (j - 1) * before) / j;
    before = value;
    value = next;
  }
  return [value, (n * (before - x * value)) / (1 - x * x)];
}
