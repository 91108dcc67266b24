import type { Relation } from '../expression/index.js';
import type { SearchEvidence, WitnessEvidence } from './evidence.js';
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
}

/** Searches one relation whose sides are expressions over the parameters. */
export function checkRelation(context: Context, relation: Relation): RelationCheck {
  const { verdict, search, witness } = relationEvidence(context, relation);
  const { evaluations, refusedByRecheck, worst } = search!;
  return {
    verdict: verdict.name,
    because: verdict.because,
    evaluations,
    refusedByRecheck,
    worst,
    ...(witness && { witness }),
  };
}
