import { findRoot } from '../numeric/findRoot.js';

/** Eigenvalues of a covariance, all positive, and how often each counts (default: once). */
export interface WeightedSpectrum {
  readonly eigenvalues: Float64Array;
  readonly weights?: Float64Array;
}

/** The deterministic equivalent of a ridge fit: degrees of freedom, and the parts of the error per unit of their causes. */
export interface Equivalent {
  readonly df1: number;
  readonly df2: number;
  /** The bias for squared true coordinates w0_k^2. */
  readonly bias: (squaredTruth: Float64Array) => number;
  /** Error per unit of squared label noise. */
  readonly variance: number;
  /** Error per unit of n sigma0^2/(T0-d-1). */
  readonly core: number;
}

/**
 * The effective ridge kappa > 0 that solves kappa - lambda = kappa df1(kappa)/T with
 * df1 = sum ev/(ev+kappa), for lambda > 0: bracketed between lambda and lambda + sum(ev)/T and sought in its
 * logarithm. Relative error about 1e-14.
 */
export function effectiveRidge(spectrum: WeightedSpectrum, samples: number, ridge: number): number {
  const excess = (log: number) => {
    const kappa = Math.exp(log);
    return (kappa - ridge) / kappa - spectralSum(spectrum, (ev) => ev / (ev + kappa)) / samples;
  };
  const top = ridge + spectralSum(spectrum, (ev) => ev) / samples;
  return Math.exp(findRoot(excess, Math.log(ridge), Math.log(top) + 1e-12));
}

/**
 * The high-dimensional limit of the test error of a ridge fit at the effective ridge kappa. `freedom` is
 * T - df2, unless given. Relative errors about 1e-13.
 *
 * Source: Dohmatob, Feng and Kempe, "Model collapse demystified: the case of regression", 2024.
 */
export function ridgeEquivalent(
  spectrum: WeightedSpectrum,
  samples: number,
  kappa: number,
  freedom?: number,
): Equivalent {
  const df2 = spectralSum(spectrum, (ev) => (ev / (ev + kappa)) * (ev / (ev + kappa)));
  const free = freedom ?? samples - df2;
  const missed = (ev: number) => (kappa / (ev + kappa)) * (kappa / (ev + kappa));
  return {
    df1: spectralSum(spectrum, (ev) => ev / (ev + kappa)),
    df2,
    bias: (truth) => (spectralSum(spectrum, (ev, k) => truth[k]! * ev * missed(ev)) * samples) / free,
    variance: df2 / free,
    core: df2 + (spectralSum(spectrum, missed) * df2) / free,
  };
}

/** Weighted sum of f over the eigenvalues, smallest first so that little is lost. */
function spectralSum(
  { eigenvalues, weights }: WeightedSpectrum,
  f: (ev: number, k: number) => number,
): number {
  let total = 0;
  for (let k = eigenvalues.length - 1; k >= 0; k--)
    total += (weights ? weights[k]! : 1) * f(eigenvalues[k]!, k);
  return total;
}
