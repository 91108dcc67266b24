import type { CallNode, ConditionNode, Expression, NameNode, NumberNode } from './tree.js';

/** Constructors of tree nodes, for those who make trees rather than parse them. */

/** A numeral by its decimal text, without sign. */
export function numeral(text: string): NumberNode {
  return { kind: 'number', text };
}

/** A whole number; a negative one becomes the negation of a numeral, as the parser would have it. */
export function whole(value: number): Expression {
  return value < 0 ? call('neg', numeral(String(-value))) : numeral(String(value));
}

export function named(name: string): NameNode {
  return { kind: 'name', name };
}

export function call(name: string, ...args: Expression[]): CallNode {
  return { kind: 'call', name, args };
}

/** A conditional; one with equal branches is the branch. */
export function condition(test: Expression, yes: Expression, no: Expression): Expression {
  return constantOf(yes) !== undefined && constantOf(yes) === constantOf(no)
    ? yes
    : conditionNode(test, yes, no);
}

function conditionNode(test: Expression, yes: Expression, no: Expression): ConditionNode {
  return { kind: 'condition', test, yes, no };
}

/** The value of a small whole number, with or without sign; undefined for anything else. */
export function constantOf(node: Expression): number | undefined {
  if (node.kind === 'number') return /^\d{1,9}$/.test(node.text) ? Number(node.text) : undefined;
  if (node.kind !== 'call' || node.name !== 'neg') return undefined;
  const value = constantOf(node.args[0]!);
  return value === undefined ? undefined : -value;
}

/** The constructors below fold whole numbers and drop neutral elements; zero times anything is zero. */

export function plus(a: Expression, b: Expression): Expression {
  const [x, y] = [constantOf(a), constantOf(b)];
  if (x === 0) return b;
  if (y === 0) return a;
  if (x !== undefined && y !== undefined) return whole(x + y);
  return b.kind === 'call' && b.name === 'neg' ? call('sub', a, b.args[0]!) : call('add', a, b);
}

export function minus(a: Expression, b: Expression): Expression {
  const [x, y] = [constantOf(a), constantOf(b)];
  if (y === 0) return a;
  if (x === 0) return negated(b);
  if (x !== undefined && y !== undefined) return whole(x - y);
  return b.kind === 'call' && b.name === 'neg' ? call('add', a, b.args[0]!) : call('sub', a, b);
}

export function negated(a: Expression): Expression {
  const x = constantOf(a);
  if (x !== undefined) return whole(x === 0 ? 0 : -x);
  return a.kind === 'call' && a.name === 'neg' ? a.args[0]! : call('neg', a);
}

export function times(a: Expression, b: Expression): Expression {
  const [x, y] = [constantOf(a), constantOf(b)];
  if (x === 0 || y === 0) return whole(0);
  if (x === 1) return b;
  if (y === 1) return a;
  if (x === -1) return negated(b);
  if (y === -1) return negated(a);
  return x !== undefined && y !== undefined && Math.abs(x * y) < 1e9 ? whole(x * y) : call('mul', a, b);
}

export function over(a: Expression, b: Expression): Expression {
  if (constantOf(a) === 0) return whole(0);
  return constantOf(b) === 1 ? a : call('div', a, b);
}

export function power(a: Expression, b: Expression): Expression {
  const y = constantOf(b);
  if (y === 0) return whole(1);
  return y === 1 ? a : call('pow', a, b);
}
