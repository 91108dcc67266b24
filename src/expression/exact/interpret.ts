import type { Fraction } from 'fraction.js';
import { type Cell, unboundName, type Values } from '../float/index.js';
import { fraction, numeralFraction } from '../functions/index.js';
import type { CallNode, Definitions, Expression, ReductionNode, SeriesNode } from '../tree.js';
import { type Arithmetic, arithmetic, type Effort, quantityOf } from './arithmetic.js';
import { isBall, Stuck, type Value } from './value.js';

/** Most terms of a series. */
const MOST_TERMS = 1e6;

/** What names stand for: in the body of a reduction a vector has both an entry and itself. */
interface Names {
  readonly value: (name: string) => Value;
  readonly vector: (name: string) => ArrayLike<number>;
}

/**
 * Evaluates an expression at a point in certified arithmetic: rationals as long as values are rational and
 * small, balls from there on. Doubles are the rationals they are, numerals the decimals they say. Definitions
 * are evaluated when they are needed, once.
 *
 * @throws Stuck when a branch, a floor or a comparison cannot be decided, or a value is not rational and must be.
 */
export function interpret(
  expression: Expression,
  point: Values,
  definitions: Definitions,
  effort: Effort,
): Value {
  const apply = arithmetic(effort);
  return visit(expression, { apply, names: outermost(point, definitions, apply) });
}

interface Setting {
  readonly apply: Arithmetic;
  readonly names: Names;
}

/** The names of the point, and of the definitions before the one that is being evaluated. */
function outermost(point: Values, definitions: Definitions, apply: Arithmetic): Names {
  const known = new Map<string, Value>();
  const given = (name: string): Cell | undefined => (Object.hasOwn(point, name) ? point[name] : undefined);
  const vector = (name: string) => (given(name) as ArrayLike<number> | undefined) ?? fail(name);
  const before = (limit: number): Names => ({
    vector,
    value: (name) => {
      const cell = given(name);
      if (cell !== undefined) return typeof cell === 'number' ? quantityOf(cell) : (cell as string);
      const place = definitions.findIndex(([defined]) => defined === name);
      if (place < 0 || place >= limit) return fail(name);
      const value = known.get(name) ?? visit(definitions[place]![1], { apply, names: before(place) });
      known.set(name, value);
      return value;
    },
  });
  return before(definitions.length);
}

function fail(name: string): never {
  throw unboundName(name);
}

function visit(node: Expression, setting: Setting): Value {
  const { names } = setting;
  switch (node.kind) {
    case 'number':
      return numeralFraction(node.text);
    case 'text':
      return node.value;
    case 'name':
      return names.value(node.name);
    case 'size':
      return fraction(names.vector(node.vector).length);
    case 'element':
      return element(names.vector(node.vector), visit(node.index, setting));
    case 'condition':
      return visit(visit(node.test, setting) === true ? node.yes : node.no, setting);
    case 'call':
      return application(node, setting);
    case 'series':
      return series(node, setting);
    case 'reduction':
      return reduction(node, setting);
  }
}

function application({ name, args }: CallNode, setting: Setting): Value {
  const [first, second] = args as [Expression, Expression];
  if (name === 'and') return visit(first, setting) === true && visit(second, setting) === true;
  if (name === 'or') return visit(first, setting) === true || visit(second, setting) === true;
  if (name === 'not') return visit(first, setting) !== true;
  return setting.apply(
    name,
    args.map((arg) => visit(arg, setting)),
  );
}

function element(vector: ArrayLike<number>, index: Value): Value {
  if (isBall(index)) throw new Stuck('an index is not known exactly');
  return quantityOf(vector[Number(index) - 1] ?? Number.NaN);
}

function series(node: SeriesNode, setting: Setting): Value {
  const { apply, names } = setting;
  const limit = (name: string, value: Value) => Number((apply(name, [value]) as Fraction | number).valueOf());
  const from = limit('ceil', visit(node.from, setting));
  const to = limit('floor', visit(node.to, setting));
  let total: Value = fraction(node.operation === 'sum' ? 0 : 1);
  if (from > to) return total;
  if (!Number.isFinite(to - from)) return Number.NaN;
  if (to - from >= MOST_TERMS || Math.max(-from, to) > Number.MAX_SAFE_INTEGER)
    throw new Stuck('a series is too long');
  for (let index = from; index <= to; index++) {
    const value = (name: string) => (name === node.index ? fraction(index) : names.value(name));
    const term = visit(node.term, { apply, names: { ...names, value } });
    total = apply(node.operation === 'sum' ? 'add' : 'mul', [total, term]);
  }
  return total;
}

const START: Readonly<Record<ReductionNode['operation'], Value>> = {
  sum: fraction(0),
  prod: fraction(1),
  min: Number.POSITIVE_INFINITY,
  max: Number.NEGATIVE_INFINITY,
};
const STEP: Readonly<Record<ReductionNode['operation'], string>> = {
  sum: 'add',
  prod: 'mul',
  min: 'min',
  max: 'max',
};

function reduction(node: ReductionNode, setting: Setting): Value {
  const { apply, names } = setting;
  const length = names.vector(node.vectors[0]!).length;
  let total = START[node.operation];
  for (let index = 0; index < length; index++) {
    const value = (name: string) =>
      node.vectors.includes(name) ? quantityOf(names.vector(name)[index] ?? Number.NaN) : names.value(name);
    total = apply(STEP[node.operation], [total, visit(node.body, { apply, names: { ...names, value } })]);
  }
  return total;
}
