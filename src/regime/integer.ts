import { checkRange } from './domain/checkRange.js';
import type { IntegerParameter, Scale } from './parameter.js';
import { RegimeError } from './regimeError.js';

/**
 * An integer parameter from `min` to `max`, both included.
 *
 * @param scale - how it is searched; 'log' (evenly in the logarithm) needs min >= 1. Default 'linear'.
 * @param meaning - what it stands for, for the docs. Default ''.
 * @throws RegimeError when an end is not a safe integer, or min > max.
 */
export function integer(min: number, max: number, scale: Scale = 'linear', meaning = ''): IntegerParameter {
  checkRange('An integer parameter', min, max, scale);
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max))
    throw new RegimeError(`An integer parameter needs integer ends below 2^53, but got ${min} and ${max}.`);
  return { type: 'integer', min, max, scale, meaning };
}
