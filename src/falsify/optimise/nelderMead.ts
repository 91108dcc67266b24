import { type Candidate, evaluateUnit } from '../candidate.js';
import { isOver, type Tally } from '../tally.js';

/** Stop when the simplex is smaller than this in every coordinate. */
const smallest = 1e-11;

/**
 * The simplex method of Nelder and Mead with the coefficients of Gao and Han (2012), which depend on the
 * dimension, in the unit cube over the coordinates given. Returns the lowest candidate met; ends at `allowance`
 * evaluations, when the simplex has shrunk to a point, or when all its values are equal.
 */
export function nelderMead(
  tally: Tally,
  start: Candidate,
  axes: readonly number[],
  size: number,
  allowance: number,
): Candidate {
  const end = tally.evaluations + allowance;
  const goesOn = (): boolean => tally.evaluations < end && !isOver(tally);
  const simplex = initial(tally, start, axes, size, goesOn);
  while (goesOn() && isAlive(simplex, axes)) step(tally, simplex, axes);
  return simplex[0]!;
}

function initial(
  tally: Tally,
  start: Candidate,
  axes: readonly number[],
  size: number,
  goesOn: () => boolean,
): Candidate[] {
  const simplex = [start];
  for (const axis of axes) {
    if (!goesOn()) break;
    const u = start.u.slice();
    u[axis] = u[axis]! + size <= 1 ? u[axis]! + size : u[axis]! - size;
    simplex.push(evaluateUnit(tally, clamped(u)));
  }
  return simplex.sort(byValue);
}

const byValue = (a: Candidate, b: Candidate): number => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);

function isAlive(simplex: readonly Candidate[], axes: readonly number[]): boolean {
  const [best, worst] = [simplex[0]!, simplex.at(-1)!];
  if (simplex.length < 2 || best.value === worst.value) return false;
  return axes.some((axis) => simplex.some(({ u }) => Math.abs(u[axis]! - best.u[axis]!) > smallest));
}

/** Reflect, then expand, contract or shrink. */
function step(tally: Tally, simplex: Candidate[], axes: readonly number[]): void {
  const n = simplex.length - 1;
  const worst = simplex[n]!;
  const centre = centroid(simplex, axes);
  const along = (t: number): Candidate => evaluateUnit(tally, moved(centre, worst.u, t, axes));
  const reflected = along(-1);
  if (reflected.value < simplex[0]!.value) insert(simplex, lower(reflected, along(-(1 + 2 / n))));
  else if (reflected.value < simplex[n - 1]!.value) insert(simplex, reflected);
  else contract(tally, simplex, axes, reflected, along);
}

function contract(
  tally: Tally,
  simplex: Candidate[],
  axes: readonly number[],
  reflected: Candidate,
  along: (t: number) => Candidate,
): void {
  const n = simplex.length - 1;
  const outside = reflected.value < simplex[n]!.value;
  const reach = 0.75 - 1 / (2 * n);
  const contracted = along(outside ? -reach : reach);
  if (contracted.value < (outside ? reflected : simplex[n]!).value) insert(simplex, contracted);
  else shrink(tally, simplex, axes);
}

function shrink(tally: Tally, simplex: Candidate[], axes: readonly number[]): void {
  const best = simplex[0]!;
  const factor = 1 - 1 / Math.max(2, simplex.length - 1);
  for (let k = 1; k < simplex.length && !isOver(tally); k += 1)
    simplex[k] = evaluateUnit(tally, moved(best.u, simplex[k]!.u, factor, axes));
  simplex.sort(byValue);
}

const lower = (a: Candidate, b: Candidate): Candidate => (b.value < a.value ? b : a);

/** Takes the place of the worst vertex. */
function insert(simplex: Candidate[], found: Candidate): void {
  simplex.pop();
  const at = simplex.findIndex(({ value }) => value > found.value);
  simplex.splice(at < 0 ? simplex.length : at, 0, found);
}

/** The mean of all vertices but the worst. */
function centroid(simplex: readonly Candidate[], axes: readonly number[]): Float64Array {
  const centre = simplex[0]!.u.slice();
  for (const axis of axes) {
    let sum = 0;
    for (let k = 0; k < simplex.length - 1; k += 1) sum += simplex[k]!.u[axis]!;
    centre[axis] = sum / (simplex.length - 1);
  }
  return centre;
}

/** centre + t (vertex - centre), inside the cube. */
function moved(centre: Float64Array, vertex: Float64Array, t: number, axes: readonly number[]): Float64Array {
  const u = centre.slice();
  for (const axis of axes) u[axis] = centre[axis]! + t * (vertex[axis]! - centre[axis]!);
  return clamped(u);
}

/** Coordinates cut to [0, 1], in place. */
export function clamped(u: Float64Array): Float64Array {
  for (let i = 0; i < u.length; i += 1) u[i] = Math.min(1, Math.max(0, u[i]!));
  return u;
}
