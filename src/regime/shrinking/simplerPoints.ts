import type { CompiledRegime } from '../compileRegime.js';
import { normalise } from '../domain/unitCube.js';
import type { Point, Value } from '../parameter.js';
import { complexity } from './complexity.js';
import { simplerValues } from './simplerValues.js';
import { without } from './withoutSome.js';

/** A simpler point, and the parameter that was changed to get there. */
export interface Simpler {
  readonly point: Point;
  readonly changed: number;
}

/**
 * Points in regime of strictly lower complexity, one parameter changed at a time, from the one numbered
 * `start` round to the one before it. Where an assumption ties parameters together the others follow by
 * repair, and lists of equal size lose the same entries.
 */
export function* simplerPoints(compiled: CompiledRegime, point: Point, start: number): Generator<Simpler> {
  const { names, parameters } = compiled;
  const limit = complexity(names, parameters, point);
  const isSimpler = (other: Point | undefined): other is Point =>
    other !== undefined && complexity(names, parameters, other) < limit;
  for (let step = 0; step < names.length; step += 1) {
    const changed = (start + step) % names.length;
    const name = names[changed]!;
    for (const value of simplerValues(parameters[changed]!, point[name]!)) {
      const found = variants(compiled, point, name, value).find((other) => other !== undefined);
      if (isSimpler(found)) yield { point: found, changed };
    }
  }
}

/** The point with one value replaced: as it is, with lists of equal size cut alike, or repaired; undefined where it leaves the regime. */
function variants(
  compiled: CompiledRegime,
  point: Point,
  name: string,
  value: Value,
): readonly (Point | undefined)[] {
  const replaced = { ...point, [name]: value };
  if (compiled.contains(replaced)) return [replaced];
  const cut = cutAlike(point, name, value, compiled);
  if (cut !== undefined && compiled.contains(cut)) return [cut];
  return [compiled.repair(cut ?? replaced, [name])];
}

/** When the value is the old list with a stretch left out: every list of the old size without the same stretch. */
function cutAlike(
  point: Point,
  name: string,
  value: Value,
  { names, parameters }: CompiledRegime,
): Point | undefined {
  const old = point[name];
  if (!Array.isArray(old) || !Array.isArray(value) || value.length >= old.length) return undefined;
  const count = old.length - value.length;
  const from = removedFrom(old, value, parameters[names.indexOf(name)]!.type === 'simplex');
  const cut = (other: Value | undefined, at: number): Value | undefined => {
    if (!Array.isArray(other) || other.length !== old.length) return other;
    const { left } = without(other, from, count);
    return parameters[at]!.type === 'simplex' ? normalise(left) : left;
  };
  const entries = names.map((each, at) => [each, each === name ? value : cut(point[each], at)] as const);
  return Object.fromEntries(entries) as Point;
}

/** Where the stretch was taken out; laws are compared up to their scale. */
function removedFrom(old: readonly number[], value: readonly number[], law: boolean): number {
  const count = old.length - value.length;
  for (let from = value.length; from > 0; from -= 1) {
    const { left } = without(old, from, count);
    if ((law ? normalise(left) : left).every((x, i) => x === value[i])) return from;
  }
  return 0;
}
