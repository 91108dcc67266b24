import type { Scale } from '../parameter.js';
import { RegimeError } from '../regimeError.js';

/** Refuses the ends of a numeric domain with a sentence that begins with `what` ("An integer parameter"). */
export function checkRange(what: string, min: number, max: number, scale: Scale): void {
  if (typeof min !== 'number' || typeof max !== 'number' || !Number.isFinite(min) || !Number.isFinite(max))
    throw new RegimeError(`${what} needs two finite ends, but got ${min} and ${max}.`);
  if (min > max) throw new RegimeError(`${what} needs min <= max, but got min ${min} and max ${max}.`);
  if (scale !== 'linear' && scale !== 'log')
    throw new RegimeError(`${what} has the scale 'linear' or 'log', but got ${JSON.stringify(scale)}.`);
  if (scale === 'log' && min <= 0)
    throw new RegimeError(`${what} on a log scale needs min > 0, but got ${min}; use the linear scale.`);
}
