import type { Interval } from '../../../src/interval/index.js';
import { type Draw, draw } from './draw.js';
import { box, member, type Source } from './ends.js';
import type { Tightest } from './mpfr.js';

/** A function under test: our enclosure, the exact values, and where to draw its arguments. */
export interface Case {
  readonly name: string;
  readonly enclose: (...args: Interval[]) => Interval;
  /** The tightest enclosure at a point, or NaN ends where the function is undefined. */
  readonly exact: (...args: number[]) => Tightest;
  readonly sources: readonly Source[];
  /** Share of the random operations, relative to 1 for an elementary function. */
  readonly weight?: number;
}

/** What a run found. */
export interface Outcome {
  readonly tried: number;
  readonly undefinedPoints: number;
  readonly violations: readonly string[];
}

const show = (x: Interval): string => `[${x.lo}, ${x.hi}]`;

function violation(
  c: Case,
  boxes: readonly Interval[],
  at: readonly number[],
  exact: Tightest,
): string | undefined {
  const ours = c.enclose(...boxes);
  if (ours.lo <= exact.lo && exact.hi <= ours.hi) return undefined;
  const call = `${c.name}(${boxes.map(show).join(', ')})`;
  return `${call} = ${show(ours)} misses ${c.name}(${at.join(', ')}) in ${show(exact)}`;
}

/** Draws `count` boxes and a member of each, and compares with the exact value there. */
export function soundness(c: Case, count: number, seed: number): Outcome {
  const d: Draw = draw(seed);
  const violations: string[] = [];
  let undefinedPoints = 0;
  for (let i = 0; i < count; i++) {
    const boxes = c.sources.map((source) => box(source, d));
    const at = boxes.map((b) => member(b, d));
    const exact = c.exact(...at);
    if (Number.isNaN(exact.lo) || Number.isNaN(exact.hi)) undefinedPoints++;
    else {
      const found = violation(c, boxes, at, exact);
      if (found !== undefined) violations.push(found);
    }
  }
  return { tried: count, undefinedPoints, violations };
}

/** Random operations in all: HOLDFAST_SOUNDNESS, or `standard`. */
export const operations = (standard: number): number => Number(process.env.HOLDFAST_SOUNDNESS ?? standard);
