import {
  type CallNode,
  type Definitions,
  type Expression,
  evaluate,
  freeNames,
  print,
} from '../expression/index.js';
import type { Point } from '../regime/index.js';

/**
 * Why an expression has no finite value at a point: one sentence that names the innermost part whose
 * operands are finite while its value is not, and the values it was given. Undefined when the value is finite.
 */
export function diagnose(expression: Expression, point: Point, definitions: Definitions): string | undefined {
  const culprit = innermost(expression, point, new Map(definitions), definitions);
  if (culprit === undefined) return undefined;
  const { part, at } = culprit;
  return `${describe(part, at, definitions)} at ${valuesText(part, at, definitions)}`;
}

/** Whether an expression is infinite or undefined because of a division by zero or the like, and not because it overflows. */
export function isPole(expression: Expression, point: Point, definitions: Definitions): boolean {
  const culprit = innermost(expression, point, new Map(definitions), definitions);
  if (culprit === undefined) return false;
  const { part, at } = culprit;
  const poles = [
    'div',
    'log',
    'log2',
    'log10',
    'log1p',
    'gamma',
    'lgamma',
    'digamma',
    'trigamma',
    'beta',
    'zeta',
    'tan',
  ];
  return (
    Number.isNaN(evaluate(part, at, definitions)) ||
    (part.kind === 'call' && poles.includes(part.name) && !overflows(part, at, definitions))
  );
}

/** A quotient whose divisor is not zero is infinite by overflow; so is Gamma of a large number. */
function overflows({ name, args }: CallNode, at: Point, definitions: Definitions): boolean {
  const values = args.map((argument) => evaluate(argument, at, definitions));
  return name === 'div' ? values[1] !== 0 : name === 'gamma' && values[0]! > 1;
}

interface Culprit {
  readonly part: Expression;
  readonly at: Point;
}

/** Longest series that is read term by term to find the term at fault. */
const TERMS = 10_000;

function innermost(
  part: Expression,
  at: Point,
  bodies: ReadonlyMap<string, Expression>,
  definitions: Definitions,
): Culprit | undefined {
  const value = evaluate(part, at, definitions);
  if (Number.isFinite(value)) return undefined;
  for (const [child, where] of childrenOf(part, at, bodies, definitions)) {
    const inner = innermost(child, where, bodies, definitions);
    if (inner !== undefined) return inner;
  }
  return { part, at };
}

function* childrenOf(
  part: Expression,
  at: Point,
  bodies: ReadonlyMap<string, Expression>,
  definitions: Definitions,
): Generator<readonly [Expression, Point]> {
  switch (part.kind) {
    case 'name': {
      const body = Object.hasOwn(at, part.name) ? undefined : bodies.get(part.name);
      if (body !== undefined) yield [body, at];
      break;
    }
    case 'call':
      for (const argument of part.args) if (isNumeric(argument)) yield [argument, at];
      break;
    case 'condition':
      yield [evaluate(part.test, at, definitions) === 1 ? part.yes : part.no, at];
      break;
    case 'series': {
      yield [part.from, at];
      yield [part.to, at];
      const first = Math.ceil(evaluate(part.from, at, definitions));
      const last = Math.min(first + TERMS, Math.floor(evaluate(part.to, at, definitions)));
      for (let k = first; k <= last; k++) yield [part.term, { ...at, [part.index]: k }];
      break;
    }
    default:
  }
}

const isNumeric = (part: Expression): boolean => part.kind !== 'text';

function describe(part: Expression, at: Point, definitions: Definitions): string {
  const text = print(part);
  if (part.kind === 'call') {
    const values = part.args.map((argument) => evaluate(argument, at, definitions));
    if (part.name === 'div' && values[1] === 0) return `division by zero in '${text}'`;
    if (part.name.startsWith('log') && values[0]! <= 0) return `logarithm of ${values[0]} in '${text}'`;
    if (part.name === 'sqrt' && values[0]! < 0) return `square root of ${values[0]} in '${text}'`;
  }
  const value = evaluate(part, at, definitions);
  return Number.isNaN(value) ? `'${text}' is not a number` : `'${text}' is infinite`;
}

function valuesText(part: Expression, at: Point, definitions: Definitions): string {
  const bodies = new Map(definitions);
  const names = new Set<string>();
  const visit = (expression: Expression): void => {
    for (const name of freeNames(expression)) {
      const body = Object.hasOwn(at, name) ? undefined : bodies.get(name);
      if (body === undefined) names.add(name);
      else visit(body);
    }
  };
  visit(part);
  const known = [...names].filter((name) => Object.hasOwn(at, name));
  const shown = known.length > 0 ? known : Object.keys(at);
  return shown.map((name) => `${name} = ${JSON.stringify(at[name])}`).join(', ');
}
