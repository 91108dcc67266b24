import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { bindingText, readInteger } from '../binding.js';
import { findRoot } from '../numeric/findRoot.js';
import type { Quantity, SampledRoute } from '../quantity.js';
import { directReplace, evenTruth, type Truth } from './directChain.js';
import { type RegressionRoles, type RegressionSetting, readSetting, regressionRoles } from './roles.js';
import { powerLawSpectrum, type Spectrum } from './spectrum.js';

export interface AnisotropicRoles extends Partial<RegressionRoles> {
  /** Default: `d` eigenvalues k^(-decay). */
  readonly spectrum?: Spectrum;
}

/**
 * Interpolators of least norm on fresh designs with any feature covariance, each fitted to labels of the one
 * before; the error is in the norm of that covariance, the truth spread evenly over the eigen-directions
 * (length `wnorm`). The roles' defaults are those of `regressionChain`, with samples `T0` and noise `sigma0`.
 *
 * Source: Dohmatob, Feng and Kempe, "Model collapse demystified: the case of regression", 2024.
 */
export function anisotropicInterpolator(given: AnisotropicRoles = {}): {
  readonly squaredError: Quantity;
  /** Its deterministic equivalent in high dimension. */
  readonly recursion: Quantity;
  /** Second degrees of freedom of the ridgeless equivalent. */
  readonly df2: Quantity;
} {
  const roles = regressionRoles({
    samples: 'T0',
    noise: 'sigma0',
    signal: 'wnorm',
    ...given,
    design: 'fresh',
  });
  const spectrum = given.spectrum ?? powerLawSpectrum(roles.features);
  const read = (point: Point) => readWide(roles, point);
  const exact = (
    meaning: string,
    value: (setting: RegressionSetting, eigenvalues: Float64Array) => number,
  ): Quantity => ({
    meaning,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'recursion on the diagonal of the projected covariance, at the root of the ridgeless equivalent',
        compute: (point) => value(read(point), spectrum(point)),
        error: 1e-11,
        cost: (point) => readInteger(point, roles.features) * (60 + 10 * read(point).generations),
      },
    ],
  });
  return {
    squaredError: {
      meaning: `mean squared error of the least-norm fit ${bindingText(roles.generations)}, any covariance`,
      support: 'nonnegative',
      routes: [
        rawInterpolators(roles, (point) => {
          const setting = read(point);
          const truth = evenTruth(setting.signal, spectrum(point));
          return { setting, truth, scale: 1 };
        }),
      ],
    },
    recursion: exact('deterministic equivalent of the mean squared error', recursion),
    df2: exact(
      'second degrees of freedom',
      ({ samples }, eigenvalues) => ridgeless(eigenvalues, samples).df2,
    ),
  };
}

/** Raw designs and labels; the observable is the squared error over `scale`. */
export function rawInterpolators(
  roles: RegressionRoles,
  at: (point: Point) => { setting: RegressionSetting; truth: Truth; scale: number },
): SampledRoute {
  const gap = (least: number) => `${bindingText(roles.samples)} <= ${bindingText(roles.features)} - ${least}`;
  return {
    kind: 'sampled',
    name: 'interpolation of the newest generation',
    sampler: 'direct',
    ...(roles.noise === 0 ? {} : { finiteMean: gap(2), finiteVariance: gap(4) }),
    prepare: (point) => {
      const { setting, truth, scale } = at(point);
      const draw = directReplace(setting, truth);
      return (stream) => draw(stream) / scale;
    },
    cost: (point) => {
      const { features, samples, generations } = readSetting(roles, point);
      return generations * features * samples * (samples + 20);
    },
  };
}

/** The setting at a point; refuses as many samples as features. */
export function readWide(roles: RegressionRoles, point: Point): RegressionSetting {
  const setting = readSetting(roles, point);
  const most = setting.features - 1;
  if (setting.samples <= most) return setting;
  return refuse(
    String(roles.samples),
    `at most ${bindingText(roles.features)} - 1 = ${most}`,
    setting.samples,
  );
}

/**
 * E P = D and E P M P = D M D + kappa^2 G ev G tr(ev G M G)/(T-df2) on diagonals M, with G = 1/(ev+kappa) and
 * D = ev G: the ridgeless limits of the resolvent equivalents, applied once a generation.
 */
function recursion(setting: RegressionSetting, eigenvalues: Float64Array): number {
  const { features, samples, generations, noise, signal } = setting;
  const { kappa, df2 } = ridgeless(eigenvalues, samples);
  const squaredTruth = (signal * signal) / features;
  const resolvent = eigenvalues.map((ev) => 1 / (ev + kappa));
  const kept = eigenvalues.map((ev, k) => ev * resolvent[k]!);
  const component = eigenvalues.slice();
  const metric = eigenvalues.slice();
  let injected = 0;
  for (let j = 0; j < generations; j++) {
    let leak = 0;
    for (let k = 0; k < features; k++) leak += kept[k]! * resolvent[k]! * metric[k]!;
    leak /= samples - df2;
    injected += leak;
    for (let k = 0; k < features; k++) {
      component[k]! *= kept[k]!;
      const missed = kappa * resolvent[k]!;
      metric[k] = kept[k]! * kept[k]! * metric[k]! + missed * missed * eigenvalues[k]! * leak;
    }
  }
  let total = noise * noise * injected;
  for (let k = 0; k < features; k++) {
    total += squaredTruth * (eigenvalues[k]! - 2 * component[k]! + metric[k]!);
  }
  return total;
}

/** The kappa at which sum ev/(ev+kappa) equals the samples, fewer than the eigenvalues, and the second degrees of freedom there. */
function ridgeless(eigenvalues: Float64Array, samples: number): { kappa: number; df2: number } {
  const excess = (log: number) => {
    const kappa = Math.exp(log);
    return eigenvalues.reduce((total, ev) => total + ev / (ev + kappa), -samples);
  };
  const least = eigenvalues.reduce((a, b) => Math.min(a, b));
  const low = least * (eigenvalues.length / samples - 1);
  const high = eigenvalues.reduce((a, b) => a + b, 0) / samples;
  const kappa = Math.exp(findRoot(excess, Math.log(low) - 1e-9, Math.log(high) + 1e-9));
  const df2 = eigenvalues.reduce((total, ev) => total + (ev / (ev + kappa)) * (ev / (ev + kappa)), 0);
  return { kappa, df2 };
}
