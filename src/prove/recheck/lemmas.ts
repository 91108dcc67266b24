import { type Expression, parse, type Relation, type Scope, substitute } from '../../expression/index.js';
import type { CertifiedLemma, CertifiedRelation } from '../certificate.js';
import { exactly } from './algebra/atoms.js';
import { call, differenceOf, fractionTree, numeral } from './algebra/field.js';
import { type Checker, confirm, isConfirmedByAlgebra, within as withinPart } from './confirm.js';
import { Refused } from './refused.js';
import type { Goal } from './rules/index.js';

/** Where goals are to hold. */
type Place = Pick<Goal, 'variables' | 'assumptions'>;

const NAMES: Readonly<Record<string, string>> = { '<=': 'le', '<': 'lt', '>=': 'ge', '>': 'gt' };

/** A comparison as conditions; an identity is two. */
function conditionsOf(comparison: Relation['comparison'], left: Expression, right: Expression) {
  if (comparison === '=') return [call('ge', left, right), call('le', left, right)];
  return [call(NAMES[comparison]!, left, right)];
}

/** A condition as a goal. */
function goalOf(place: Place, condition: Expression): Goal {
  const { name, args } = condition as Extract<Expression, { kind: 'call' }>;
  const [a, b] = args as [Expression, Expression];
  const isTurned = name === 'ge' || name === 'gt';
  const isStrict = name === 'lt' || name === 'gt';
  const { variables, assumptions } = place;
  return { variables, assumptions, small: isTurned ? b : a, large: isTurned ? a : b, isStrict };
}

/** The conditions that steps say, and why the first that is not confirmed is not. */
export interface Steps {
  readonly known: readonly Expression[];
  readonly reason?: string;
}

/**
 * The steps of an argument that are confirmed, in turn, each with those before it assumed; an instance of a lemma by
 * the lemma on its own domain and by its values lying there. Steps that are not confirmed are left out.
 */
export function confirmLemmas(place: Place, lemmas: readonly CertifiedLemma[], own: Checker): Steps {
  const scope: Scope = Object.fromEntries(place.variables.map(({ name }) => [name, 'scalar']));
  let steps: Steps = { known: [] };
  for (const lemma of lemmas) {
    const { known } = steps;
    const here: Place = { ...place, assumptions: [...place.assumptions, ...known] };
    try {
      const share = 0.7 / lemmas.length;
      const more = withinPart(own.meter, share, () => confirmLemma(here, known, lemma, scope, own));
      if (more === undefined) throw new Refused('it is not confirmed within the work allowed');
      steps = { ...steps, known: [...known, ...more] };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const reason = `the step ${lemma.left} ${lemma.comparison} ${lemma.right}: ${error.message}`;
      steps = { reason, ...steps };
    }
  }
  return steps;
}

function confirmLemma(
  here: Place,
  known: readonly Expression[],
  { general, proof, ...relation }: CertifiedLemma,
  scope: Scope,
  own: Checker,
): readonly Expression[] {
  if (general === undefined) {
    const conditions = read(relation, scope);
    for (const condition of conditions) confirmWith(goalOf(here, condition), known, proof, own);
    return conditions;
  }
  const inner: Scope = Object.fromEntries(general.variables.map(([name]) => [name, 'scalar']));
  const values = Object.fromEntries(general.variables.map(([name, , , at]) => [name, parse(at, scope)]));
  const given = general.given.map((text) => parse(text, inner));
  const lemma = read(general, inner);
  if (general.variables.some(([, lo]) => lo === null)) throw new Refused('a range without a lower end');
  const place: Place = {
    variables: general.variables.map(([name, lo, hi]) => ({
      name,
      lo: lo!,
      hi: hi ?? Number.POSITIVE_INFINITY,
      isWhole: false,
    })),
    assumptions: given,
  };
  for (const condition of lemma) confirm(goalOf(place, condition), proof, own);
  const within = general.variables.flatMap(([name, lo, hi]) => [
    ...(lo === null ? [] : [call('ge', values[name]!, fractionTree(exactly(lo)))]),
    ...(hi === null ? [] : [call('le', values[name]!, fractionTree(exactly(hi)))]),
  ]);
  for (const condition of [...within, ...given.map((tree) => substitute(tree, values))])
    confirmWith(goalOf(here, condition), known, { boxes: 'open', of: [] }, own);
  return lemma.map((condition) => substitute(condition, values));
}

const read = ({ left, comparison, right }: CertifiedRelation, scope: Scope): readonly Expression[] =>
  conditionsOf(comparison, parse(left, scope), parse(right, scope));

/** Steps that are added up at once. */
const MOST_TOGETHER = 3;

/**
 * Confirms a goal after steps: by its proof, or because what is left of it after the differences of some steps,
 * which are not negative, are taken away is not negative.
 */
export function confirmWith(
  goal: Goal,
  known: readonly Expression[],
  proof: CertifiedLemma['proof'],
  own: Checker,
): void {
  if (known.length > 0 && sums(goal, known).some((one) => isConfirmedByAlgebra(one, 0.1, own))) return;
  confirm(goal, proof, own);
}

/** The goal as it is, and with the differences of the last few steps taken away. */
function sums(goal: Goal, known: readonly Expression[]): readonly Goal[] {
  const last = known.slice(-MOST_TOGETHER).toReversed();
  let sets: readonly (readonly Expression[])[] = [[]];
  for (const one of last) sets = [...sets, ...sets.map((set) => [...set, one])];
  return sets.map((set) => {
    const isCovered = set.some((tree) => tree.kind === 'call' && (tree.name === 'lt' || tree.name === 'gt'));
    const taken = set.reduce(
      (tree, one) => call('sub', tree, differenceOf(one)!),
      call('sub', goal.large, goal.small),
    );
    return set.length === 0
      ? goal
      : { ...goal, small: numeral(0), large: taken, isStrict: goal.isStrict && !isCovered };
  });
}
