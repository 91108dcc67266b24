import type { Expression } from './tree.js';

/**
 * The names whose values an expression needs, vectors and choices included, in no particular order;
 * not the constants, and not the indices of series inside their terms.
 */
export function freeNames(expression: Expression): readonly string[] {
  const found = new Set<string>();
  visit(expression, [], found);
  return [...found];
}

function visit(node: Expression, bound: readonly string[], found: Set<string>): void {
  if (node.kind === 'name' && !bound.includes(node.name)) found.add(node.name);
  if (node.kind === 'element' || node.kind === 'size') found.add(node.vector);
  if (node.kind === 'series') visit(node.term, [...bound, node.index], found);
  for (const part of outer(node)) visit(part, bound, found);
}

/** The parts of a node in which the same names are in force as around it. */
function outer(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'element':
      return [node.index];
    case 'call':
      return node.args;
    case 'condition':
      return [node.test, node.yes, node.no];
    case 'series':
      return [node.from, node.to];
    case 'reduction':
      return [node.body];
    default:
      return [];
  }
}
