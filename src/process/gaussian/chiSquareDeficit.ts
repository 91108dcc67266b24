import { lineMean } from '../numeric/lineMean.js';

/** 1 - E sqrt(chi2_dof/dof), for dof > 0: half the mean of (1 - sqrt X)^2, as E X = 1. Relative error at most 1e-12 (tested to dof 1e6). */
export function rootDeficit(dof: number): number {
  return (
    meanOver(dof, (u) => {
      const gap = Math.expm1(u / 2);
      return gap * gap;
    }) / 2
  );
}

/** -E log(chi2_dof/dof), for dof > 0: the mean of X - 1 - log X, as E X = 1. Relative error at most 1e-12 (tested to dof 1e6). */
export function logDeficit(dof: number): number {
  return meanOver(dof, growth);
}

/** E f(log X) for X = chi2_dof/dof by quadrature of the density of log X. */
function meanOver(dof: number, f: (u: number) => number): number {
  const half = dof / 2;
  return lineMean({ logDensity: (u) => -half * growth(u), step: Math.min(0.16, Math.sqrt(2 / dof) / 2) }, f);
}

/** exp(u) - 1 - u, without the cancellation near 0. */
function growth(u: number): number {
  if (Math.abs(u) > 0.03) return Math.expm1(u) - u;
  return (
    ((u * u) / 2) *
    (1 + (u / 3) * (1 + (u / 4) * (1 + (u / 5) * (1 + (u / 6) * (1 + (u / 7) * (1 + u / 8))))))
  );
}
