import { lineMean } from './lineMean.js';

/**
 * E f(X) for X chi-square with `dof` > 0 degrees of freedom, by quadrature of the density in log x.
 * f must be smooth in log x on (0, infinity) and the mean must exist. Relative error at most 1e-13 for
 * powers, logarithms and rational functions of x without poles near the positive axis (tested for dof
 * from 1 to 1e6).
 */
export function chiSquareMean(dof: number, f: (x: number) => number): number {
  const half = dof / 2;
  return lineMean(
    { logDensity: (u) => half * (u - Math.expm1(u)), step: Math.min(0.16, Math.sqrt(2 / dof) / 2) },
    (u) => f(dof * Math.exp(u)),
  );
}
