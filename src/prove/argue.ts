import { type Expression, freeNames, print, substitute } from '../expression/index.js';
import { decideCase, type Effort, exactly } from './algebra/index.js';
import type { Lemma, ProofCase } from './cases.js';
import { isChained } from './isChained.js';
import { positivity } from './positivity.js';
import type { SearchSetting } from './search.js';
import { type CaseProof, isDone, type Ledger, metered, POLYNOMIAL, settle, taskOf } from './settle.js';
import { narrowed, numeral } from './tactics/index.js';

type Comparison = Lemma['comparison'];

/** Something that a lemma asks for, as a case of its own. */
interface Obligation {
  readonly step: string;
  readonly comparison: Comparison;
  readonly proofCase: ProofCase;
}

const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });
const nothing: SearchSetting['recheck'] = () => undefined;

/** A double as the fraction that it is. */
function number(value: number): Expression {
  const { s, n, d } = exactly(value);
  return call('div', numeral(s * n), numeral(d));
}

/**
 * Proves a case by the steps of its claim's argument: each lemma with those before it assumed, then the relation
 * with all of them. The leaves together imply the case; when a lemma stays open, so does the case. Every step may
 * spend the same allowance, so that it fares alike in all relations of its claim.
 */
export function argue(
  proofCase: ProofCase,
  comparison: Comparison,
  recheck: SearchSetting['recheck'],
  ledger: Ledger,
  isFaithful: boolean,
  memo: Memo,
  allowance: Ledger,
): readonly CaseProof[] {
  const found = bySteps(proofCase, comparison, recheck, ledger, isFaithful, memo, allowance);
  if (proofCase.argument.length === 0 || isDone(found)) return found;
  // The steps may be for other relations of the claim: then they are in the way.
  const plain = settle({ ...proofCase, argument: [] }, comparison, recheck, { ...allowance }, isFaithful);
  return isDone(plain) ? plain : found;
}

function bySteps(
  proofCase: ProofCase,
  comparison: Comparison,
  recheck: SearchSetting['recheck'],
  ledger: Ledger,
  isFaithful: boolean,
  memo: Memo,
  allowance: Ledger,
): readonly CaseProof[] {
  const { argument } = proofCase;
  const leaves: CaseProof[] = [];
  const tied = new Set(proofCase.assumptions.flatMap(freeNames));
  let known: ProofCase = { ...proofCase, argument: [] };
  for (const [at, lemma] of argument.entries()) {
    const obligations = obligationsOf(lemma, known);
    for (const { step, proofCase: one, comparison: how } of obligations) {
      const before = lemma.general === undefined ? argument.slice(Math.max(0, at - 2), at) : [];
      const found = remembered(memo, keyOf(step, one, how, allowance), () => {
        const part = { ...allowance };
        const sum = combination(one, before, how, part, LITTLE);
        return sum ?? settle(one, how, nothing, part, false);
      });
      leaves.push(...found.map((leaf) => ({ ...leaf, steps: [step, ...leaf.steps] })));
      if (!isDone(found)) return leaves;
    }
    const more = assumptionsOf(lemma);
    known = {
      ...known,
      assumptions: [...known.assumptions, ...more],
      proved: [...(known.proved ?? []), ...more.map((tree) => ({ tree, tied }))],
    };
  }
  const combined = argument.length === 0 ? undefined : combination(known, argument, comparison, ledger);
  if (combined !== undefined) return [...leaves, ...combined];
  if (argument.length > 0) ledger.tasks = Math.max(allowance.tasks, ledger.tasks);
  return [...leaves, ...settle(known, comparison, recheck, ledger, isFaithful)];
}

/** What became of the steps of a claim's argument: all its relations have the same. */
export type Memo = Map<string, readonly CaseProof[]>;

/** All that the outcome of a step depends on. */
function keyOf(step: string, one: ProofCase, how: Comparison, { left, tasks }: Ledger): string {
  const ranges = one.variables.map(({ name, lo, hi, isWhole }) => `${name} ${lo} ${hi} ${isWhole}`);
  const trees = [one.left, one.right, ...one.assumptions].map(print);
  return [step, how, ...ranges, ...trees, left, tasks].join('\n');
}

function remembered(memo: Memo, key: string, work: () => readonly CaseProof[]): readonly CaseProof[] {
  const found = memo.get(key) ?? work();
  memo.set(key, found);
  return found;
}

/** What a sum of steps is looked at with before a step is worked on by itself. */
const LITTLE: Effort = { cuts: 0, depth: 1 };

const NAMES = { '<=': 'le', '<': 'lt', '>=': 'ge', '>': 'gt' } as const;

function assumptionsOf({ comparison, left, right }: Lemma): readonly Expression[] {
  if (comparison === '=') return [call('ge', left, right), call('le', left, right)];
  return [call(NAMES[comparison], left, right)];
}

/** The comparisons that make up one: an identity is two inequalities. */
const halves = (comparison: Comparison): readonly Comparison[] =>
  comparison === '=' ? ['<=', '>='] : [comparison];

/** What has to be proved of a lemma: the relation; of a lemma of its own the lemma, and that its values are allowed. */
function obligationsOf(lemma: Lemma, known: ProofCase): readonly Obligation[] {
  const { text, comparison, left, right, general } = lemma;
  const plain = `lemma ${text}`;
  if (general === undefined)
    return halves(comparison).map((how) => ({
      step: plain,
      comparison: how,
      proofCase: { ...known, left, right },
    }));
  const { relation, given, ranges, at } = general;
  const own: ProofCase = {
    label: '',
    variables: Object.entries(ranges).map(([name, [lo, hi]]) => ({
      name,
      lo,
      hi,
      isWhole: false,
      isLog: lo > 0,
    })),
    left: relation.left,
    right: relation.right,
    assumptions: given,
    argument: [],
    substitutions: [],
    pointAt: (values) => values,
  };
  const allowed = [
    ...Object.entries(ranges).flatMap(([name, [lo, hi]]) => [
      ...(Number.isFinite(lo) ? [call('ge', at[name]!, number(lo))] : []),
      ...(Number.isFinite(hi) ? [call('le', at[name]!, number(hi))] : []),
    ]),
    ...given.map((tree) => substitute(tree, at)),
  ];
  return [
    ...halves(comparison).map((how) => ({ step: plain, comparison: how, proofCase: own })),
    ...allowed.map((tree) => ({ step: `${plain}: its values`, ...obligationOf(tree, known) })),
  ];
}

const COMPARISONS: Readonly<Record<string, Comparison>> = { le: '<=', lt: '<', ge: '>=', gt: '>' };

function obligationOf(tree: Expression, known: ProofCase): Omit<Obligation, 'step'> {
  const comparison = tree.kind === 'call' ? COMPARISONS[tree.name] : undefined;
  if (tree.kind !== 'call' || comparison === undefined)
    throw new Error('what a lemma is given must be one of <, <=, > and >=');
  const [left, right] = tree.args as [Expression, Expression];
  return { comparison, proofCase: { ...known, left, right } };
}

type Compared = Pick<Lemma, 'comparison' | 'left' | 'right'>;

/**
 * The relation as a sum: what is left of it after the differences of some lemmas, each >= 0, are taken away is
 * >= 0 by algebra. With a strict lemma among them, or a rest that is > 0, the relation is strict.
 */
function combination(
  known: ProofCase,
  argument: readonly Lemma[],
  comparison: Comparison,
  ledger: Ledger,
  effort?: Effort,
): readonly CaseProof[] | undefined {
  const { left, right } = known;
  const isStrict = comparison === '<' || comparison === '>';
  const [small, large] = comparison === '>=' || comparison === '>' ? [right, left] : [left, right];
  if (isChained(small, large, isStrict, known)) {
    const steps = ['the steps one after the other'];
    return [{ proofCase: known, comparison, paving: POLYNOMIAL, steps, remarks: [] }];
  }
  const difference = ({ comparison: how, left, right }: Compared) =>
    how === '>=' || how === '>' ? call('sub', left, right) : call('sub', right, left);
  const whole = difference({ ...known, comparison });
  // The lemmas are in the sum already: without them among the assumptions there is less to look at.
  const proved = new Set((known.proved ?? []).map(({ tree }) => tree));
  const plain = known.assumptions.filter((tree) => !proved.has(tree));
  const sums = subsets(argument.filter((lemma) => lemma.comparison !== '='));
  const looks = effort === LITTLE ? [LITTLE] : [LITTLE, effort];
  for (const [chosen, look] of looks.flatMap((one) => sums.map((sum) => [sum, one] as const))) {
    const rest = chosen.map(difference).reduce((tree, one) => call('sub', tree, one), whole);
    const isCovered = chosen.some(({ comparison: how }) => how === '<' || how === '>');
    const isAsked = isStrict && !isCovered;
    const decide = (assumptions: ProofCase['assumptions']) =>
      metered(ledger, () => {
        const task = taskOf({ ...known, assumptions, left: numeral(0), right: rest }, '<=', false);
        const domain = narrowed(task)?.proofCase;
        return domain && decideCase(domain.right, isAsked, domain, positivity(domain), look);
      });
    const bare = decide(plain);
    const found = bare?.isProved ? bare : decide(known.assumptions);
    if (found?.isProved) {
      const texts = chosen.map(({ text }) => text);
      const steps = texts.length === 0 ? [] : [`the sum of ${texts.join(' and ')}`];
      return [{ proofCase: known, comparison, paving: POLYNOMIAL, steps, remarks: found.remarks }];
    }
  }
  return undefined;
}

/** Steps of which two are taken together: the last ones. */
const LATE = 3;

/** None, each with the last first, two of the late ones, and all. */
function subsets<T>(all: readonly T[]): readonly (readonly T[])[] {
  const lastFirst = [...all].reverse();
  const late = lastFirst.slice(0, LATE);
  const pairs = late.flatMap((one, at) => late.slice(at + 1).map((other) => [one, other]));
  return [[], ...lastFirst.map((one) => [one]), ...pairs, ...(all.length > 2 ? [all] : [])];
}
