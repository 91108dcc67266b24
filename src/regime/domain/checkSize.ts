import { RegimeError } from '../regimeError.js';

/** The smallest and largest number of entries, from `size: 3` or `size: [2, 6]`; refuses anything but 1 <= least <= most. */
export function checkSize(what: string, size: number | readonly [number, number]): readonly [number, number] {
  const pair = typeof size === 'number' ? ([size, size] as const) : size;
  const [least, most] = Array.isArray(pair) && pair.length === 2 ? pair : [Number.NaN, Number.NaN];
  if (!Number.isSafeInteger(least) || !Number.isSafeInteger(most) || least < 1 || least > most)
    throw new RegimeError(
      `${what} needs a size such as 3 or [2, 6] (integers, 1 <= least <= most), but got ${JSON.stringify(size)}.`,
    );
  return [least, most];
}
