import type { Definitions } from '../expression/index.js';
import type { Stream } from '../random/index.js';
import { assumptionsOf } from './assumption.js';
import { boxesOf } from './boxes.js';
import { type Columns, columnsOf } from './columns.js';
import { type Core, pointOf, valuesOf } from './core.js';
import { cube } from './cube.js';
import type { Coordinate } from './domain/unitCube.js';
import { edgeDraws } from './drawEdge.js';
import { completed, constructed, drawn } from './drawPoint.js';
import { edgePoints } from './edgePoints.js';
import { enumeration } from './enumeration.js';
import { membership } from './membership.js';
import type { Parameter, Point, Regime, Value } from './parameter.js';
import { probe, refuseEmpty } from './probe.js';
import { repaired } from './repairPoint.js';

/** A regime made ready to be searched: membership, coordinates, draws. Functions of it share scratch, so it serves one thread. */
export interface CompiledRegime {
  readonly regime: Regime;
  readonly names: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Whether a point has a value of the right shape for each parameter, lies in the domains and satisfies every assumption. */
  contains(point: Point): boolean;
  /** The first thing that keeps a point outside, as a sentence; undefined when it is in regime. */
  violated(point: Point): string | undefined;
  /** The point, when it names exactly the parameters with values of the right shape; else throws a `RegimeError` with one sentence. The domains are not looked at. */
  check(point: unknown): Point;
  /** Number of coordinates of the unit cube. */
  readonly dimension: number;
  /** What each coordinate stands for. */
  readonly coordinates: readonly Coordinate[];
  /** The point of the domains (assumptions aside) at coordinates in [0, 1], length `dimension`. */
  fromUnit(u: Float64Array): Point;
  /** Coordinates that `fromUnit` maps to the point, to rounding (integers, texts and sizes exactly). */
  toUnit(point: Point): Float64Array;
  /**
   * A point in regime, spread evenly on the scales as far as the assumptions allow.
   * Throws a `RegimeError` when 100,000 attempts fail.
   */
  draw(stream: Stream): Point;
  /** A point in regime with one or more parameters at an edge value, or two equal; the others drawn. */
  drawEdge(stream: Stream): Point;
  /** A point in regime with the values given and the others drawn; undefined when a few attempts find none. */
  complete(stream: Stream, given: Partial<Point>): Point | undefined;
  /** A point in regime near the one given, which need not be in regime; parameters named first keep their values if they can. Undefined when none is found. */
  repair(point: Point, first?: readonly string[]): Point | undefined;
  /** Points in regime at which claims break first: corners, ends, middles, special values, ties. At most a few hundred, without repetition. */
  edges(): readonly Point[];
  /** Number of points of the contracted box when all parameters are integers and choices; else Infinity. */
  readonly count: number;
  /** All points in regime, when `count` is finite; nothing otherwise. */
  all(): Iterable<Point>;
  /** Draws for column readings; undefined when a parameter is a vector or a law. */
  readonly columns: Columns | undefined;
}

/**
 * Parses the assumptions (which may use `definitions`), contracts the domains against them, and makes sure
 * that points in regime can be drawn.
 *
 * @throws ExpressionError when an assumption is outside the language; RegimeError when no point is in regime
 * or fewer than 1 in 100 draws are after contraction, naming the assumption to blame.
 */
export function compileRegime(regime: Regime, definitions: Definitions = []): CompiledRegime {
  const assumptions = assumptionsOf(regime, definitions);
  const boxes = boxesOf(regime.parameters, assumptions, definitions);
  const core = {
    regime,
    assumptions,
    boxes,
    names: Object.keys(regime.parameters),
    parameters: Object.values(regime.parameters),
  };
  if (boxes.all.length === 0) refuseEmpty(core, definitions);
  probe(core, (stream) => constructed(core, stream));
  return { ...membership(core), ...cube(core), ...draws(core) };
}

type Draws = Pick<
  CompiledRegime,
  'draw' | 'drawEdge' | 'complete' | 'repair' | 'edges' | 'count' | 'all' | 'columns'
>;

function draws(core: Core): Draws {
  const drawAtEdge = edgeDraws(core);
  const repair = (targets: readonly Value[], first: readonly number[]): Value[] | undefined =>
    repaired(core, targets, first);
  return {
    draw: (stream) => pointOf(core, drawn(core, stream)),
    drawEdge: (stream) => pointOf(core, drawAtEdge(stream)),
    complete: (stream, given) => optionalPoint(core, completed(core, stream, given)),
    repair: (point, first = []) =>
      optionalPoint(
        core,
        repair(
          valuesOf(core, point),
          first.map((name) => core.names.indexOf(name)),
        ),
      ),
    edges: () => edgesOf(core, repair),
    ...enumeration(core),
    columns: columnsOf(core),
  };
}

/** Edge points moved into the regime, without repetition. */
function edgesOf(
  core: Core,
  repair: (targets: readonly Value[], first: readonly number[]) => Value[] | undefined,
): readonly Point[] {
  const seen = new Map<string, Point>();
  for (const { targets, first } of edgePoints(core.parameters)) {
    const values = repair(targets, first);
    if (values !== undefined) seen.set(JSON.stringify(values), pointOf(core, values));
  }
  return [...seen.values()];
}

function optionalPoint(core: Core, values: readonly Value[] | undefined): Point | undefined {
  return values && pointOf(core, values);
}
