import { gaussLegendre } from '../numeric/gaussRule.js';

const RULE = gaussLegendre(14);
/** Below it, x and b together contribute less than 1e-10 of the whole for up to 1e4 batches. */
const LEAST = 1e-7;

/**
 * P(level 2 is reached within `batches` synthetic batches of n points; n may be infinite). With x = n a, a the
 * chance to leave level 0, of density 2 (1 - 2x/n)^(n-1) up to a = 1/4: level 1 is first reached in batch g with
 * A^(g-1), A = (1-a)^n; the largest offset there is 1-b with weight x (1 - a b)^(n-1); and each later batch
 * reaches level 2 with chance 1 - B, B = (1 - a min(b/2, 1/4))^n. Gauss-Legendre in log x and log b. Relative error
 * at most 1e-9 (tested).
 */
export function levelHits(n: number, batches: number): number {
  const furthest = Math.min(n / 4, 16);
  let total = n / 4 <= 200 ? Math.exp(-n * Math.LN2) * hitsFrom(n, batches, n / 4) : 0;
  total += logIntegral(LEAST, furthest, (x) => {
    const density = 2 * Math.exp(n === Infinity ? -2 * x : (n - 1) * Math.log1p((-2 * x) / n));
    return density * hitsFrom(n, batches, x);
  });
  return total;
}

/** n log(1 - z/n), or its limit -z. */
function logPower(n: number, z: number): number {
  return n === Infinity ? -z : n * Math.log1p(-z / n);
}

/** The chance for a given x = n a. */
function hitsFrom(n: number, batches: number, x: number): number {
  const logA = logPower(n, x);
  const geometric = Math.expm1(batches * logA) / Math.expm1(logA);
  const at = (b: number): number => {
    const logB = logPower(n, x * Math.min(b / 2, 0.25));
    const weight = x * Math.exp(n === Infinity ? -x * b : (n - 1) * Math.log1p((-x * b) / n));
    const excess = logA - logB;
    const both = (Math.exp((batches - 1) * logB) * Math.expm1(batches * excess)) / Math.expm1(excess);
    return weight * (geometric - both);
  };
  return logIntegral(LEAST, 0.5, at) + panel(0.5, 1, at);
}

/** The integral of f from `from` to `to` in the logarithm, by panels of about the width 3. */
function logIntegral(from: number, to: number, f: (x: number) => number): number {
  const [start, end] = [Math.log(from), Math.log(to)];
  const count = Math.max(1, Math.ceil((end - start) / 3));
  let total = 0;
  for (let j = 0; j < count; j++) {
    const left = start + ((end - start) * j) / count;
    total += panel(left, start + ((end - start) * (j + 1)) / count, (u) => {
      const x = Math.exp(u);
      return x * f(x);
    });
  }
  return total;
}

function panel(from: number, to: number, f: (x: number) => number): number {
  const half = (to - from) / 2;
  let total = 0;
  for (let i = 0; i < RULE.nodes.length; i++)
    total += RULE.weights[i]! * f(from + half * (1 + RULE.nodes[i]!));
  return half * total;
}
