import { gaussLegendre, type QuadratureRule } from './gaussRule.js';

const DIRECT = 512;
const PANEL = gaussLegendre(15);

/**
 * Nodes and weights with sum of weights[i] f(nodes[i]) = f(1) + ... + f(count) for functions that are smooth
 * in log k, such as rational functions of powers of k: the first 512 terms as they are, the rest as an
 * integral from 512.5 to count + 0.5 (Gauss-Legendre on octaves) less the first Euler-Maclaurin correction
 * (f' by five-point stencils). Relative error at most 1e-11 (tested for such functions up to count 262144);
 * exact up to 512 terms. O(log count) nodes.
 */
export function smoothSum(count: number): QuadratureRule {
  const nodes: number[] = [];
  const weights: number[] = [];
  const add = (node: number, weight: number) => {
    nodes.push(node);
    weights.push(weight);
  };
  for (let k = 1; k <= Math.min(count, DIRECT); k++) add(k, 1);
  if (count > DIRECT) addTail(DIRECT + 0.5, count + 0.5, add);
  return { nodes: Float64Array.from(nodes), weights: Float64Array.from(weights) };
}

type Add = (node: number, weight: number) => void;

function addTail(from: number, to: number, add: Add): void {
  for (let left = from; left < to; left *= 2) addPanel(left, Math.min(2 * left, to), add);
  addSlope(to, -1 / 24, add);
  addSlope(from, 1 / 24, add);
}

function addPanel(from: number, to: number, add: Add): void {
  const half = (to - from) / 2;
  PANEL.nodes.forEach((x, i) => {
    add(from + half * (1 + x), half * PANEL.weights[i]!);
  });
}

/** factor f'(x). */
function addSlope(x: number, factor: number, add: Add): void {
  const h = x / 32;
  for (const [place, weight] of [
    [-2, 1],
    [-1, -8],
    [1, 8],
    [2, -1],
  ] as const) {
    add(x + place * h, (factor * weight) / (12 * h));
  }
}
