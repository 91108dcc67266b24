import { type Expression, print } from '../../../expression/index.js';
import { call, numeral } from '../algebra/field.js';
import { type Goal, mapSides, narrowed, put, type Rule } from './goal.js';
import { firstPart, replacedPart } from './trees.js';

interface Branch {
  readonly node: Expression;
  readonly test: Expression;
  readonly yes: Expression;
  readonly no: Expression;
}

const NEGATED: Readonly<Record<string, string>> = {
  le: 'gt',
  lt: 'ge',
  ge: 'lt',
  gt: 'le',
  eq: 'ne',
  ne: 'eq',
};

function branchAt(node: Expression): Branch | undefined {
  if (node.kind === 'condition') {
    const isSimple = node.test.kind === 'call' && Object.hasOwn(NEGATED, node.test.name);
    return isSimple ? { node, test: node.test, yes: node.yes, no: node.no } : undefined;
  }
  if (node.kind !== 'call') return undefined;
  const [a, b] = node.args as [Expression, Expression];
  if (node.name === 'abs') return { node, test: call('ge', a, numeral(0)), yes: a, no: call('neg', a) };
  if (node.name === 'max') return { node, test: call('ge', a, b), yes: a, no: b };
  return node.name === 'min' ? { node, test: call('le', a, b), yes: a, no: b } : undefined;
}

/** Where a condition's test, or one of two sides of a minimum, maximum or absolute value, cuts the domain in two. */
export const byCases: Rule = (goal, domain) => {
  const places = [goal.small, goal.large, ...goal.assumptions];
  const found = places
    .flatMap((tree) => firstPart(tree, branchAt) ?? [])
    .find(({ test }) => test.kind === 'call' && test.args.every(domain.isDefined));
  if (found?.test.kind !== 'call') return [];
  const { name, args } = found.test;
  const parts = [
    { test: found.test, value: found.yes },
    { test: call(NEGATED[name]!, ...args), value: found.no },
  ];
  const key = print(found.node);
  const goals = parts.flatMap(({ test, value }): readonly Goal[] => {
    const change = (tree: Expression): Expression => put(replacedPart(tree, key, value), {});
    const one = narrowed({
      ...mapSides(goal, change),
      assumptions: [...goal.assumptions.map(change), test],
    });
    return one === undefined ? [] : [one];
  });
  return [goals];
};
