import type { CountLaw } from './countLaws.js';
import { applyMatrix } from './matrix.js';

/** The law of the next state, for each state; states are 0, 1, 2, ... */
export type Rows = (state: number) => CountLaw;

/** The law after one step on states 0 .. size - 1, from the law before it: a row vector times the transition matrix. */
export function stepLaw(law: Float64Array, rows: Rows, size: number): Float64Array {
  const next = new Float64Array(size);
  for (let state = 0; state < law.length; state++) {
    const mass = law[state]!;
    if (mass === 0) continue;
    const { first, weights } = rows(state);
    for (let i = 0; i < weights.length; i++) next[first + i]! += mass * weights[i]!;
  }
  return next;
}

/** The expected value after one step, for each of `states` states before it: the transition matrix times a column vector. */
export function stepMean(values: Float64Array, rows: Rows, states: number): Float64Array {
  const before = new Float64Array(states);
  for (let state = 0; state < states; state++) {
    const { first, weights } = rows(state);
    let total = 0;
    for (let i = 0; i < weights.length; i++) total += weights[i]! * values[first + i]!;
    before[state] = total;
  }
  return before;
}

/** The full transition matrix (states x size, row-major) of rows that are used again and again. */
export function transitionMatrix(rows: Rows, states: number, size: number = states): Float64Array {
  const matrix = new Float64Array(states * size);
  for (let state = 0; state < states; state++) {
    const { first, weights } = rows(state);
    matrix.set(weights, state * size + first);
  }
  return matrix;
}

/**
 * The expected values after `steps` steps of a homogeneous chain, for each starting state; values that
 * have stopped moving (by more than 4e-16 of themselves a step) are taken for their limit.
 */
export function meanAfter(values: Float64Array, matrix: Float64Array, steps: number): Float64Array {
  let [now, spare] = [values.slice(), new Float64Array(values.length)];
  for (let k = 0; k < steps; k++) {
    applyMatrix(matrix, now, values.length, values.length, spare);
    [now, spare] = [spare, now];
    if (settled(spare, now)) break;
  }
  return now;
}

function settled(before: Float64Array, after: Float64Array): boolean {
  for (let i = 0; i < before.length; i++) {
    if (Math.abs(after[i]! - before[i]!) > 4e-16 * Math.abs(before[i]!)) return false;
  }
  return true;
}

/** The law as a vector on states 0 .. size - 1. */
export function spread(law: CountLaw, size: number): Float64Array {
  const vector = new Float64Array(size);
  vector.set(law.weights, law.first);
  return vector;
}
