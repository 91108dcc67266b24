import type { CompiledClaim } from '../../claim/index.js';
import { type Frontier, type FrontierPiece, frontier, pieces } from '../../prove/index.js';
import type { IntegerParameter, Parameter, Point, RealParameter } from '../../regime/index.js';
import { deterministicRelation } from '../../verify/index.js';
import { valueAt } from './valueAt.js';

/** One numeric variable of a picture with the values at which the relation was evaluated, rising. */
export interface Axis {
  readonly name: string;
  readonly scale: 'linear' | 'log';
  readonly isWhole: boolean;
  readonly values: readonly number[];
}

/** Both sides along one variable. */
export interface CurvePicture {
  readonly kind: 'curve';
  readonly x: Axis;
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** From the low end of the axis to the high one; none while they are not known yet. */
  readonly pieces: readonly FrontierPiece[];
  /** The values of the variables that stay put. */
  readonly fixed: Point;
}

/** Where the relation holds on a plane. */
export interface MapPicture {
  readonly kind: 'map';
  readonly map: Frontier;
}

export type Picture = CurvePicture | MapPicture;

/** Points of a curve. */
const CURVE = 241;
/** Most boxes of a map. */
const BOXES = 3000;

/** Both sides along the only numeric variable, computed on doubles; undefined when there are several or none. */
export function curveOf(compiled: CompiledClaim, at: Point): CurvePicture | undefined {
  const [x, y] = numericOf(compiled);
  if (x === undefined || y !== undefined) return undefined;
  const { sides } = deterministicRelation(compiled, compiled.relations[0]!);
  const axis = axisOf(x, CURVE);
  const readings = axis.values.map((value) => sides({ ...at, [axis.name]: value }));
  return {
    kind: 'curve',
    x: axis,
    left: readings.map(({ left }) => left),
    right: readings.map(({ right }) => right),
    pieces: [],
    fixed: without(at, [axis.name]),
  };
}

/**
 * Where the relation holds, enclosed box by box: along its only numeric variable, or on the plane of the first
 * two; the other variables have the values of `at`. Undefined when there is no numeric variable.
 */
export function pictureOf(compiled: CompiledClaim, at: Point): Picture | undefined {
  const [x, y] = numericOf(compiled).map(([name]) => name);
  if (x === undefined) return undefined;
  if (y === undefined)
    return { ...curveOf(compiled, at)!, pieces: pieces(compiled, x, at, { budget: BOXES }) };
  const fixed = without(at, [x, y]);
  return { kind: 'map', map: frontier(compiled, { x, y, at: fixed, budget: BOXES }) };
}

const numericOf = ({ claim }: CompiledClaim): readonly Numeric[] =>
  Object.entries(claim.regime.parameters).filter(isNumeric);

type Numeric = [string, IntegerParameter | RealParameter];

const isNumeric = (entry: [string, Parameter]): entry is Numeric =>
  entry[1].type === 'integer' || entry[1].type === 'real';

/** At most `count` values from one end to the other, evenly on the scale; whole ones without repetition. */
export function axisOf([name, { min, max, scale, type }]: Numeric, count: number): Axis {
  const isWhole = type === 'integer';
  const steps = Array.from({ length: count }, (_, k) => valueAt(min, max, scale, k / (count - 1)));
  const values = isWhole ? [...new Set(steps.map(Math.round))] : steps;
  return { name, scale, isWhole, values };
}

const without = (point: Point, names: readonly string[]): Point =>
  Object.fromEntries(Object.entries(point).filter(([name]) => !names.includes(name)));
