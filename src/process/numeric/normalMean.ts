import { lineMean } from './lineMean.js';

/**
 * E f(Z) for Z standard normal, by the trapezoidal rule; f must be analytic in a strip of half-width 1 around
 * the line (smooth without nearby poles) and grow more slowly than exp(z^2/2). Relative error at most 1e-13
 * for polynomials and exponentials (tested).
 */
export function normalMean(f: (z: number) => number): number {
  return lineMean({ logDensity: (z) => -0.5 * z * z, step: 0.2 }, f);
}
