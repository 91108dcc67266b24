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

/** Searches one relation whose sides are expressions over the parameters, and tries to prove it where no violation is found. */
export function checkRelation(context: Context, relation: Relation): RelationCheck {
  const searched = relationEvidence(context, relation);
  const { verdict, search, witness, proof } = withProof(context, relation, searched, []);
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
