import type { Expression } from './tree.js';

/** A part of a node, with the names that mean something else inside it: an index, or vectors that stand for entries. */
export interface Part {
  readonly node: Expression;
  readonly binds: readonly string[];
}

const free = (node: Expression): Part => ({ node, binds: [] });

/** The expressions directly below a node. */
export function parts(node: Expression): readonly Part[] {
  switch (node.kind) {
    case 'element':
      return [free(node.index)];
    case 'call':
      return node.args.map(free);
    case 'condition':
      return [node.test, node.yes, node.no].map(free);
    case 'series':
      return [free(node.from), free(node.to), { node: node.term, binds: [node.index] }];
    case 'reduction':
      return [{ node: node.body, binds: node.vectors }];
    default:
      return [];
  }
}

/** Whether the value of an expression depends on one of the names, which stand for numbers. */
export function dependsOn(node: Expression, names: readonly string[]): boolean {
  if (node.kind === 'name') return names.includes(node.name);
  return parts(node).some(({ node: part, binds }) =>
    dependsOn(
      part,
      names.filter((name) => !binds.includes(name)),
    ),
  );
}
