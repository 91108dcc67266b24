import { named } from './build.js';
import { freeNames } from './freeNames.js';
import type { Expression, SeriesNode } from './tree.js';

/** Expressions to put in the place of names. */
export type Bindings = Readonly<Record<string, Expression>>;

/**
 * The expression with names replaced, all at once. The index of a series is renamed when a replacement
 * mentions a name equal to it, so that nothing is captured. A vector can only be replaced by another name.
 *
 * @throws Error when a vector is bound to anything but a name.
 */
export function substitute(expression: Expression, bindings: Bindings): Expression {
  const visit = (node: Expression): Expression => substitute(node, bindings);
  switch (expression.kind) {
    case 'name':
      return Object.hasOwn(bindings, expression.name) ? bindings[expression.name]! : expression;
    case 'element':
      return {
        ...expression,
        vector: vectorName(expression.vector, bindings),
        index: visit(expression.index),
      };
    case 'size':
      return { ...expression, vector: vectorName(expression.vector, bindings) };
    case 'call':
      return { ...expression, args: expression.args.map(visit) };
    case 'condition':
      return {
        ...expression,
        test: visit(expression.test),
        yes: visit(expression.yes),
        no: visit(expression.no),
      };
    case 'series':
      return series(expression, bindings);
    case 'reduction': {
      const vectors = expression.vectors.map((name) => vectorName(name, bindings));
      return { ...expression, body: visit(expression.body), vectors: [...new Set(vectors)] };
    }
    default:
      return expression;
  }
}

function vectorName(name: string, bindings: Bindings): string {
  if (!Object.hasOwn(bindings, name)) return name;
  const replacement = bindings[name]!;
  if (replacement.kind === 'name') return replacement.name;
  throw new Error(`The vector ${name} can only be replaced by the name of another vector.`);
}

function series(node: SeriesNode, bindings: Bindings): Expression {
  const from = substitute(node.from, bindings);
  const to = substitute(node.to, bindings);
  const inner = Object.fromEntries(Object.entries(bindings).filter(([name]) => name !== node.index));
  const used = freeNames(node.term);
  const taken = new Set([...used, ...used.filter((name) => Object.hasOwn(inner, name)).flatMap((name) => freeNames(inner[name]!))]); // biome-ignore format: one line
  taken.delete(node.index);
  const captured = used.some(
    (name) => Object.hasOwn(inner, name) && freeNames(inner[name]!).includes(node.index),
  );
  if (!captured) return { ...node, from, to, term: substitute(node.term, inner) };
  const index = unused(node.index, taken);
  return { ...node, from, to, index, term: substitute(node.term, { ...inner, [node.index]: named(index) }) };
}

function unused(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = `${name}_${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
