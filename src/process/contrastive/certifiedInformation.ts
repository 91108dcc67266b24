import { type Stream, uniformInteger } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { readInteger, readReal } from '../binding.js';
import { binomialLaw, countMean } from '../numeric/countLaws.js';
import type { Quantity, Route } from '../quantity.js';
import { equiangular } from './equiangular.js';

export interface CertifiedInformationOptions {
  /** Whether the positive pair is one of the terms of the denominator, as in released code. Default 'included'. */
  readonly positive?: 'included' | 'excluded';
}

/**
 * The information that a contrastive loss certifies, log M - E[loss], for M independent instances whose views
 * are both the vector of a mode drawn uniformly from the m vertices of a regular simplex. Parameters m, M, tau.
 * Excluding the positive, an instance without companions can have a negative loss.
 */
export function certifiedInformation({ positive = 'included' }: CertifiedInformationOptions = {}): Quantity {
  const included = positive === 'included';
  const routes: Route[] = [
    {
      kind: 'exact',
      name: 'mean over the binomial number of other instances in the same mode',
      compute: included ? certified : certifiedWithoutPositive,
      error: 1e-12,
      cost: (point) => 300 + 600 * Math.sqrt(readInteger(point, 'M') / readInteger(point, 'm')),
    },
  ];
  return {
    meaning: `log M minus the mean contrastive loss of M instances in m modes, positive ${positive}`,
    support: included ? ['0', 'log(M)'] : 'real',
    routes: included ? [...routes, CLOSED, BATCHES] : routes,
  };
}

const CLOSED: Route = {
  kind: 'closed',
  expression:
    'log(M)-sum(exp(lgamma(M)-lgamma(k+1)-lgamma(M-k)-k*log(m)+(M-1-k)*log1p(-1/m))*log(k+1+(M-1-k)*exp(-m/((m-1)*tau))), k, 0, M-1)',
  when: 'M <= 256',
};

const BATCHES: Route = {
  kind: 'sampled',
  name: 'batches of uniform mode labels, loss from the inner products of the simplex',
  sampler: 'direct',
  prepare: (point) => {
    const { m, M, tau } = settingAt(point);
    const similarity = similarities(m, tau);
    const counts = new Float64Array(m);
    return (stream) => {
      const loss = batchLoss(drawCounts(stream, M, counts), similarity, M);
      // Rounding may take a loss of exactly 0 or log M past its end.
      return Math.min(Math.log(M), Math.max(0, Math.log(M) - loss));
    };
  },
  cost: (point) => {
    const { m, M } = settingAt(point);
    return 12 * M + 3 * Math.min(m, M) * Math.min(m, M) + 4 * m;
  },
};

interface Setting {
  readonly m: number;
  readonly M: number;
  readonly tau: number;
}

function settingAt(point: Point): Setting {
  return {
    m: readInteger(point, 'm', { min: 2 }),
    M: readInteger(point, 'M', { min: 2 }),
    tau: readReal(point, 'tau', { min: 0.005 }),
  };
}

/** Terms of one sign: with d = 1 - exp of the logit of another mode, a loss falls short of log M by -log(1 - d (share of other modes)). */
function certified(point: Point): number {
  const { m, M, tau } = settingAt(point);
  const difference = -Math.expm1(-m / ((m - 1) * tau));
  const others = binomialLaw(M - 1, 1 / m, (m - 1) / m);
  return countMean(others, (k) => -Math.log1p((-difference * (M - 1 - k)) / M));
}

function certifiedWithoutPositive(point: Point): number {
  const { m, M, tau } = settingAt(point);
  const other = Math.exp(-m / ((m - 1) * tau));
  const same = binomialLaw(M - 1, 1 / m, (m - 1) / m);
  return Math.log(M) - countMean(same, (k) => Math.log(k + (M - 1 - k) * other));
}

/** exp((u_c.u_c' - 1)/tau) for the vectors of a regular simplex, m x m. */
function similarities(m: number, tau: number): Float64Array {
  const { local } = equiangular(m, -1 / (m - 1));
  const out = new Float64Array(m * m);
  for (let c = 0; c < m; c++) {
    for (let other = 0; other < m; other++) {
      let dot = 0;
      for (let k = 0; k < m; k++) dot += local[c * m + k]! * local[other * m + k]!;
      out[c * m + other] = Math.exp((dot - 1) / tau);
    }
  }
  return out;
}

function drawCounts(stream: Stream, M: number, counts: Float64Array): Float64Array {
  counts.fill(0);
  for (let i = 0; i < M; i++) counts[uniformInteger(stream, 0, counts.length - 1)]! += 1;
  return counts;
}

function batchLoss(counts: Float64Array, similarity: Float64Array, M: number): number {
  const m = counts.length;
  let total = 0;
  for (let c = 0; c < m; c++) {
    if (counts[c] === 0) continue;
    let sum = 0;
    for (let other = 0; other < m; other++) {
      if (counts[other] !== 0) sum += counts[other]! * similarity[c * m + other]!;
    }
    total += counts[c]! * Math.log(sum);
  }
  return total / M;
}
