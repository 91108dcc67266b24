import { normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { readInteger, readReal } from '../binding.js';
import { runningSum } from '../numeric/sum.js';
import type { Quantity } from '../quantity.js';

interface Setting {
  readonly a: number;
  readonly T: number;
}

/**
 * What a mixture gains over one model, in nats a series. A series is x_t = z a x_(t-1) + e_t with unit normal
 * noise, z = 1 or -1 with probability 1/2 each, a stationary start x_0 and T transitions; its log likelihood,
 * given x_0, under the mixture of both signs is compared with that of white noise of the same variance, the
 * best single model. Parameters a in (0, 1), T.
 */
export function autoregressionGain(): Quantity {
  return {
    meaning: 'mean log likelihood of one series under the mixture minus that under the best single model',
    support: 'real',
    routes: [
      {
        kind: 'exact',
        name: 'mean log likelihoods from autocovariances, the mixture by the characteristic function of the log likelihood ratio',
        compute: (point) => gain(settingAt(point)),
        error: 1e-11,
        cost: (point) => 20_000 + 4000 * settingAt(point).T,
      },
      {
        kind: 'sampled',
        name: 'series drawn, both log likelihoods of each',
        sampler: 'direct',
        prepare: (point) => {
          const setting = settingAt(point);
          return (stream) => gainOfOneSeries(setting, stream);
        },
        cost: (point) => 100 + 25 * settingAt(point).T,
      },
    ],
  };
}

function settingAt(point: Point): Setting {
  return {
    a: readReal(point, 'a', { min: 1e-3, max: 0.999 }),
    T: readInteger(point, 'T', { min: 1 }),
  };
}

function gainOfOneSeries({ a, T }: Setting, stream: Stream): number {
  const variance = 1 / ((1 - a) * (1 + a));
  const slope = stream.uniform() < 0.5 ? a : -a;
  let x = Math.sqrt(variance) * normal(stream);
  let plus = 0;
  let minus = 0;
  let single = 0;
  for (let t = 0; t < T; t++) {
    const next = slope * x + normal(stream);
    plus -= (next - a * x) * (next - a * x);
    minus -= (next + a * x) * (next + a * x);
    single -= next * next;
    x = next;
  }
  const larger = Math.max(plus, minus) / 2;
  const mixture = larger + Math.log1p(Math.exp(-Math.abs(plus - minus) / 2)) - Math.LN2;
  return mixture - (single / variance - T * Math.log(variance)) / 2;
}

/**
 * With W the log likelihood ratio of the two signs, the mixture's log likelihood is the mean of both signs'
 * plus log cosh(W/2). Given z = 1, the sample's own sign has the larger mean, by half of E W.
 */
function gain(setting: Setting): number {
  const { a, T } = setting;
  const variance = 1 / ((1 - a) * (1 + a));
  const neighbours = a * variance;
  const residual = variance * (1 + a * a) - 2 * a * neighbours;
  const ownSign = (T / 2) * (1 - residual - Math.log1p(-a * a));
  const meanRatio = 2 * a * T * neighbours;
  const parts = runningSum();
  parts.add(ownSign);
  parts.add(-meanRatio / 2);
  parts.add(meanLogCosh(setting));
  return parts.value();
}

const STEP = 0.1;

/**
 * E log cosh(W/2) = integral over t > 0 of (1 - Re E exp(itW)) / (t sinh(pi t)), by the trapezoidal rule in x
 * with t = scale sinh(x), the scale being the distance of the nearest singularity from the line.
 */
function meanLogCosh(setting: Setting): number {
  const { a } = setting;
  const scale = Math.min(1, ((1 - a) * (1 - a)) / (4 * a));
  const total = runningSum();
  // At t = 0 the integrand is E W^2 / (2 pi): its value at a t where the next term is below rounding.
  total.add(0.5 * scale * integrand(setting, 1e-7 * scale));
  for (let k = 1; ; k++) {
    const t = scale * Math.sinh(k * STEP);
    total.add(scale * Math.cosh(k * STEP) * integrand(setting, t));
    if (t > 13) return STEP * total.value();
  }
}

function integrand(setting: Setting, t: number): number {
  const { logModulus, phase } = characteristic(setting, t);
  const half = Math.sin(phase / 2);
  const missing = -Math.expm1(logModulus) + 2 * Math.exp(logModulus) * half * half;
  return missing / (t * Math.sinh(Math.PI * t));
}

/**
 * The characteristic function of W = 2 a sum of x_t x_(t-1) for z = 1, as a log modulus and a phase: the
 * determinant of the tridiagonal precision of the series, moved by t, over that at 0, by its pivots. Pivots
 * have positive real parts, so that their arguments add up without a jump. `moved` is a pivot minus its value
 * at t = 0, which is 1, or 1 - a^2 for the last.
 */
function characteristic({ a, T }: Setting, t: number): { logModulus: number; phase: number } {
  const squared = a * a;
  let [re, im] = [0, 0];
  let logModulus = 0;
  let phase = 0;
  for (let k = 1; k <= T; k++) {
    const [numeratorRe, numeratorIm] = [re + 4 * t * t, im - 4 * t];
    const size = (1 + re) * (1 + re) + im * im;
    const nextRe = (squared * (numeratorRe * (1 + re) + numeratorIm * im)) / size;
    const nextIm = (squared * (numeratorIm * (1 + re) - numeratorRe * im)) / size;
    const settled =
      Math.abs(nextRe - re) + Math.abs(nextIm - im) < 1e-17 * (Math.abs(nextRe) + Math.abs(nextIm));
    [re, im] = [nextRe, nextIm];
    const alike = settled ? T - k : k < T ? 1 : 0;
    logModulus -= (alike / 4) * Math.log1p(re * (2 + re) + im * im);
    phase -= (alike / 2) * Math.atan2(im, 1 + re);
    if (settled) break;
  }
  const last = 1 - squared;
  logModulus -= Math.log1p((re / last) * (2 + re / last) + (im / last) * (im / last)) / 4;
  phase -= Math.atan2(im, last + re) / 2;
  return { logModulus, phase };
}
