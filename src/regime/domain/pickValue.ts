import type { Stream } from '../../random/index.js';
import type { IntegerParameter, Parameter, RealParameter, Value } from '../parameter.js';
import { drawEntries } from './drawEntries.js';
import { drawLaw } from './drawLaw.js';
import { lawWithin } from './lawWithin.js';
import { atPosition, clamp, integerAtPosition } from './scale.js';

/** How a value is chosen from what contraction has left of a domain; undefined when none of it will do. */
export interface Picker {
  number(at: number, parameter: IntegerParameter | RealParameter, lo: number, hi: number): number | undefined;
  text(at: number, values: readonly string[], open: readonly boolean[]): string | undefined;
  size(at: number, lo: number, hi: number): number | undefined;
  entries(
    at: number,
    parameter: Parameter,
    size: number,
    lo: number,
    hi: number,
  ): readonly number[] | undefined;
}

/** A range that an equation has left, with the width that covers rounding: its middle solves the equation best. */
const isSolved = (lo: number, hi: number): boolean =>
  hi > lo && hi - lo <= 1e-11 * Math.max(Math.abs(lo), Math.abs(hi));

/** Evenly on the scale. */
export function drawing(stream: Stream): Picker {
  return {
    number: (_, { type, scale }, lo, hi) => {
      if (type === 'integer') return integerAtPosition(stream.uniform(), lo, hi, scale);
      return isSolved(lo, hi) ? (lo + hi) / 2 : atPosition(stream.uniform(), lo, hi, scale);
    },
    text: (_, values, open) => {
      const left = values.filter((_text, at) => open[at]);
      return left[Math.floor(stream.uniform() * left.length)]!;
    },
    size: (_, lo, hi) => integerAtPosition(stream.uniform(), lo, hi, 'linear'),
    entries: (_, parameter, size, lo, hi) =>
      parameter.type === 'vector'
        ? drawEntries(stream, size, lo, hi, parameter.scale)
        : drawLaw(stream, size, lo, hi),
  };
}

/**
 * Nearest to given values, by position of the parameter; `inset` (a fraction of the range) keeps away from
 * ends that rounding or a strict comparison may exclude.
 */
export function nearest(targets: readonly Value[], inset: number): Picker {
  const within = (x: number, lo: number, hi: number): number => {
    const gap = Math.min(inset * (hi - lo + Math.max(Math.abs(lo), Math.abs(hi))), 0.5 * (hi - lo));
    if (x >= lo && x <= hi) return x;
    const end = x < lo ? lo + gap : hi - gap;
    return inset === 0 ? snapped(end, lo, hi) : end;
  };
  return {
    number: (at, { type }, lo, hi) => {
      const target = targets[at] as number;
      return type === 'integer' ? clamp(Math.round(target), lo, hi) : within(target, lo, hi);
    },
    text: (at, values, open) => {
      const target = values.indexOf(targets[at] as string);
      return values[open[target] ? target : open.indexOf(true)]!;
    },
    size: (at, lo, hi) => clamp((targets[at] as readonly number[]).length, lo, hi),
    entries: (at, parameter, size, lo, hi) => {
      const entries = resized(targets[at] as readonly number[], size, parameter.type === 'simplex');
      return parameter.type === 'simplex'
        ? lawWithin(entries, lo, hi)
        : entries.map((x) => within(x, lo, hi));
    },
  };
}

/** The number with 11 digits if that is in range: ends of ranges that were widened to cover rounding become round again. */
function snapped(x: number, lo: number, hi: number): number {
  const round = Number(x.toPrecision(11));
  return round >= lo && round <= hi ? round : x;
}

/** The given values, where there are any, and nothing else in their place; other parameters as `otherwise` does. */
export function holding(given: readonly (Value | undefined)[], otherwise: Picker): Picker {
  return {
    number: (at, parameter, lo, hi) => {
      const x = given[at] as number | undefined;
      if (x === undefined) return otherwise.number(at, parameter, lo, hi);
      return x >= lo && x <= hi ? x : undefined;
    },
    text: (at, values, open) => {
      const text = given[at] as string | undefined;
      if (text === undefined) return otherwise.text(at, values, open);
      return open[values.indexOf(text)] ? text : undefined;
    },
    size: (at, lo, hi) => {
      const size = (given[at] as readonly number[] | undefined)?.length;
      if (size === undefined) return otherwise.size(at, lo, hi);
      return size >= lo && size <= hi ? size : undefined;
    },
    entries: (at, parameter, size, lo, hi) =>
      (given[at] as readonly number[] | undefined) ?? otherwise.entries(at, parameter, size, lo, hi),
  };
}

/** The first `size` entries; missing ones repeat the last entry of a vector and are empty atoms of a law. */
export function resized(entries: readonly number[], size: number, law: boolean): readonly number[] {
  const last = law ? 0 : (entries.at(-1) ?? 0);
  return Array.from({ length: size }, (_, i) => entries[i] ?? last);
}
