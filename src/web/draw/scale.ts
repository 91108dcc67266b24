import type { Axis } from '../engine/picture.js';

/** A range of numbers laid out on a length, linearly or in the logarithm. */
export interface Scale {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Numbers of an axis from `from` to `to` (pixels). */
export function axisScale({ scale, values }: Axis, from: number, to: number): Scale {
  return scaleOf(values[0]!, values.at(-1)!, scale, from, to);
}

/** A range of numbers from `from` to `to` (pixels); a range of one number lies in the middle. */
export function scaleOf(min: number, max: number, kind: 'linear' | 'log', from: number, to: number): Scale {
  const [low, high] = kind === 'log' ? [Math.log(min), Math.log(max)] : [min, max];
  const share = (value: number): number =>
    high === low ? 0.5 : ((kind === 'log' ? Math.log(value) : value) - low) / (high - low);
  return {
    place: (value) => from + share(value) * (to - from),
    ticks: kind === 'log' ? decades(min, max) : steps(min, max),
  };
}

/** About five round numbers. */
function steps(min: number, max: number): readonly number[] {
  if (!(max > min)) return [min];
  const rough = (max - min) / 5;
  const size = Number(`1e${Math.floor(Math.log10(rough))}`);
  const step = [1, 2, 5, 10].map((factor) => factor * size).find((candidate) => candidate >= rough * 0.999)!;
  const first = Math.ceil(min / step - 1e-9);
  const count = Math.floor(max / step + 1e-9) - first;
  return Array.from({ length: count + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

/** Powers of ten, at most six; the ends when there are fewer than two. */
function decades(min: number, max: number): readonly number[] {
  const first = Math.ceil(Math.log10(min) - 1e-9);
  const last = Math.floor(Math.log10(max) + 1e-9);
  if (last <= first) return [min, max];
  const every = Math.ceil((last - first + 1) / 6);
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, k) =>
    Number(`1e${first + k * every}`),
  );
}

/** A number as short as it can be read. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '-∞' : '–';
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-3 && size < 1e5)) return String(Number(value.toPrecision(4)));
  return value
    .toExponential(2)
    .replace(/\.?0+e/, 'e')
    .replace('e+', 'e');
}
