import { type Expression, print, specialise } from '../../expression/index.js';
import { narrowed } from './narrow.js';
import { call, next, numeral, type Reduction, type Tactic } from './task.js';

/** A place at which a side is cut: a test, and what stands there where it holds and where it fails. */
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

/** The innermost first condition, absolute value, minimum or maximum outside series. */
function firstBranch(tree: Expression): Branch | undefined {
  if (tree.kind === 'call') {
    for (const arg of tree.args) {
      const found = firstBranch(arg);
      if (found !== undefined) return found;
    }
    const [a, b] = tree.args as [Expression, Expression];
    if (tree.name === 'abs')
      return { node: tree, test: call('ge', a, numeral(0)), yes: a, no: call('neg', a) };
    if ((tree.name === 'max' || tree.name === 'min') && tree.args.length === 2) {
      const test = call(tree.name === 'max' ? 'ge' : 'le', a, b);
      return { node: tree, test, yes: a, no: b };
    }
    return undefined;
  }
  if (tree.kind === 'condition') {
    const found = firstBranch(tree.yes) ?? firstBranch(tree.no);
    if (found !== undefined) return found;
    if (tree.test.kind === 'call' && Object.hasOwn(NEGATED, tree.test.name))
      return { node: tree, test: tree.test, yes: tree.yes, no: tree.no };
  }
  return undefined;
}

function replaced(tree: Expression, key: string, value: Expression): Expression {
  if (print(tree) === key) return value;
  switch (tree.kind) {
    case 'call':
      return { ...tree, args: tree.args.map((arg) => replaced(arg, key, value)) };
    case 'condition':
      return {
        ...tree,
        test: replaced(tree.test, key, value),
        yes: replaced(tree.yes, key, value),
        no: replaced(tree.no, key, value),
      };
    default:
      return tree;
  }
}

const simplified = (tree: Expression): Expression => specialise(tree, { texts: {}, sizes: {}, names: {} });

/** The tests of which one holds where a test fails: beside an equality there are two sides. */
function negated(test: Expression): readonly Expression[] {
  if (test.kind !== 'call') return [test];
  if (test.name === 'eq') return [call('lt', ...test.args), call('gt', ...test.args)];
  return [call(NEGATED[test.name]!, ...test.args)];
}

/** Cuts the case at a test on which a side depends; together the parts are the whole. */
export const splitBranches: Tactic = (task): readonly Reduction[] => {
  const { proofCase } = task;
  const found = firstBranch(proofCase.left) ?? firstBranch(proofCase.right);
  if (found === undefined) return [];
  const key = print(found.node);
  const parts = [
    { test: found.test, value: found.yes },
    ...negated(found.test).map((test) => ({ test, value: found.no })),
  ].map(({ test, value }) => {
    const put = (tree: Expression): Expression =>
      simplified(decided(replaced(tree, key, value), found.test, test));
    return narrowed(
      next(task, `where ${print(test)}`, {
        left: put(proofCase.left),
        right: put(proofCase.right),
        assumptions: [...proofCase.assumptions.map(put), test],
      }),
    );
  });
  return [{ name: 'cases', tasks: parts.filter((part) => part !== undefined) }];
};

/** Conditions with the same test are decided with it. */
function decided(tree: Expression, asked: Expression, holds: Expression): Expression {
  const key = print(asked);
  const isYes = asked === holds;
  const visit = (node: Expression): Expression => {
    if (node.kind === 'condition' && print(node.test) === key) return visit(isYes ? node.yes : node.no);
    if (node.kind === 'call') return { ...node, args: node.args.map(visit) };
    if (node.kind === 'condition') return { ...node, yes: visit(node.yes), no: visit(node.no) };
    return node;
  };
  return visit(tree);
}
