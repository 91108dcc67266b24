import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, bindingText, readChoice, readInteger, readReal } from '../binding.js';
import type { Design } from './roles.js';
import type { Spectrum } from './spectrum.js';

/** What plays which role in a chain of least squares generators followed by a downstream fit. */
export interface DownstreamRoles {
  /** Number of features. Default `d`. */
  readonly features: Binding;
  /** Rows of the downstream fit. Default `T`. */
  readonly samples: Binding;
  /** Rows of every generator. Default `T0`. */
  readonly generatorSamples: Binding;
  /** Standard deviation of the downstream label noise. Default `sigma`. */
  readonly noise: Binding;
  /** Standard deviation of the generators' label noise. Default `sigma0`. */
  readonly generatorNoise: Binding;
  /** Number of fake generations; 0 means labels by the truth. Default `n`. */
  readonly generations: Binding;
  /** Length of the true weights, spread evenly over the eigen-directions. Default `wnorm`. */
  readonly signal: Binding;
  /** Ridge parameter, which multiplies the identity while the Gram matrix is divided by the samples. Default `lambda`. */
  readonly ridge: Binding;
  /** A fixed design of the generators, or `parameter`: the value of the point's parameter `design`. Default `fresh`. */
  readonly design: Design | 'parameter';
  /** Eigenvalues of the feature covariance. Default: all 1. */
  readonly spectrum?: Spectrum;
}

export function downstreamRoles(given: Partial<DownstreamRoles>): DownstreamRoles {
  return {
    features: 'd',
    samples: 'T',
    generatorSamples: 'T0',
    noise: 'sigma',
    generatorNoise: 'sigma0',
    generations: 'n',
    signal: 'wnorm',
    ridge: 'lambda',
    design: 'fresh',
    ...given,
  };
}

/** The roles' values at one point. */
export interface DownstreamSetting {
  readonly features: number;
  readonly samples: number;
  readonly generatorSamples: number;
  readonly noise: number;
  readonly generatorNoise: number;
  readonly generations: number;
  readonly signal: number;
  readonly ridge: number;
  readonly design: Design;
  readonly eigenvalues: Float64Array;
}

/** Reads the roles at a point; refuses generators with fewer than features + `spare` rows. */
export function readDownstream(roles: DownstreamRoles, point: Point, spare: number): DownstreamSetting {
  const features = readInteger(point, roles.features, { min: 1 });
  const generatorSamples = readTall(point, roles.generatorSamples, roles.features, features, spare);
  const ridge = readReal(point, roles.ridge, { min: 0 });
  return {
    features,
    samples:
      ridge > 0
        ? readInteger(point, roles.samples, { min: 1 })
        : readTall(point, roles.samples, roles.features, features, spare),
    generatorSamples,
    noise: readReal(point, roles.noise, { min: 0 }),
    generatorNoise: readReal(point, roles.generatorNoise, { min: 0 }),
    generations: readInteger(point, roles.generations, { min: 0 }),
    signal: readReal(point, roles.signal, { min: 0 }),
    ridge,
    design: roles.design === 'parameter' ? readChoice(point, 'design', ['fresh', 'shared']) : roles.design,
    eigenvalues: roles.spectrum?.(point) ?? new Float64Array(features).fill(1),
  };
}

/** A number of rows of at least features + spare. */
export function readTall(
  point: Point,
  rows: Binding,
  features: Binding,
  count: number,
  spare: number,
): number {
  const value = readInteger(point, rows, { min: 1 });
  if (value >= count + spare) return value;
  return refuse(
    String(rows),
    `at least ${bindingText(features)}${spare > 0 ? ` + ${spare}` : ''} = ${count + spare}`,
    value,
  );
}
