/**
 * How many distinct parents k individuals have among n, for k = 1, 2, ...: `advance` goes from k to k + 1,
 * and `row[low..high]` are then the masses of 1 .. k parents; outside they are below `trim` and count as 0.
 */
interface Parents {
  readonly row: Float64Array;
  low: number;
  high: number;
  /** Back to k = 0. */
  restart(): void;
  advance(): void;
}

function parentsAmong(n: number, trim: number): Parents {
  const row = new Float64Array(n + 2);
  const known = Float64Array.from({ length: n + 2 }, (_, j) => j / n);
  const fresh = Float64Array.from({ length: n + 2 }, (_, j) => (n - j) / n);
  row[0] = 1;
  const parents: Parents = {
    row,
    low: 0,
    high: 0,
    restart() {
      row.fill(0, parents.low, parents.high + 1);
      row[0] = 1;
      parents.low = 0;
      parents.high = 0;
    },
    advance() {
      const highest = Math.min(parents.high + 1, n);
      for (let j = highest; j > parents.low; j--) row[j] = row[j]! * known[j]! + row[j - 1]! * fresh[j - 1]!;
      row[parents.low]! *= known[parents.low]!;
      parents.high = highest;
      while (row[parents.high]! < trim) row[parents.high--] = 0;
      while (row[parents.low]! < trim) row[parents.low++] = 0;
    },
  };
  return parents;
}

/** Masses below this are dropped; in small populations only what underflows. */
function dropped(n: number): number {
  return n <= 100 ? 1e-300 : 1e-30;
}

/**
 * Law of the number of distinct ancestors, `generations` back, of all n individuals of a Wright-Fisher
 * population of constant size n: entry k of the result (length n + 1) is the mass of k. Sums of positive
 * terms only; masses below `trim` (default: 1e-30, for n <= 100 none) are dropped. Takes about 60 n^1.5
 * operations, however many generations, and 200 more a generation.
 */
export function ancestorLaw(n: number, generations: number, trim = dropped(n)): Float64Array {
  const parents = parentsAmong(n, trim);
  let law = new Float64Array(n + 1);
  let next = new Float64Array(n + 1);
  law[n] = 1;
  let most = n;
  for (let g = 0; g < generations && most > 1; g++) {
    stepBack(parents, law, most, next);
    law.fill(0, 0, most + 1);
    [law, next] = [next, law];
    while (law[most]! < trim) law[most--] = 0;
  }
  return law;
}

/** Adds the law of the number of parents of a random number of individuals, at most `most`, to `out`. */
function stepBack(parents: Parents, law: Float64Array, most: number, out: Float64Array): void {
  parents.restart();
  for (let k = 1; k <= most; k++) {
    parents.advance();
    const weight = law[k]!;
    if (weight === 0) continue;
    for (let j = parents.low; j <= parents.high; j++) out[j]! += weight * parents.row[j]!;
  }
}

/**
 * Expected total of `reward(k)` over the generations backwards from all n individuals, the present one
 * included, k the number of distinct ancestors, until one is left. Rewards must not be negative; they are
 * asked for in the order k = 2, 3, ..., n. By forward substitution, with no subtraction.
 */
export function untilOneAncestor(n: number, reward: (k: number) => number): number {
  const expected = new Float64Array(n + 1);
  const parents = parentsAmong(n, dropped(n));
  parents.advance();
  for (let k = 2; k <= n; k++) {
    parents.advance();
    let gathered = reward(k);
    let fewer = 0;
    for (let j = parents.low; j <= Math.min(parents.high, k - 1); j++) {
      gathered += parents.row[j]! * expected[j]!;
      fewer += parents.row[j]!;
    }
    expected[k] = gathered / fewer;
  }
  return expected[n]!;
}
