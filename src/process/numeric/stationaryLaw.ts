/**
 * The stationary law of a Markov chain on 0 .. n-1 by elimination of one state after another, without
 * subtractions, so that every entry keeps its relative accuracy. `matrix` is n x n, row-major: entry (i, j) is in
 * proportion to the chance of going from i to j; rows may have any positive sum and the diagonal is not read.
 * Moves reach at most `reach` states up or down (default: all). Overwrites the matrix. The result sums to 1.
 *
 * Relative error a few n ulp. Every state must lead to lower ones.
 *
 * Source: Grassmann, Taksar and Heyman, "Regenerative analysis and steady state distributions for Markov
 * chains", 1985.
 */
export function stationaryLaw(matrix: Float64Array, n: number, reach: number = n): Float64Array {
  for (let k = n - 1; k > 0; k--) eliminate(matrix, n, k, Math.max(0, k - reach));
  const law = new Float64Array(n);
  law[0] = 1;
  let total = 1;
  for (let k = 1; k < n; k++) {
    let mass = 0;
    for (let i = Math.max(0, k - reach); i < k; i++) mass += law[i]! * matrix[i * n + k]!;
    law[k] = mass;
    total += mass;
  }
  return law.map((mass) => mass / total);
}

/** Reroutes what passes through state k to the states from `low` up to k-1; column k becomes visits to k per visit. */
function eliminate(matrix: Float64Array, n: number, k: number, low: number): void {
  let away = 0;
  for (let j = low; j < k; j++) away += matrix[k * n + j]!;
  for (let i = low; i < k; i++) {
    const visits = matrix[i * n + k]! / away;
    matrix[i * n + k] = visits;
    if (visits === 0) continue;
    for (let j = low; j < k; j++) matrix[i * n + j]! += visits * matrix[k * n + j]!;
  }
}
