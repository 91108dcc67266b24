import type { Scale } from '../../../regime/index.js';

/** A direction of a plot: how values become positions, and where its ticks stand. */
export interface Axis {
  readonly scale: Scale;
  /** Smallest and largest value shown; both positive on a log scale. */
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** Where a value stands, 0 at the low end of the axis and 1 at the high end. */
export function position({ scale, domain: [low, high] }: Axis, value: number): number {
  if (high === low) return 0.5;
  return scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}

/** An axis over exactly this domain. */
export function axisOver(scale: Scale, low: number, high: number): Axis {
  return { scale, domain: [low, high], ticks: ticksOf(scale, low, high) };
}

/** Ratio of largest to smallest positive value from which a log axis reads better. */
const WIDE = 40;

/** An axis that shows all the values with a little room: unless told, logarithmic when they are positive and spread widely. */
export function axisAround(values: readonly number[], wanted?: Scale): Axis {
  const finite = values.filter(Number.isFinite);
  const [low, high] = finite.length === 0 ? [0, 1] : [least(finite), most(finite)];
  if (low > NOTHING && (wanted === undefined ? high / low > WIDE : wanted === 'log')) {
    const room = Math.exp(0.04 * Math.log(high / low));
    return axisOver('log', low / room, high * room);
  }
  return axisOver('linear', ...padded(low, high));
}

/** Spreads below this share of the values are rounding, and sizes below the second number are zero. */
const ROUNDING = 1e-9;
const NOTHING = 1e-290;

function padded(low: number, high: number): readonly [number, number] {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low <= ROUNDING * size || size < NOTHING) {
    const room = size < NOTHING ? 1 : size / 2;
    return [low - room, high + room];
  }
  const room = (high - low) * 0.06;
  const floor = low >= 0 && low < 0.4 * high ? 0 : low - room;
  return [floor, high + room];
}

export const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
export const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));

function ticksOf(scale: Scale, low: number, high: number): readonly number[] {
  return scale === 'log' ? logTicks(low, high) : linearTicks(low, high);
}

/** About five multiples of 1, 2 or 5 times a power of ten. */
function linearTicks(low: number, high: number): readonly number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / 5;
  const power = Math.floor(Math.log10(rough));
  const mantissa = rough / tenTo(power);
  const factor = mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10;
  const [step, unit] = power >= 0 ? [factor * tenTo(power), 1] : [factor, tenTo(-power)];
  const first = Math.ceil((low * unit) / step - 1e-9);
  const last = Math.floor((high * unit) / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ((first + i) * step) / unit);
}

/** Powers of ten, thinned to at most six; 1, 2 and 5 times them where fewer than three fit. */
function logTicks(low: number, high: number): readonly number[] {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const inside = (value: number): boolean => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  const powers = range(from, to).map(tenTo).filter(inside);
  if (powers.length >= 3) {
    const stride = Math.ceil(powers.length / 6);
    return powers.filter((_, i) => i % stride === 0);
  }
  const finer = range(from, to)
    .flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`)))
    .filter(inside);
  return finer.length >= 2 ? finer : linearTicks(low, high).filter((value) => value > 0);
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

const tenTo = (power: number): number => Number(`1e${power}`);
