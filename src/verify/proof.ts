import { printRelation, type Relation } from '../expression/index.js';
import { hasClosedForms, hasRecursion, proveRelation } from '../prove/index.js';
import type { AgreementEvidence, ProofEvidence, RelationEvidence } from './evidence.js';
import { marginOf } from './margin.js';
import { quantitiesOf } from './routes.js';
import { proved, refuted } from './verdict.js';
import type { Context } from './verifyClaim.js';

/** Boxes for a claim that says how it is proved or speaks of its parameters alone, at every effort, where its verdict hangs on that. */
const ARGUED = 1500;

/** The boxes that a relation's proof may look at. */
function boxesFor({ compiled, effort }: Context): number {
  const { argument, measures } = compiled.claim;
  if (argument === undefined && Object.keys(measures).length > 0) return effort.proof;
  const mayBeProved = compiled.relations.every(
    (relation) => hasClosedForms(compiled, relation) || hasRecursion(compiled, relation),
  );
  return mayBeProved ? Math.max(effort.proof, ARGUED) : effort.proof;
}

/**
 * Adds to the evidence of a relation what the prover says of it, within the boxes of the effort. The verdict
 * becomes proved when the relation is enclosed on the whole regime and no route of its quantities disagrees
 * with another; a witness of the prover, re-checked, refutes what the search did not.
 */
export function withProof(
  context: Context,
  relation: Relation,
  evidence: RelationEvidence,
  agreement: readonly AgreementEvidence[],
): RelationEvidence {
  const { compiled, effort } = context;
  if (effort.proof <= 0 || evidence.verdict.name === 'refuted') return evidence;
  const { outcome, because, boxes, open, share, covered, sources, steps, witness } = proveRelation(
    compiled,
    relation,
    boxesFor(context),
  );
  if (covered === 'nowhere') return evidence;
  const proof: ProofEvidence = { outcome, because, boxes, open, share, covered, sources, steps };
  if (witness !== undefined) {
    const [left, right] = [numberOf(witness.left), numberOf(witness.right)];
    const margin = marginOf(left, relation.comparison, right);
    const recheck = `in ${witness.how}`;
    return {
      ...evidence,
      proof,
      verdict: refuted({ how: recheck, guarantee: 'rigorous' }),
      witness: { at: witness.at, left: witness.left, right: witness.right, margin, recheck },
    };
  }
  const isWhole = outcome === 'proved' && covered === 'everywhere';
  if (!isWhole || !isAgreed(compiled, relation, agreement)) return { ...evidence, proof };
  return { ...evidence, proof, verdict: proved({ boxes, open }) };
}

/** A fraction or decimal number as a double. */
function numberOf(text: string): number {
  const [above, below] = text.split('/');
  return below === undefined ? Number(above) : Number(above) / Number(below);
}

/** Whether every quantity of the relation that has several routes was compared, and no comparison disagrees. */
function isAgreed(
  compiled: Context['compiled'],
  relation: Relation,
  agreement: readonly AgreementEvidence[],
): boolean {
  return quantitiesOf(compiled, relation).every(([name, { routes }]) => {
    const compared = agreement.filter(({ quantity }) => quantity === name);
    const isStated = compiled.relations.some(
      (other) => other !== relation && printRelation(other).startsWith(`${name} = `),
    );
    return (
      compared.every(({ agree }) => agree === true) && (compared.length > 0 || routes.length < 2 || isStated)
    );
  });
}
