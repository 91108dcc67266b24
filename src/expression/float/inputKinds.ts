import { parts } from '../parts.js';
import type { Expression } from '../tree.js';
import type { Program } from './program.js';

export type InputKind = 'scalar' | 'text' | 'vector';

/** A name as an expression uses it. */
type Use = readonly [name: string, kind: InputKind];

/** How the program uses its inputs; those that it does not use are missing. */
export function inputKinds({ inputs, definitions, outputs }: Program): ReadonlyMap<string, InputKind> {
  const kinds = new Map<string, InputKind>();
  const waiting = [...outputs];
  const rest = new Map(definitions.filter(([name]) => !inputs.includes(name)));
  for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
    for (const [name, kind] of uses(body, [])) {
      if (inputs.includes(name) && kinds.get(name) !== 'vector' && kinds.get(name) !== 'text')
        kinds.set(name, kind);
      const definition = rest.get(name);
      if (definition !== undefined) waiting.push(definition);
      rest.delete(name);
    }
  }
  return kinds;
}

function uses(node: Expression, bound: readonly string[]): readonly Use[] {
  return [
    ...ownUses(node, bound),
    ...parts(node).flatMap((part) => uses(part.node, [...bound, ...part.binds])),
  ];
}

function ownUses(node: Expression, bound: readonly string[]): readonly Use[] {
  if (node.kind === 'name') return bound.includes(node.name) ? [] : [[node.name, 'scalar']];
  if (node.kind === 'element' || node.kind === 'size') return [[node.vector, 'vector']];
  if (node.kind === 'reduction') return node.vectors.map((vector) => [vector, 'vector']);
  if (node.kind !== 'call' || !node.args.some(({ kind }) => kind === 'text')) return [];
  return node.args.flatMap((arg): Use[] => (arg.kind === 'name' ? [[arg.name, 'text']] : []));
}
