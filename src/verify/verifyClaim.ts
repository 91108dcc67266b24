import { type Claim, type CompiledClaim, compileClaim } from '../claim/index.js';
import { agreementOf } from './agreement.js';
import { controlEvidence } from './controls.js';
import type { Effort } from './effort.js';
import type { ClaimEvidence, RelationEvidence } from './evidence.js';
import { mutationOf } from './mutation.js';
import { withProof } from './proof.js';
import { relationEvidence } from './relations.js';
import { undecided, type Verdict, weakest } from './verdict.js';

export interface VerifyOptions {
  readonly seed: number;
  readonly effort: Effort;
  /** Bound on the probability that sampling makes this claim, if true, look refuted. */
  readonly alpha: number;
  /** Whether the mutants of a claim that is expected to hold are tried too. Default false. */
  readonly mutants?: boolean;
}

/** What the steps of a verification share. */
export interface Context extends VerifyOptions {
  readonly compiled: CompiledClaim;
  /** Level of each single decision on samples; together they stay within `alpha`. */
  readonly level: number;
}

/** Fewest controls with which a claim may have a verdict. */
const CONTROLS = 2;

/**
 * Searches a claim for violations, decides what is sampled, compares its routes with each other and
 * refutes its controls. The same claim, seed and effort give the same evidence.
 *
 * Throws a sentence when the claim cannot be read or a side is not defined somewhere in its regime.
 */
export function verifyClaim(claim: Claim, options: VerifyOptions): ClaimEvidence {
  const compiled = compileClaim(claim);
  const context: Context = {
    ...options,
    compiled,
    level: options.alpha / decisions(compiled, options.effort),
  };
  const checked = compiled.relations.map((relation) => relationEvidence(context, relation));
  const agreement = agreementOf(context);
  const relations = compiled.relations.map((relation, at) =>
    withProof(context, relation, checked[at]!, agreement),
  );
  const controls = claim.controls.map((control, position) => controlEvidence(context, control, position));
  const found = verdictOf(claim, relations);
  const agreed = agreement.every(({ agree }) => agree !== false);
  const refutedAll = controls.every(({ refuted }) => refuted);
  return {
    id: claim.id,
    title: claim.title,
    kind: claim.kind,
    fidelity: claim.source.fidelity,
    expected: claim.expected,
    verdict: found.name,
    guarantee: found.guarantee,
    because: found.because,
    asExpected: isExpected(claim, found) && agreed && refutedAll,
    relations,
    agreement,
    controls,
    ...(options.mutants && claim.expected === 'holds' && { mutation: mutationOf(context) }),
    alpha: options.alpha,
    draws: total(relations.flatMap(({ sampling }) => sampling?.points.map(({ draws }) => draws) ?? [])),
    evaluations: total(relations.map(({ search }) => search?.evaluations ?? 0)),
  };
}

/** The evidence of a claim that could not be checked, so that the others of a run are not lost. */
export function failedEvidence(claim: Claim, alpha: number, failure: string): ClaimEvidence {
  const { name, guarantee, because } = undecided(`could not be checked: ${failure}`);
  return {
    id: claim.id,
    title: claim.title,
    kind: claim.kind,
    fidelity: claim.source.fidelity,
    expected: claim.expected,
    verdict: name,
    guarantee,
    because,
    asExpected: false,
    relations: [],
    agreement: [],
    controls: [],
    alpha,
    draws: 0,
    evaluations: 0,
    failure,
  };
}

/** An upper bound on the number of decisions on samples that the claim can ask for. */
function decisions({ claim, relations }: CompiledClaim, effort: Effort): number {
  const routes = total(Object.values(claim.measures).map((quantity) => quantity.routes.length));
  return Math.max(
    1,
    2 * relations.length * effort.points + routes * effort.agreement + claim.controls.length,
  );
}

/** A claim holds when all its relations do; it is refuted as soon as one is. */
function verdictOf(claim: Claim, relations: readonly RelationEvidence[]): Verdict {
  if (claim.controls.length < CONTROLS)
    return undecided(
      `a claim needs at least ${CONTROLS} controls, and this one has ${claim.controls.length}`,
    );
  return weakest(relations.map(({ verdict }) => verdict));
}

const isExpected = ({ expected }: Claim, { name }: Verdict): boolean =>
  expected === 'refuted' ? name === 'refuted' : name === 'proved' || name === 'exact' || name === 'supported';

const total = (numbers: readonly number[]): number => numbers.reduce((sum, value) => sum + value, 0);
