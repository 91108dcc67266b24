import type { Point } from '../../regime/index.js';
import { readLaw } from '../_internals/readLaw.js';
import { readVector } from '../_internals/readVector.js';
import type { Quantity } from '../quantity.js';

/**
 * The log likelihood of one sample under a mixture minus the evidence lower bound sum of
 * q_k (L_k + log prior_k - log q_k) of a membership distribution q. Parameters L (log likelihoods of the
 * components), prior (weights) and q, lists of one size; 0 log 0 = 0, and q is divided by its sum, which is 1 to
 * rounding only.
 */
export function evidenceGap(): Quantity {
  const logLik = 'log(sum(prior[k]*exp(L[k]), k, 1, size(L)))';
  const elbo = 'sum((q[k] == 0 ? 0 : q[k]*(L[k] + log(prior[k]) - log(q[k]/sum(q)))), k, 1, size(q))/sum(q)';
  return {
    meaning: 'log likelihood minus evidence lower bound of one sample',
    support: 'nonnegative',
    routes: [
      { kind: 'closed', expression: `${logLik} - ${elbo}` },
      {
        kind: 'exact',
        name: 'Jensen gap of the importance weights prior exp(L)/q under q',
        // Where the closed form keeps ten digits in doubles, so that the two can be compared.
        when: `min(prior) > 0 and ${logLik} - ${elbo} > 0.001`,
        compute: gapAt,
        error: 1e-11,
        cost: (point) => 60 * readLaw(point, 'q').masses.length,
      },
    ],
  };
}

/**
 * log E w - E log w = log(1 + E[exp(d) - 1 - d]) with d = log w - E log w: terms of one sign. Components without
 * membership add their prior exp(L - E log w) to the mean. Absolute error about 1e-14 times the root of the gap.
 */
function gapAt(point: Point): number {
  const prior = readLaw(point, 'prior').masses;
  const logDensities = readVector(point, 'L', prior.length);
  const { masses } = readLaw(point, 'q');
  const mass = masses.reduce((total, q) => total + q, 0);
  const membership = masses.map((q) => q / mass);
  readVector(point, 'q', prior.length);
  const logWeights = membership.map((q, k) => logDensities[k]! + Math.log(prior[k]! / (q > 0 ? q : 1)));
  const meanLog = logWeights.reduce((total, w, k) => total + membership[k]! * w, 0);
  const excess = logWeights.reduce((total, w, k) => {
    const q = membership[k]!;
    return total + (q > 0 ? q * curvature(w - meanLog) : Math.exp(w - meanLog));
  }, 0);
  return Math.log1p(excess);
}

/** exp(d) - 1 - d >= 0, without cancellation. */
function curvature(d: number): number {
  if (Math.abs(d) > 0.5) return Math.expm1(d) - d;
  let term = (d * d) / 2;
  let total = term;
  for (let k = 3; Math.abs(term) > 1e-17 * total; k++) {
    term *= d / k;
    total += term;
  }
  return total;
}
