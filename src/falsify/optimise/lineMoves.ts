import type { Stream } from '../../random/index.js';
import type { Coordinate, Parameter } from '../../regime/index.js';
import { type Candidate, evaluateUnit, isKind, repairedCandidate } from '../candidate.js';
import { isOver, type Tally } from '../tally.js';
import { clamped } from './nelderMead.js';

/** More coordinates than this are not all moved in one sweep. */
const mostAxes = 16;

/** Improves one coordinate at a time, in random order: reals and entries along their whole line, integers by doubling steps, texts one by one (with `holdsKind` neither these nor integers with few values). Returns the lowest candidate met. */
export function sweep(tally: Tally, start: Candidate, source: Stream, holdsKind: boolean): Candidate {
  const { coordinates, parameters } = tally.problem.regime;
  let current = start;
  for (const axis of shuffled(coordinates.length, source).slice(0, mostAxes)) {
    if (isOver(tally)) break;
    if (holdsKind && isKind(parameters[coordinates[axis]!.parameter]!)) continue;
    current = alongAxis(tally, current, axis, coordinates[axis]!, source);
  }
  return current;
}

function shuffled(n: number, source: Stream): readonly number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let last = n - 1; last > 0; last -= 1) {
    const other = Math.floor(source.uniform() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

function alongAxis(
  tally: Tally,
  current: Candidate,
  axis: number,
  coordinate: Coordinate,
  source: Stream,
): Candidate {
  const { regime } = tally.problem;
  const parameter = regime.parameters[coordinate.parameter]!;
  const name = regime.names[coordinate.parameter]!;
  if (parameter.type === 'choice') return texts(tally, current, name, parameter.values);
  if (parameter.type === 'integer') return integers(tally, current, name, parameter, source);
  return line(tally, tied(tally, current, name, parameter), axis, source);
}

const lower = (a: Candidate, b: Candidate | undefined): Candidate =>
  b !== undefined && b.value < a.value ? b : a;

function withValue(
  tally: Tally,
  { point }: Candidate,
  name: string,
  value: number | string,
): Candidate | undefined {
  return point[name] === value || isOver(tally)
    ? undefined
    : repairedCandidate(tally, { ...point, [name]: value }, [name]);
}

function texts(tally: Tally, start: Candidate, name: string, values: readonly string[]): Candidate {
  return values.reduce((best, value) => lower(best, withValue(tally, start, name, value)), start);
}

/** All of a few values; else doubling steps both ways and some values anywhere, then halving steps around the best. */
function integers(
  tally: Tally,
  start: Candidate,
  name: string,
  { min, max }: Extract<Parameter, { readonly type: 'integer' }>,
  source: Stream,
): Candidate {
  let best = start;
  const attempt = (k: number): boolean => {
    const found = k >= min && k <= max ? withValue(tally, best, name, k) : undefined;
    const improves = found !== undefined && found.value < best.value;
    if (improves) best = found;
    return improves;
  };
  if (max - min < 16) for (let k = min; k <= max; k += 1) attempt(k);
  else climb(attempt, () => best.point[name] as number, { min, max }, source);
  return best;
}

function climb(
  attempt: (k: number) => boolean,
  current: () => number,
  { min, max }: { readonly min: number; readonly max: number },
  source: Stream,
): void {
  for (let k = 0; k < 4; k += 1) attempt(Math.round(min + source.uniform() * (max - min)));
  attempt(min);
  attempt(max);
  for (const sign of [1, -1]) {
    let step = sign;
    while (Math.abs(step) <= max - min && attempt(current() + step)) step *= 2;
    for (; Math.abs(step) >= 1; step = Math.trunc(step / 2)) attempt(current() + step);
  }
  for (let factor = 2; factor < max / Math.max(1, min); factor *= factor)
    if (!attempt(Math.round(current() * factor))) attempt(Math.round(current() / factor));
}

/** The value of another numeric parameter, where the domains meet: claims often break at ties. */
function tied(tally: Tally, start: Candidate, name: string, parameter: Parameter): Candidate {
  if (parameter.type !== 'real') return start;
  const others = tally.problem.regime.names.filter(
    (other) => other !== name && typeof start.point[other] === 'number',
  );
  return others.slice(0, 4).reduce((best, other) => {
    const value = start.point[other] as number;
    return value >= parameter.min && value <= parameter.max
      ? lower(best, withValue(tally, start, name, value))
      : best;
  }, start);
}

const strata = 8;

/** A coarse look along the whole line, then a closer one around the best place. */
function line(tally: Tally, start: Candidate, axis: number, source: Stream): Candidate {
  const at = (from: Candidate, x: number): Candidate => {
    const u = from.u.slice();
    u[axis] = x;
    return evaluateUnit(tally, clamped(u));
  };
  let best = start;
  for (let k = -1; k <= strata && !isOver(tally); k += 1) {
    const x = k < 0 ? 0 : k === strata ? 1 : (k + source.uniform()) / strata;
    best = lower(best, at(start, x));
  }
  return narrowDown(tally, best, axis, at);
}

/** Steps of both signs from 1/16 of the line down to 1e-7, each repeated while it helps. */
function narrowDown(
  tally: Tally,
  start: Candidate,
  axis: number,
  at: (from: Candidate, x: number) => Candidate,
): Candidate {
  let best = start;
  let failures = 0;
  for (let step = 1 / 16; step > 1e-7 && failures < 4 && !isOver(tally); step /= 4) {
    const before = best;
    best = lower(best, at(best, best.u[axis]! + step));
    if (best === before) best = lower(best, at(best, best.u[axis]! - step));
    failures = best === before ? failures + 1 : 0;
  }
  return best;
}
