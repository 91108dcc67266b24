import { normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { rootTrace } from '../numeric/rootTrace.js';
import { wishartColumns } from '../numeric/wishartColumns.js';
import type { Quantity, SampledRoute } from '../quantity.js';

export interface ClassOverlapOptions {
  /** Latent dimension, at least twice the rank. Default `d`. */
  readonly dimension?: Binding;
  /** Dimension of each class's subspace. Default `r`. */
  readonly rank?: Binding;
  /** Principal angle between the subspaces, the same for all, in radians. Default `theta`. */
  readonly angle?: Binding;
  /** Standard deviation of the noise in every direction. Default `sigma`. */
  readonly noise?: Binding;
  /** Samples of each class. Default `n`. */
  readonly samples?: Binding;
}

interface Setting {
  readonly d: number;
  readonly r: number;
  readonly cosine: number;
  readonly sine: number;
  readonly noise: number;
  readonly samples: number;
}

/**
 * Two classes of latents near r-dimensional subspaces at one principal angle: h = U_c g + sigma e with g and e
 * standard normal, n samples each, side by side as a d x 2n matrix.
 */
export function classOverlap(options: ClassOverlapOptions = {}): {
  /** Mean nuclear norm of both classes together. */
  readonly jointNorm: Quantity;
} {
  return {
    jointNorm: {
      meaning: 'mean nuclear norm of the latents of both classes together',
      support: 'nonnegative',
      routes: [
        sampled(
          options,
          'raw latents, side by side',
          'direct',
          drawLatents,
          ({ d, samples }) => 2 * samples * d * (d + 30),
        ),
        sampled(
          options,
          'sum of two Wishart matrices by Bartlett factors',
          'reduced',
          drawWishart,
          ({ d }) => 2 * d * d * (d + 15),
        ),
      ],
    },
  };
}

/** Adds M M^T of freshly drawn latents of both classes to `gram`. */
type Draw = (stream: Stream, gram: Float64Array) => void;

function sampled(
  options: ClassOverlapOptions,
  name: string,
  sampler: 'direct' | 'reduced',
  make: (setting: Setting) => Draw,
  work: (setting: Setting) => number,
): SampledRoute {
  return {
    kind: 'sampled',
    name,
    sampler,
    secondMoment: secondMoment(options),
    prepare: (point) => {
      const setting = settingAt(options, point);
      const gram = new Float64Array(setting.d * setting.d);
      const draw = make(setting);
      return (stream) => {
        gram.fill(0);
        draw(stream, gram);
        return rootTrace(gram, setting.d);
      };
    },
    cost: (point) => {
      const setting = settingAt(options, point);
      return work(setting) + 2 * setting.d * setting.d * (setting.d + 30);
    },
  };
}

/** A squared nuclear norm is at most the rank times the squared Frobenius norm. */
function secondMoment(options: ClassOverlapOptions): string {
  const { dimension = 'd', rank = 'r', noise = 'sigma', samples = 'n' } = options;
  const [d, r, sigma, n] = [dimension, rank, noise, samples].map(bindingText);
  return `min(${d},2*${n})*2*${n}*(${r}+${d}*${sigma}^2)`;
}

function settingAt(options: ClassOverlapOptions, point: Point): Setting {
  const { dimension = 'd', rank = 'r', angle = 'theta', noise = 'sigma', samples = 'n' } = options;
  const d = readInteger(point, dimension, { min: 1 });
  const r = readInteger(point, rank, { min: 1 });
  if (d < 2 * r) refuse(String(dimension), `at least 2*${rank} = ${2 * r}`, d);
  const theta = readReal(point, angle);
  return {
    d,
    r,
    cosine: Math.cos(theta),
    sine: Math.sin(theta),
    noise: readReal(point, noise, { min: 0 }),
    samples: readInteger(point, samples, { min: 1 }),
  };
}

function drawLatents({ d, r, cosine, sine, noise, samples }: Setting): Draw {
  const latent = new Float64Array(d);
  return (stream, gram) => {
    for (let k = 0; k < 2 * samples; k++) {
      for (let i = 0; i < d; i++) latent[i] = noise * normal(stream);
      const own = k < samples;
      for (let i = 0; i < r; i++) {
        const g = normal(stream);
        latent[i]! += own ? g : cosine * g;
        if (!own) latent[r + i]! += sine * g;
      }
      addOuter(gram, latent, d);
    }
  };
}

function addOuter(gram: Float64Array, x: Float64Array, d: number): void {
  for (let i = 0; i < d; i++) {
    const factor = x[i]!;
    for (let j = 0; j <= i; j++) gram[i * d + j]! += factor * x[j]!;
  }
}

/** Root covariances: stretched along the subspace's axes, then the second class is turned by the angle. */
function drawWishart({ d, r, cosine, sine, noise, samples }: Setting): Draw {
  const cols = Math.min(samples, d);
  const factor = new Float64Array(d * cols);
  const along = Math.sqrt(1 + noise * noise);
  return (stream, gram) => {
    for (let own = 0; own < 2; own++) {
      wishartColumns(stream, samples, d, factor);
      for (let at = 0; at < d * cols; at++) factor[at]! *= at < r * cols ? along : noise;
      if (own === 1) turnPlanes(factor, r, cols, cosine, sine);
      addProduct(gram, factor, d, cols);
    }
  };
}

/** Rows i and r + i of the factor turned by the angle, i < r. */
function turnPlanes(factor: Float64Array, r: number, cols: number, cosine: number, sine: number): void {
  const shift = r * cols;
  for (let at = 0; at < shift; at++) {
    const x = factor[at]!;
    const y = factor[at + shift]!;
    factor[at] = cosine * x - sine * y;
    factor[at + shift] = sine * x + cosine * y;
  }
}

function addProduct(gram: Float64Array, factor: Float64Array, d: number, cols: number): void {
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let total = 0;
      for (let k = 0; k < cols; k++) total += factor[i * cols + k]! * factor[j * cols + k]!;
      gram[i * d + j]! += total;
    }
  }
}
