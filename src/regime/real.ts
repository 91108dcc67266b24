import { checkRange } from './domain/checkRange.js';
import type { RealParameter, Scale } from './parameter.js';

/**
 * A real parameter from `min` to `max`, both included.
 *
 * @param scale - how it is searched; 'log' (evenly in the logarithm) needs min > 0. Default 'linear'.
 * @param meaning - what it stands for, for the docs. Default ''.
 * @throws RegimeError when an end is not finite, or min > max.
 */
export function real(min: number, max: number, scale: Scale = 'linear', meaning = ''): RealParameter {
  checkRange('A real parameter', min, max, scale);
  return { type: 'real', min, max, scale, meaning };
}
