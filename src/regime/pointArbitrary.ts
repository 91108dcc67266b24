import { Arbitrary, type Random, Value as Shrinkable, Stream as Shrinks } from 'fast-check';
import type { Stream } from '../random/index.js';
import type { CompiledRegime } from './compileRegime.js';
import type { Point } from './parameter.js';
import { simplerPoints } from './shrinking/simplerPoints.js';

/**
 * Points in regime for fast-check. Seven in ten are drawn evenly on the scales; the others have one or more
 * parameters at an edge value (ends, 0, 1, 2, ties, empty atoms) or two parameters equal. With `unbiased`
 * all are drawn evenly.
 *
 * Values shrink towards the simple: integers to the end nearest 0, reals to few digits, choices to the first
 * value, lists to fewer and equal entries, laws to fewer atoms and small denominators; never out of the
 * regime. A point given as an example shrinks like a generated one.
 */
export function pointArbitrary(compiled: CompiledRegime): Arbitrary<Point> {
  return new PointArbitrary(compiled);
}

class PointArbitrary extends Arbitrary<Point> {
  constructor(readonly compiled: CompiledRegime) {
    super();
  }

  generate(random: Random, bias: number | undefined): Shrinkable<Point> {
    const source = uniformFrom(random);
    const point =
      bias === undefined || source.uniform() < 0.7
        ? this.compiled.draw(source)
        : this.compiled.drawEdge(source);
    return new Shrinkable(point, undefined);
  }

  canShrinkWithoutContext(value: unknown): value is Point {
    try {
      return this.compiled.contains(this.compiled.check(value));
    } catch {
      return false;
    }
  }

  /** The context is the parameter to go on with: the one that was changed last. */
  shrink(point: Point, context: unknown): Shrinks<Shrinkable<Point>> {
    const simpler = simplerPoints(this.compiled, point, typeof context === 'number' ? context : 0);
    return new Shrinks(simpler).map((found) => new Shrinkable(found.point, found.changed));
  }
}

/** The stream behind fast-check's generator. */
function uniformFrom(random: Random): Stream {
  return {
    uniform: () =>
      (random.nextInt(0, 0x7ffffff) * 0x4000000 + random.nextInt(0, 0x3ffffff)) * 1.1102230246251565e-16,
    bits: () => random.nextInt() >>> 0,
  };
}
