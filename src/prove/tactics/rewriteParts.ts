import { type Expression, freeNames, parse, print, substitute } from '../../expression/index.js';
import { decideCase } from '../algebra/index.js';
import type { ProofCase } from '../cases.js';
import type { Variable } from '../variable.js';
import { call, next, numeral, type Reduction, type Tactic, type Task } from './task.js';

/** A part of a tree written another way, with a number `v` of which only the range is known. */
export interface Rewriting {
  readonly value: Expression;
  readonly range: readonly [lo: number, hi: number];
  readonly isOpen: readonly [low: boolean, high: boolean];
  readonly remark: string;
}

/** What can stand for one node, in a domain. */
export type Rewriter = (node: Expression, v: Expression, domain: Domain) => Rewriting | undefined;

/** What a rewriter may ask of the domain. */
export interface Domain extends Pick<ProofCase, 'variables' | 'assumptions'> {
  readonly isPositive: (tree: Expression) => boolean;
  readonly isNonnegative: (tree: Expression) => boolean;
  readonly isWhole: (name: string) => boolean;
}

const scope = Object.fromEntries(
  ['x', 'y', 'r', 'v', 'q', 'c', 'from', 'to'].map((name) => [name, 'scalar'] as const),
);
export const fill = (text: string, values: Readonly<Record<string, Expression>>): Expression =>
  substitute(parse(text, scope), values);

/** The first node, from the inside, that a rewriter takes. */
function firstOf(
  tree: Expression,
  rewriter: Rewriter,
  v: Expression,
  domain: Domain,
): { readonly key: string; readonly made: Rewriting } | undefined {
  if (tree.kind === 'call')
    for (const arg of tree.args) {
      const found = firstOf(arg, rewriter, v, domain);
      if (found !== undefined) return found;
    }
  const made = tree.kind === 'number' || tree.kind === 'name' ? undefined : rewriter(tree, v, domain);
  return made === undefined ? undefined : { key: print(tree), made };
}

function replaced(tree: Expression, key: string, value: Expression): Expression {
  if (tree.kind !== 'name' && tree.kind !== 'number' && print(tree) === key) return value;
  return tree.kind === 'call' ? { ...tree, args: tree.args.map((arg) => replaced(arg, key, value)) } : tree;
}

/** A tactic that rewrites one part, wherever it stands, by a rewriter. */
export const rewritePart =
  (name: string, rewriter: Rewriter): Tactic =>
  (task, isPositive): readonly Reduction[] => {
    const made = rewritten(task, rewriter, isPositive);
    return made === undefined ? [] : [{ name, tasks: [made] }];
  };

function rewritten(
  task: Task,
  rewriter: Rewriter,
  isPositive: (tree: Expression) => boolean,
): Task | undefined {
  const { left, right, variables, assumptions } = task.proofCase;
  const label = unused(variables);
  const v: Expression = { kind: 'name', name: label };
  const domain: Domain = {
    variables,
    assumptions,
    isPositive,
    isNonnegative: (tree) => isPositive(tree) || decideCase(tree, false, task.proofCase, isPositive).isProved,
    isWhole: (name) => variables.some((one) => one.name === name && one.isWhole),
  };
  const found = firstOf(left, rewriter, v, domain) ?? firstOf(right, rewriter, v, domain);
  if (found === undefined) return undefined;
  const { key, made } = found;
  const isUsed = freeNames(made.value).includes(label);
  const [lo, hi] = made.range;
  const [low, high] = made.isOpen;
  const ends = [...(low ? [call('gt', v, numeral(lo))] : []), ...(high ? [call('lt', v, numeral(hi))] : [])];
  return next(
    task,
    made.remark,
    {
      left: replaced(left, key, made.value),
      right: replaced(right, key, made.value),
      variables: isUsed ? [...variables, { name: label, lo, hi, isWhole: false, isLog: false }] : variables,
      assumptions: isUsed ? [...assumptions, ...ends] : assumptions,
    },
    { isFaithful: false },
  );
}

function unused(variables: readonly Variable[]): string {
  for (let k = 1; ; k++) if (variables.every(({ name }) => name !== `part ${k}`)) return `part ${k}`;
}
