import type { Expression } from '../tree.js';
import type { Emitter, Names } from './emitter.js';

/**
 * The definitions that an expression is certain to evaluate: those of both branches of a condition, not those
 * of one; those of the first operand of `and` and `or`; those of the limits of a series, which may be empty.
 */
export function needs(e: Emitter, node: Expression, names: Names): readonly string[] {
  const found = e.certain.get(node) ?? collect(e, node, names);
  e.certain.set(node, found);
  return found.filter((name) => isDefinition(e, name, names));
}

function collect(e: Emitter, node: Expression, names: Names): readonly string[] {
  const all = (parts: readonly Expression[]) => [...new Set(parts.flatMap((part) => needs(e, part, names)))];
  switch (node.kind) {
    case 'name':
      return isDefinition(e, node.name, names) ? [node.name] : [];
    case 'element':
      return needs(e, node.index, names);
    case 'call':
      return all(node.name === 'and' || node.name === 'or' ? node.args.slice(0, 1) : node.args);
    case 'condition': {
      const no = needs(e, node.no, names);
      const both = needs(e, node.yes, names).filter((name) => no.includes(name));
      return [...new Set([...needs(e, node.test, names), ...both])];
    }
    case 'series':
      return all([node.from, node.to]);
    default:
      return [];
  }
}

function isDefinition(e: Emitter, name: string, names: Names): boolean {
  return !names.values.has(name) && (e.places.get(name) ?? names.before) < names.before;
}
