import { parts } from './parts.js';
import type { Expression } from './tree.js';

/**
 * The names whose values an expression needs, vectors and choices included, in no particular order; not the
 * constants, and not the indices of series inside their terms.
 */
export function freeNames(expression: Expression): readonly string[] {
  const found = new Set<string>();
  visit(expression, [], found);
  return [...found];
}

function visit(node: Expression, bound: readonly string[], found: Set<string>): void {
  if (node.kind === 'name' && !bound.includes(node.name)) found.add(node.name);
  if (node.kind === 'element' || node.kind === 'size') found.add(node.vector);
  if (node.kind === 'reduction') for (const vector of node.vectors) found.add(vector);
  for (const part of parts(node)) visit(part.node, [...bound, ...part.binds], found);
}
