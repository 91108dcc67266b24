import type { Relation } from '../expression/index.js';
import type { ProofEvidence, SearchEvidence, WitnessEvidence } from './evidence.js';
import { withProof } from './proof.js';
import { relationEvidence } from './relations.js';
import type { VerdictName } from './verdict.js';
import type { Context } from './verifyClaim.js';

/** The answer to one relation without quantities. */
export interface RelationCheck {
  readonly verdict: VerdictName;
  readonly because: string;
  readonly evaluations: number;
  readonly refusedByRecheck: number;
  readonly worst: SearchEvidence['worst'];
  readonly witness?: WitnessEvidence;
  readonly proof?: ProofEvidence;
}

/** Share of the search that goes ahead of the proof. */
const AHEAD = 1 / 20;

/**
 * Searches one relation whose sides are expressions over the parameters: a little, then tries to prove it, and
 * goes through the whole search where neither settles it.
 */
export function checkRelation(context: Context, relation: Relation): RelationCheck {
  const { effort } = context;
  const ahead = { ...context, effort: { ...effort, search: AHEAD * effort.search } };
  const early = withProof(context, relation, relationEvidence(ahead, relation), []);
  const isSettled = early.verdict.name === 'proved' || early.verdict.name === 'refuted';
  const { verdict, search, witness, proof } = isSettled
    ? early
    : { ...relationEvidence(context, relation), proof: early.proof };
  const { evaluations, refusedByRecheck, worst } = search!;
  return {
    verdict: verdict.name,
    because: verdict.because,
    evaluations,
    refusedByRecheck,
    worst,
    ...(witness && { witness }),
    ...(proof && { proof }),
  };
}
