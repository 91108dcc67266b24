import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { readReal } from '../binding.js';
import { type DdimStep, largestScale, posteriorScale } from './ddimStep.js';

/** The levels abt < abp of a step at a point. Throws a RangeError unless 0 < abt < abp < 1. */
export function readLevels(point: Point): { readonly now: number; readonly next: number } {
  const now = readReal(point, 'abt');
  if (!(now > 0)) refuse('abt', 'positive', now);
  const next = readReal(point, 'abp');
  if (!(next > now && next < 1)) refuse('abp', `between abt = ${now} and 1`, next);
  return { now, next };
}

/** As `readLevels`, with sigma = eta times the DDPM posterior scale. Throws a RangeError when that is more than the next level can hold. */
export function readStep(point: Point): DdimStep {
  const { now, next } = readLevels(point);
  const posterior = posteriorScale(now, next);
  const eta = readReal(point, 'eta');
  const most = largestScale(next) / posterior;
  if (!(eta > 0 && eta <= most * (1 + 1e-12))) refuse('eta', `above 0 and at most ${most}`, eta);
  return { now, next, sigma: Math.min(eta * posterior, largestScale(next)) };
}
