import { ratio, ratioBets } from './_internals/ratioBets.js';
import { requireFinite, requireWithin } from './_internals/require.js';
import type { EProcess } from './eProcess.js';

/**
 * Tests E X <= bound for X >= 0.
 *
 * Assumes nonnegative observations and nothing on their tail. Guarantee: finite-sample. A bound of 0 is refuted
 * by the first positive observation, a negative one by any.
 *
 * Source: Waudby-Smith and Ramdas, Estimating means of bounded random variables by betting, 2024 (the bets,
 * of which this uses the side that needs no upper end of the support).
 */
export function nonnegativeMeanAtMost(bound: number): EProcess {
  requireFinite('nonnegativeMeanAtMost', 'bound', bound);
  return ratioBets(`E X <= ${bound}, given X >= 0`, 1, (values) => {
    requireWithin('nonnegativeMeanAtMost', values, 0, Infinity);
    return [Float64Array.from(values, (value) => ratio(value, bound))];
  });
}
