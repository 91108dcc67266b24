import { compileClaim } from '../../claim/index.js';
import { type Frontier, frontier } from '../../prove/index.js';
import type { Point } from '../../regime/index.js';
import type { ClaimData } from '../../report/index.js';
import { outcomesOf } from '../../verify/index.js';
import { claimOf, measuresOf } from './explore.js';

/** A slice of a claim that a reader asks for. */
export interface SliceRequest {
  /** The place of the relation. */
  readonly relation: number;
  readonly x: string;
  readonly y: string;
  /** Where the other parameters stand. */
  readonly at: Point;
}

/** Boxes of a map that is drawn while a reader waits, and terms of series up to which slopes are taken. */
const BOXES = 400;
const TERMS = 64;
const GRID = [21, 15] as const;

/** Where one relation of a claim holds on a slice: what `holdfast frontier` draws, with points where boxes leave it open. */
export function sliceMap(data: ClaimData, { relation, x, y, at }: SliceRequest): Frontier {
  const declared = claimOf(data);
  const { quantities, proved } = data.relations[relation]!;
  const compiled = compileClaim({
    ...declared,
    measures: { ...declared.measures, ...measuresOf(quantities) },
  });
  const fixed = Object.fromEntries(Object.entries(at).filter(([name]) => name !== x && name !== y));
  const map = frontier(compiled, {
    x,
    y,
    at: fixed,
    relation,
    budget: BOXES,
    terms: TERMS,
    fill: true,
    grid: GRID,
    evaluate: outcomesOf(compiled, { relation }),
    isProved: (place) => place === relation && proved,
  });
  return { ...map, points: map.points.filter(({ outcome }) => outcome !== 'undefined') };
}
