import { integerPower } from '../numeric/integerPower.js';

/**
 * Everything about a choice among candidates that does not depend on the law they are drawn from. A user
 * keeps one of `candidates` draws with probability proportional to its weight, the exponential of its reward.
 *
 * From 1/a = integral of exp(-u a) over u > 0, an atom of weight w is kept with H times its mass,
 * H = K integral of w exp(-u w) phi(u)^(K-1) du, phi(u) the mean of exp(-u w). The trapezoidal rule in log u
 * converges like exp(-9.8/step), whatever the law and the weights, since the integrand is analytic for
 * |arg u| < pi/2 and no larger there than the real one at a smaller u.
 */
export interface SelectionGrid {
  readonly atoms: number;
  /** Number of other draws that a candidate competes with. */
  readonly rivals: number;
  /** Atoms by ascending reward. */
  readonly order: Int32Array;
  /** Weight of each atom over the largest one. */
  readonly weights: Float64Array;
  /** By rank: reward of the next atom minus this one's. */
  readonly rises: Float64Array;
  /** Measure du at each node. */
  readonly measure: Float64Array;
  /** exp(-u w): a row an atom, a column a node. */
  readonly decays: Float64Array;
  /** By rank: exp(-u w) of the atom minus that of the next one, without cancellation. */
  readonly drops: Float64Array;
}

const STEP = 0.22;

/** The grid for atoms with these rewards and candidates that compete with `rivals` >= 0 others. */
export function selectionGrid(rewards: Float64Array, rivals: number): SelectionGrid {
  const atoms = rewards.length;
  const order = Int32Array.from(rewards.keys()).sort((a, b) => rewards[a]! - rewards[b]! || a - b);
  const most = rewards[order[atoms - 1]!]!;
  const weights = rewards.map((reward) => Math.exp(reward - most));
  const rises = Float64Array.from(
    { length: atoms - 1 },
    (_, a) => rewards[order[a + 1]!]! - rewards[order[a]!]!,
  );
  const nodes = nodesFor(weights[order[0]!]!, rivals);
  const common = { atoms, rivals, order, weights, rises, measure: measureOf(nodes) };
  return { ...common, decays: decaysOf(weights, nodes), drops: dropsOf(common, nodes) };
}

/**
 * Chance of being kept of a candidate at each atom, E[w/(w + weights of the rivals)], when the candidates are
 * drawn from `law`. Relative error at most 1e-14 (tested).
 */
export function keptChances(grid: SelectionGrid, law: Float64Array): Float64Array {
  const density = densityOf(grid, law, grid.rivals);
  return grid.weights.map((weight, i) => weight * dot(grid.decays, i, density));
}

/**
 * By rank: the chance of the next atom minus this one's. By parts, with m rivals, chance_j - chance_i = m times
 * the integral of (exp(-u w_i) - exp(-u w_j)) phi^(m-1) (-phi') du, which is positive throughout: relative
 * error at most 1e-13 however close the rewards (tested).
 */
export function chanceRises(grid: SelectionGrid, law: Float64Array): Float64Array {
  const rises = new Float64Array(grid.atoms - 1);
  if (grid.rivals === 0) return rises;
  const density = densityOf(grid, law, grid.rivals - 1);
  const slope = meansOf(
    grid,
    law.map((mass, i) => mass * grid.weights[i]!),
  );
  for (let k = 0; k < density.length; k++) density[k]! *= grid.rivals * slope[k]!;
  return rises.map((_, a) => dot(grid.drops, a, density));
}

/** By rank: chance over weight of this atom minus the next one's, which is positive. Relative error at most 1e-13 (tested). */
export function shareDrops(grid: SelectionGrid, law: Float64Array): Float64Array {
  const density = densityOf(grid, law, grid.rivals);
  return new Float64Array(grid.atoms - 1).map((_, a) => dot(grid.drops, a, density));
}

/** By rank: weight of the next atom minus this one's, relative to the largest weight. */
export function weightRises({ weights, order, rises }: SelectionGrid): Float64Array {
  return rises.map((rise, a) => weights[order[a]!]! * Math.expm1(rise));
}

/** Rough number of operations of one pass over the grid of this many atoms. */
export function passCost(atoms: number, rivals: number): number {
  return 150 * (3 * atoms + 2 * Math.log2(rivals + 2));
}

/** phi^power du at each node. */
function densityOf(grid: SelectionGrid, law: Float64Array, power: number): Float64Array {
  const phi = meansOf(grid, law);
  for (let k = 0; k < phi.length; k++) phi[k] = grid.measure[k]! * integerPower(phi[k]!, power);
  return phi;
}

/** Sum over the atoms of their mass times exp(-u w), at each node. */
function meansOf({ measure, decays }: SelectionGrid, masses: Float64Array): Float64Array {
  const nodes = measure.length;
  const means = new Float64Array(nodes);
  for (let i = 0; i < masses.length; i++) {
    const mass = masses[i]!;
    for (let k = 0; k < nodes; k++) means[k]! += mass * decays[i * nodes + k]!;
  }
  return means;
}

function dot(rows: Float64Array, row: number, density: Float64Array): number {
  let total = 0;
  const start = row * density.length;
  for (let k = 0; k < density.length; k++) total += rows[start + k]! * density[k]!;
  return total;
}

/** From where the integrands are pure powers of u, to where they are below 1e-31 of their integrals. */
function nodesFor(leastWeight: number, rivals: number): Float64Array {
  const from = -19 - Math.log(rivals + 1);
  const to = 4.3 - Math.log(leastWeight);
  const count = Math.ceil((to - from) / STEP) + 1;
  return Float64Array.from({ length: count }, (_, k) => Math.exp(from + k * STEP));
}

/** The first node stands for all before it, where the integrand falls in proportion to u. */
function measureOf(nodes: Float64Array): Float64Array {
  const measure = nodes.map((u) => u * STEP);
  measure[0]! /= -Math.expm1(-STEP);
  return measure;
}

function decaysOf(weights: Float64Array, nodes: Float64Array): Float64Array {
  const decays = new Float64Array(weights.length * nodes.length);
  weights.forEach((w, i) => {
    for (let k = 0; k < nodes.length; k++) decays[i * nodes.length + k] = Math.exp(-nodes[k]! * w);
  });
  return decays;
}

function dropsOf(
  { atoms, order, weights, rises }: Pick<SelectionGrid, 'atoms' | 'order' | 'weights' | 'rises'>,
  nodes: Float64Array,
): Float64Array {
  const drops = new Float64Array((atoms - 1) * nodes.length);
  for (let a = 0; a < atoms - 1; a++) {
    const lower = weights[order[a]!]!;
    const gap = lower * Math.expm1(rises[a]!);
    for (let k = 0; k < nodes.length; k++) {
      drops[a * nodes.length + k] = -Math.exp(-nodes[k]! * lower) * Math.expm1(-nodes[k]! * gap);
    }
  }
  return drops;
}
