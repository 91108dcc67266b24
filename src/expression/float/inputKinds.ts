import type { Expression } from '../tree.js';
import type { Program } from './program.js';

export type InputKind = 'scalar' | 'text' | 'vector';

/** How the program uses its inputs; those that it does not use are missing. */
export function inputKinds({ inputs, definitions, outputs }: Program): ReadonlyMap<string, InputKind> {
  const kinds = new Map<string, InputKind>();
  const bodies = new Map(definitions);
  const followed = new Set<string>();
  const note = (name: string, kind: InputKind): void => {
    if (!inputs.includes(name)) follow(name);
    else if (kind !== 'scalar' || !kinds.has(name)) kinds.set(name, kind);
  };
  const follow = (name: string): void => {
    const body = bodies.get(name);
    if (body === undefined || followed.has(name)) return;
    followed.add(name);
    visit(body, []);
  };
  for (const output of outputs) visit(output, []);
  return kinds;

  function visit(node: Expression, bound: readonly string[]): void {
    if (node.kind === 'name' && !bound.includes(node.name)) note(node.name, 'scalar');
    if (node.kind === 'element' || node.kind === 'size') note(node.vector, 'vector');
    if (node.kind === 'reduction') for (const vector of node.vectors) note(vector, 'vector');
    if (node.kind === 'call' && node.args.some(({ kind }) => kind === 'text')) {
      for (const arg of node.args) if (arg.kind === 'name') note(arg.name, 'text');
    }
    for (const [part, more] of parts(node)) visit(part, [...bound, ...more]);
  }
}

/** The parts of a node, each with the names that are bound in it. */
function parts(node: Expression): readonly (readonly [Expression, readonly string[]])[] {
  switch (node.kind) {
    case 'element':
      return [[node.index, []]];
    case 'call':
      return node.args.map((arg) => [arg, []]);
    case 'condition':
      return [node.test, node.yes, node.no].map((part) => [part, []]);
    case 'series':
      return [
        [node.from, []],
        [node.to, []],
        [node.term, [node.index]],
      ];
    case 'reduction':
      return [[node.body, node.vectors]];
    default:
      return [];
  }
}
