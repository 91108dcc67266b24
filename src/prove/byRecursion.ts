import { type CompiledClaim, reach } from '../claim/index.js';
import { type Expression, freeNames, parse, type Relation, specialise } from '../expression/index.js';
import { type ClosedRelation, casesWithin, inlinedParts, type ProofCase } from './cases.js';
import { type CaseProof, isDone, type Ledger, settle } from './settle.js';
import type { Variable } from './variable.js';

type Recursion = NonNullable<CompiledClaim['claim']['measures'][string]['recursion']>;

/** A relation that was proved by a recursion: the case that the leaves imply. */
export interface RecursiveProof {
  readonly closed: ClosedRelation;
  readonly leaves: readonly CaseProof[];
}

const VALUE = 'value before';
/** What a recursion calls the value before. */
const PREVIOUS = 'previous';
const value: Expression = { kind: 'name', name: VALUE };
const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });
const NAMES: Readonly<Record<string, string>> = { '<=': 'le', '<': 'lt', '>=': 'ge', '>': 'gt' };

/** The one quantity of a relation, with its recursion. */
function recursionOf({ claim, definitions }: CompiledClaim, relation: Relation) {
  const used = reach([relation.left, relation.right], definitions);
  const quantities = Object.entries(claim.measures).filter(([name]) => used.has(name));
  const [only, ...more] = quantities;
  if (only === undefined || more.length > 0) return undefined;
  const [name, { recursion, support }] = only;
  return recursion === undefined || support !== 'nonnegative' ? undefined : { name, recursion };
}

/** Whether a relation speaks of one quantity, which is given by a recursion. */
export const hasRecursion = (compiled: CompiledClaim, relation: Relation): boolean =>
  recursionOf(compiled, relation) !== undefined;

/**
 * Proves a relation of a quantity that is given by a recursion, for every index: it holds at the first one, and
 * at the next for any value before that satisfies it, and satisfies those of the claim's relations before it that
 * are proved in the same way. Undefined where the relation is not of this kind.
 */
export function byRecursion(
  compiled: CompiledClaim,
  relation: Relation,
  ledger: Ledger,
): RecursiveProof | undefined {
  const found = recursionOf(compiled, relation);
  if (found === undefined || NAMES[relation.comparison] === undefined) return undefined;
  const { name, recursion } = found;
  const made = caseOf(compiled, relation, name, recursion);
  if (made === undefined) return undefined;
  const earlier = compiled.relations.slice(0, compiled.relations.indexOf(relation));
  const known = earlier.flatMap((one) => {
    const proof = byRecursion(compiled, one, ledger);
    const same = proof && isDone(proof.leaves) ? caseOf(compiled, one, name, recursion) : undefined;
    return same === undefined ? [] : [saidBy(one, same.proofCase)];
  });
  const leaves: CaseProof[] = [];
  for (const { proofCase, step } of parts(compiled, relation, recursion, made, known)) {
    const proved = settle(proofCase, relation.comparison, () => undefined, ledger, false);
    leaves.push(...proved.map((leaf) => ({ ...leaf, steps: [step, ...leaf.steps] })));
    if (!isDone(leaves)) break;
  }
  return { closed: made.closed, leaves };
}

const saidBy = ({ comparison }: Relation, { left, right }: ProofCase): Expression =>
  call(NAMES[comparison]!, left, right);

/** The relation with the value before in the place of the quantity; undefined when the index is tied to others. */
function caseOf(
  compiled: CompiledClaim,
  relation: Relation,
  name: string,
  { index, first, start, step }: Recursion,
) {
  const closed: ClosedRelation = {
    relation,
    definitions: [[name, value]],
    conditions: [],
    sources: [`the recursion of ${name}: ${start} at ${index} = ${first}, then ${step}`],
  };
  const inlined = inlinedParts(compiled, closed);
  const any = { type: 'real', min: 0, max: Number.POSITIVE_INFINITY, scale: 'linear', meaning: '' } as const;
  const [proofCase, ...others] = casesWithin({
    ...inlined,
    argument: [],
    parameters: { ...inlined.parameters, [VALUE]: any },
  });
  const variable = proofCase?.variables.find((one) => one.name === index);
  const isTied = proofCase?.assumptions.some((tree) => freeNames(tree).includes(index)) ?? true;
  if (proofCase === undefined || others.length > 0 || variable === undefined || isTied) return undefined;
  return variable.isWhole && variable.lo >= first ? { closed, proofCase, variable } : undefined;
}

const put = (tree: Expression, names: Readonly<Record<string, Expression>>): Expression =>
  specialise(tree, { texts: {}, sizes: {}, names });

/** The first index, and the step from any index to the next. */
function parts(
  { scope }: CompiledClaim,
  relation: Relation,
  { index, first, start, step }: Recursion,
  { proofCase, variable }: { readonly proofCase: ProofCase; readonly variable: Variable },
  known: readonly Expression[],
): readonly { readonly proofCase: ProofCase; readonly step: string }[] {
  const { left, right, variables, assumptions } = proofCase;
  const read = (text: string): Expression => parse(text, { ...scope, [PREVIOUS]: 'scalar' }, 'a recursion');
  const begin = { [index]: read(`${first}`), [VALUE]: read(start) };
  const me: Expression = { kind: 'name', name: index };
  const later = {
    [index]: call('add', me, read('1')),
    [VALUE]: put(read(step), { [PREVIOUS]: value }),
  };
  return [
    {
      step: `recursion: the first index ${index} = ${first}`,
      proofCase: {
        ...proofCase,
        left: put(left, begin),
        right: put(right, begin),
        variables: variables.filter(({ name }) => name !== index && name !== VALUE),
      },
    },
    {
      step: `recursion: the step from ${index} to ${index}+1`,
      proofCase: {
        ...proofCase,
        left: put(left, later),
        right: put(right, later),
        variables: variables.map((one) =>
          one === variable ? { ...one, lo: first, hi: Math.max(first, one.hi - 1) } : one,
        ),
        assumptions: [...assumptions, ...known, saidBy(relation, proofCase)],
      },
    },
  ];
}
