import { type Expression, freeNames, print } from '../../../expression/index.js';

export type Series = Extract<Expression, { kind: 'series' }>;

/** Every part with one text replaced. */
export function replacedPart(tree: Expression, key: string, value: Expression): Expression {
  if (tree.kind !== 'number' && tree.kind !== 'name' && print(tree) === key) return value;
  const visit = (part: Expression): Expression => replacedPart(part, key, value);
  switch (tree.kind) {
    case 'call':
      return { ...tree, args: tree.args.map(visit) };
    case 'condition':
      return { ...tree, test: visit(tree.test), yes: visit(tree.yes), no: visit(tree.no) };
    default:
      return tree;
  }
}

/** The first part outside of series, from the inside, of which something is known. */
export function firstPart<T>(tree: Expression, find: (part: Expression) => T | undefined): T | undefined {
  const parts =
    tree.kind === 'call' ? tree.args : tree.kind === 'condition' ? [tree.test, tree.yes, tree.no] : [];
  for (const part of parts) {
    const found = firstPart(part, find);
    if (found !== undefined) return found;
  }
  return find(tree);
}

/** The distinct series of trees, outermost only. */
export function seriesOf(trees: readonly Expression[]): readonly Series[] {
  const found = new Map<string, Series>();
  const visit = (tree: Expression): void => {
    if (tree.kind === 'series') found.set(print(tree), tree);
    else if (tree.kind === 'call') tree.args.forEach(visit);
    else if (tree.kind === 'condition') [tree.test, tree.yes, tree.no].forEach(visit);
  };
  trees.forEach(visit);
  return [...found.values()];
}

/** How often a name occurs; within series and conditions as if twice. */
export function occurrences(tree: Expression, name: string): number {
  if (tree.kind === 'name') return Number(tree.name === name);
  if (tree.kind === 'call') return tree.args.reduce((sum, arg) => sum + occurrences(arg, name), 0);
  return freeNames(tree).includes(name) ? 2 : 0;
}
