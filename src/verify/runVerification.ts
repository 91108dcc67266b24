import { mapTasks } from '../engine/index.js';
import { type ClaimEvidence, EVIDENCE_FORMAT, type Evidence } from './evidence.js';
import type { VerifyTask } from './task.js';

/** A verification of many claims. */
export interface Verification {
  readonly tasks: readonly VerifyTask[];
  readonly version: string;
  readonly seed: number;
  readonly budget: VerifyTask['budget'];
  readonly alpha: number;
  /** Default: the number of cores. */
  readonly jobs?: number;
  /** Evidence of claims that an interrupted run of the same tasks already gained, by id. */
  readonly gained?: ReadonlyMap<string, ClaimEvidence>;
  /** Where the tasks run. Default: threads of this machine. */
  readonly map?: typeof mapTasks;
}

/**
 * Verifies the tasks on as many threads as asked and assembles the evidence in their order, so that the
 * result depends on the tasks alone. `onClaim` hears of each claim as it is done.
 */
export async function runVerification(
  run: Verification,
  onClaim: (claim: ClaimEvidence) => void = () => {},
): Promise<Evidence> {
  const gained = run.gained ?? new Map<string, ClaimEvidence>();
  const open = run.tasks.filter(({ id }) => !gained.has(id));
  const fresh = await (run.map ?? mapTasks)<VerifyTask, ClaimEvidence>(
    {
      module: new URL('./task.js', import.meta.url),
      tasks: open,
      ...(run.jobs !== undefined && { jobs: run.jobs }),
    },
    onClaim,
  );
  const all = new Map([...gained, ...fresh.map((claim) => [claim.id, claim] as const)]);
  return {
    format: EVIDENCE_FORMAT,
    holdfast: run.version,
    seed: run.seed,
    budget: run.budget,
    alpha: run.alpha,
    claims: run.tasks.map(({ id }) => all.get(id)!),
  };
}
