import type { Scale } from '../parameter.js';

/** Where x lies between min and max, as a fraction in [0, 1] on the scale; 0.5 when min = max. */
export function position(x: number, min: number, max: number, scale: Scale): number {
  if (!(max > min)) return 0.5;
  if (scale === 'linear') return clamp((x - min) / (max - min), 0, 1);
  return clamp(Math.log(x / min) / Math.log(max / min), 0, 1);
}

/** The number at a fraction u of the way from min to max on the scale; 0 gives min and 1 gives max exactly. */
export function atPosition(u: number, min: number, max: number, scale: Scale): number {
  if (u <= 0) return min;
  if (u >= 1) return max;
  const x = scale === 'linear' ? min + u * (max - min) : min * Math.exp(u * Math.log(max / min));
  return clamp(x, min, max);
}

/** Where the integer k lies among min .. max: the middle of its cell, each integer having an equal cell on the scale of x +- 1/2. */
export function integerPosition(k: number, min: number, max: number, scale: Scale): number {
  return scale === 'linear' ? (k - min + 0.5) / (max - min + 1) : position(k, min - 0.5, max + 0.5, 'log');
}

/** The integer whose cell contains the fraction u. */
export function integerAtPosition(u: number, min: number, max: number, scale: Scale): number {
  const x =
    scale === 'linear'
      ? Math.floor(min + u * (max - min + 1))
      : Math.round(atPosition(u, min - 0.5, max + 0.5, 'log'));
  return clamp(x, min, max);
}

/** The number of [min, max] nearest to x. */
export function clamp(x: number, min: number, max: number): number {
  return Math.min(Math.max(x, min), max);
}
