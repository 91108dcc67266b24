import { chiSquare, normal } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';

export interface BayesConfidenceOptions {
  /** Dimension of each class's subspace. Default `r`. */
  readonly rank?: Binding;
  /** Principal angle between the subspaces, the same for all, in radians. Default `theta`. */
  readonly angle?: Binding;
  /** Standard deviation of the noise in every direction, positive. Default `sigma`. */
  readonly noise?: Binding;
}

interface Setting {
  readonly r: number;
  readonly sine: number;
  readonly cosine: number;
  readonly noise: number;
  /** sin^2 / (2 sigma^2 (1 + sigma^2)). */
  readonly kappa: number;
}

/**
 * The mean confidence of the Bayes classifier in the true class, for two equally likely classes of latents
 * N(0, U_c U_c^T + sigma^2 I) around r-dimensional subspaces: E 1/(1 + exp(-Z)), Z the log likelihood ratio.
 * Given a chi-square G with r degrees of freedom, Z is normal with mean kappa G and variance 2 kappa G.
 */
export function bayesConfidence(options: BayesConfidenceOptions = {}): Quantity {
  const { rank = 'r', angle = 'theta', noise = 'sigma' } = options;
  const setting = (point: Point) => settingAt(point, rank, angle, noise);
  return {
    meaning: `mean confidence of the Bayes classifier in the true class at angle ${bindingText(angle)}`,
    support: ['0', '1'],
    routes: [
      {
        kind: 'exact',
        name: 'the characteristic function of the log likelihood ratio against the transform of the logistic function',
        compute: (point) => 0.5 + excess(setting(point)),
        error: 1e-13,
        cost: () => 8000,
      },
      {
        kind: 'sampled',
        name: 'latents and the densities of both classes',
        sampler: 'direct',
        prepare: (point) => drawLatents(setting(point)),
        cost: (point) => 80 * setting(point).r,
      },
      {
        kind: 'sampled',
        name: 'a normal log likelihood ratio given one chi-square',
        sampler: 'reduced',
        prepare: (point) => {
          const { r, kappa } = setting(point);
          return (stream) => {
            const mean = kappa * chiSquare(stream, r);
            return logistic(mean + Math.sqrt(2 * mean) * normal(stream));
          };
        },
        cost: () => 80,
      },
    ],
  };
}

function settingAt(point: Point, rank: Binding, angle: Binding, noise: Binding): Setting {
  const r = readInteger(point, rank, { min: 1 });
  const theta = readReal(point, angle);
  const sigma = readReal(point, noise, { min: 1e-6 });
  const sine = Math.sin(theta);
  const variance = sigma * sigma;
  const kappa = (sine * sine) / (2 * variance * (1 + variance));
  return { r, sine, cosine: Math.cos(theta), noise: sigma, kappa };
}

const STEP = 0.1;

/**
 * The integral over t > 0 of Im((1 + 2 kappa t^2 - 2 i kappa t)^(-r/2)) / sinh(pi t), by the trapezoidal rule
 * in x with t = scale sinh(x). The scale is the distance of the nearest singularity from the line, so that
 * all of them lie at least pi/2 from it in x.
 */
function excess({ r, kappa }: Setting): number {
  if (kappa === 0) return 0;
  const scale = Math.min(1, (Math.sqrt(1 + 2 / kappa) - 1) / 2);
  let total = (scale * r * kappa) / Math.PI / 2;
  for (let k = 1; ; k++) {
    const x = k * STEP;
    const t = scale * Math.sinh(x);
    const term = (scale * Math.cosh(x) * imaginaryPart(t, r, kappa)) / Math.sinh(Math.PI * t);
    total += term;
    if (t > 13 || (t > 1 && Math.abs(term) < 1e-18 * Math.abs(total))) return STEP * total;
  }
}

function imaginaryPart(t: number, r: number, kappa: number): number {
  const drift = 2 * kappa * t;
  const spread = drift * t;
  const logModulus = 0.5 * Math.log1p(spread * (2 + spread) + drift * drift);
  return Math.exp((-r / 2) * logModulus) * Math.sin((r / 2) * Math.atan2(drift, 1 + spread));
}

/** A latent of class 0 in the 2r dimensions that both subspaces span; the rest is common to both densities. */
function drawLatents({ r, sine, cosine, noise }: Setting): (stream: Parameters<typeof normal>[0]) => number {
  const variance = noise * noise;
  return (stream) => {
    let own = 0;
    let other = 0;
    for (let i = 0; i < r; i++) {
      const x = normal(stream) + noise * normal(stream);
      const y = noise * normal(stream);
      const across = cosine * x + sine * y;
      own += x * x;
      other += across * across;
    }
    // Both precisions are (I - U U^T/(1 + sigma^2))/sigma^2, with equal determinants.
    return logistic((own - other) / (2 * variance * (1 + variance)));
  };
}

/** 1/(1 + exp(-z)) without overflow. */
function logistic(z: number): number {
  return 0.5 * (1 + Math.tanh(z / 2));
}
