import { type CompiledClaim, compileClaim } from '../../claim/index.js';
import { type Frontier, type FrontierOutcome, frontier } from '../../prove/index.js';
import {
  type IntegerParameter,
  integer,
  type Parameter,
  type Point,
  type RealParameter,
} from '../../regime/index.js';
import { deterministicRelation } from '../../verify/index.js';
import { valueAt } from './valueAt.js';

/** One numeric variable of a picture with the values at which the relation was evaluated, rising. */
export interface Axis {
  readonly name: string;
  readonly scale: 'linear' | 'log';
  readonly isWhole: boolean;
  readonly values: readonly number[];
}

/** Where the relation holds along one variable: enclosed on a whole piece, or not known. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly outcome: FrontierOutcome | 'outside';
}

/** Both sides along one variable. */
export interface CurvePicture {
  readonly kind: 'curve';
  readonly x: Axis;
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** From the low end of the axis to the high one; none while they are not known yet. */
  readonly pieces: readonly Piece[];
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
  if (y === undefined) return { ...curveOf(compiled, at)!, pieces: piecesOf(compiled, x, at) };
  const fixed = without(at, [x, y]);
  return { kind: 'map', map: frontier(compiled, { x, y, at: fixed, budget: BOXES }) };
}

/** The frontier of a claim with one variable: the other axis is a parameter of one value that nothing uses. */
function piecesOf(compiled: CompiledClaim, x: string, at: Point): readonly Piece[] {
  const { claim } = compiled;
  const y = `${compiled.regime.names.join('_')}_${Object.keys(claim.where).join('_')}_`;
  const parameters = { ...claim.regime.parameters, [y]: integer(0, 0) };
  const plane = compileClaim({ ...claim, regime: { ...claim.regime, parameters } });
  const { boxes } = frontier(plane, { x, y, at: without(at, [x]), budget: BOXES });
  const pieces = boxes.map(
    ({ x: [from, to], outcome, regime }): Piece => ({
      from,
      to,
      outcome: regime === 'outside' ? 'outside' : regime === 'mixed' ? 'undecided' : outcome,
    }),
  );
  return joined(pieces.sort((a, b) => a.from - b.from));
}

/** Neighbours with the same outcome as one piece. */
export function joined(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last?.outcome === piece.outcome) found[found.length - 1] = { ...last, to: piece.to };
    else found.push(piece);
  }
  return found;
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
