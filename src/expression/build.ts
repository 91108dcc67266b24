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

export function condition(test: Expression, yes: Expression, no: Expression): ConditionNode {
  return { kind: 'condition', test, yes, no };
}
