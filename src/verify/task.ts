import { type Claim, readClaims } from '../claim/index.js';
import type { Effort } from './effort.js';
import { EFFORTS } from './effort.js';
import type { ClaimEvidence } from './evidence.js';
import { failedEvidence, verifyClaim } from './verifyClaim.js';

/** One claim to verify, as plain data that can travel to another thread or machine. */
export interface VerifyTask {
  /** Where the claim is declared: a file of a user's claims, or the URL of a module that exports `catalogue()`. */
  readonly origin: { readonly file: string } | { readonly module: string };
  readonly id: string;
  readonly seed: number;
  readonly budget: Effort['name'];
  /** This claim's share of the run's false-alarm budget. */
  readonly alpha: number;
  readonly mutants: boolean;
}

/** Declarations already read by this thread: reading is pure, so keeping them changes no result. */
const read = new Map<string, Promise<readonly Claim[]>>();

/** Verifies the claim that the task names. */
export default async function verifyTask(task: VerifyTask): Promise<ClaimEvidence> {
  const key = JSON.stringify(task.origin);
  const claims = await (read.get(key) ?? remember(key, declarations(task)));
  const claim = claims.find(({ id }) => id === task.id);
  if (claim === undefined) throw new Error(`the claim '${task.id}' is no longer where it was declared`);
  try {
    return verifyClaim(claim, {
      seed: task.seed,
      effort: EFFORTS[task.budget],
      alpha: task.alpha,
      mutants: task.mutants,
    });
  } catch (error) {
    return failedEvidence(claim, task.alpha, error instanceof Error ? error.message : String(error));
  }
}

function remember(key: string, claims: Promise<readonly Claim[]>): Promise<readonly Claim[]> {
  read.set(key, claims);
  return claims;
}

async function declarations({ origin }: VerifyTask): Promise<readonly Claim[]> {
  if ('file' in origin) return readClaims(origin.file);
  const { catalogue } = (await import(origin.module)) as { catalogue: () => Promise<readonly Claim[]> };
  return catalogue();
}
