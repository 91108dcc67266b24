import type { CompiledClaim } from '../../claim/index.js';
import { type Comparison, freeNames, type Relation } from '../../expression/index.js';
import type { Point } from '../../regime/index.js';
import {
  compileRoutes,
  deterministicRelation,
  isSampled,
  quantitiesOf,
  routeReading,
} from '../../verify/index.js';

export type Side = '<=' | '>=' | '=';

/** What a relation says of the mean of a measured quantity at a point. */
export interface Bound {
  readonly value: number;
  readonly side: Side;
}

/** A relation of a claim, read as a bound on one quantity. */
export interface BoundedQuantity {
  readonly relation: string;
  readonly quantity: string;
  /** The bound; a sentence when there is none at this point. */
  readonly at: (point: Point) => Bound | string;
}

/**
 * The relations of a claim that bound a measured quantity, each solved for it, and a sentence for each that
 * cannot be used: it has none of the measured quantities, or several, or is not linear in it.
 */
export function boundsOf(
  compiled: CompiledClaim,
  measured: readonly string[],
): { readonly bounds: readonly BoundedQuantity[]; readonly unused: readonly string[] } {
  const read = compiled.relations.map((relation) => boundOf(compiled, relation, measured));
  return {
    bounds: read.filter((one) => typeof one !== 'string'),
    unused: read.filter((one) => typeof one === 'string'),
  };
}

function boundOf(
  compiled: CompiledClaim,
  relation: Relation,
  measured: readonly string[],
): BoundedQuantity | string {
  const quantities = quantitiesOf(compiled, relation);
  const names = quantities.map(([name]) => name).filter((name) => measured.includes(name));
  if (names.length === 0)
    return `'${relation.text}' speaks of ${quantities.map(([name]) => name).join(', ') || 'no quantity'}, which is not mapped`;
  if (names.length > 1)
    return `'${relation.text}' has ${names.join(' and ')}; only relations of one measured quantity can be held`;
  const quantity = names[0]!;
  const place = quantities.findIndex(([name]) => name === quantity);
  const sides = deterministicRelation(compiled, relation);
  const others = othersReading(compiled, quantities, quantity);
  const solve = solver(relation, quantity);
  return {
    relation: relation.text,
    quantity,
    at: (point: Point) => {
      const values = others(point);
      if (typeof values === 'string') return values;
      const bound = solve((q) => sides.sidesFor(point, values.with(place, q)));
      return Number.isFinite(bound.value)
        ? bound
        : `the bound of '${relation.text}' is not defined at ${JSON.stringify(point)}`;
    },
  };
}

/** Values of the quantities that are not measured, from their own routes; the measured one's place holds 0. */
function othersReading(
  compiled: CompiledClaim,
  quantities: ReturnType<typeof quantitiesOf>,
  measured: string,
): (point: Point) => readonly number[] | string {
  const value = routeReading(compiled);
  const routes = quantities.map(([name, quantity]) =>
    name === measured ? [] : compileRoutes(compiled, name, quantity).filter((route) => !isSampled(route)),
  );
  return (point) => {
    const values: number[] = [];
    for (const [i, [name]] of quantities.entries()) {
      if (name === measured) {
        values.push(0);
        continue;
      }
      const route = routes[i]!.find((one) => one.applies(point));
      if (route === undefined)
        return `'${name}' is neither measured nor known in closed form at ${JSON.stringify(point)}`;
      values.push(value(route, point));
    }
    return values;
  };
}

type SidesAt = (q: number) => { readonly left: number; readonly right: number };

/** Solves the relation for the quantity: directly where it stands alone, else as a linear relation. */
function solver(relation: Relation, quantity: string): (sides: SidesAt) => Bound {
  const { left, right, comparison } = relation;
  const alone = (side: typeof left, other: typeof left): boolean =>
    side.kind === 'name' && side.name === quantity && !freeNames(other).includes(quantity);
  if (alone(left, right)) return (sides) => ({ value: sides(1).right, side: weak(comparison) });
  if (alone(right, left)) return (sides) => ({ value: sides(1).left, side: flip(weak(comparison)) });
  return (sides) => linear(sides, weak(comparison));
}

function linear(sides: SidesAt, side: Side): Bound {
  const gap = (q: number): number => {
    const { left, right } = sides(q);
    return left - right;
  };
  const [at0, at1, at2] = [gap(0), gap(1), gap(2)];
  const slope = at1 - at0;
  const bend = Math.abs(at2 - 2 * at1 + at0);
  if (!(bend <= 1e-9 * (Math.abs(at0) + Math.abs(at1) + Math.abs(at2))) || slope === 0)
    return { value: Number.NaN, side };
  return { value: -at0 / slope, side: slope > 0 ? side : flip(side) };
}

const weak = (comparison: Comparison): Side =>
  comparison === '<' ? '<=' : comparison === '>' ? '>=' : comparison;
const flip = (side: Side): Side => (side === '<=' ? '>=' : side === '>=' ? '<=' : '=');
