import type { CallNode, Expression } from '../../expression/index.js';

/** More alternatives than this are not told apart; what is left is a disjunction that draws may miss. */
const mostCases = 32;

const opposite: Readonly<Record<string, string>> = {
  lt: 'ge',
  le: 'gt',
  gt: 'le',
  ge: 'lt',
  eq: 'ne',
  ne: 'eq',
};

/**
 * The alternatives of a list of assumptions: conjunctions of which at least one holds wherever all the
 * assumptions do, so that `w == 0 or w >= 0.1` can be met by construction. Negations are pushed inwards;
 * a comparison that is false because a side is undefined (NaN) is taken as its opposite.
 */
export function cases(assumptions: readonly Expression[]): readonly (readonly Expression[])[] {
  return assumptions.map((assumption) => alternatives(assumption, true)).reduce(product, [[]]);
}

type Cases = readonly (readonly Expression[])[];

function alternatives(tree: Expression, holds: boolean): Cases {
  if (tree.kind === 'condition') {
    const yes = product(alternatives(tree.test, true), alternatives(tree.yes, holds));
    const no = product(alternatives(tree.test, false), alternatives(tree.no, holds));
    return limited([...yes, ...no], tree, holds);
  }
  return tree.kind === 'call' ? alternativesOfCall(tree, holds) : [[literal(tree, holds)]];
}

function alternativesOfCall(tree: CallNode, holds: boolean): Cases {
  if (tree.name === 'not') return alternatives(tree.args[0]!, !holds);
  if (tree.name !== 'and' && tree.name !== 'or') return [[literal(tree, holds)]];
  const parts = tree.args.map((part) => alternatives(part, holds));
  if ((tree.name === 'and') === holds) return parts.reduce(product);
  return limited(parts.flat(), tree, holds);
}

function limited(found: Cases, tree: Expression, holds: boolean): Cases {
  return found.length <= mostCases ? found : [[literal(tree, holds)]];
}

/** Every pair of alternatives joined; the longer list is kept apart first when there would be too many. */
function product(left: Cases, right: Cases): Cases {
  if (left.length * right.length <= mostCases) return left.flatMap((a) => right.map((b) => [...a, ...b]));
  const [kept, merged] = left.length >= right.length ? [left, right] : [right, left];
  return kept.map((a) => [...a, anyOf(merged)]);
}

function anyOf(found: Cases): Expression {
  return found
    .map((parts) => parts.reduce((a, b) => joined('and', a, b)))
    .reduce((a, b) => joined('or', a, b));
}

const joined = (name: string, ...args: readonly Expression[]): CallNode => ({ kind: 'call', name, args });

function literal(tree: Expression, holds: boolean): Expression {
  if (holds) return tree;
  if (tree.kind === 'call' && Object.hasOwn(opposite, tree.name))
    return { ...tree, name: opposite[tree.name]! };
  return joined('not', tree);
}
