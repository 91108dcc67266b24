import { type Claim, compileClaim, readClaims } from '../../claim/index.js';
import type { ClaimEvidence } from '../../verify/index.js';
import { figures } from './figures.js';

/** A claim whose pictures are wanted, as plain data that can travel to another thread. */
export interface DrawTask {
  /** Where the claim is declared: a file of a user's claims, or the URL of a module that exports `catalogue()`. */
  readonly origin: { readonly file: string } | { readonly module: string };
  readonly id: string;
  readonly evidence?: ClaimEvidence;
}

/** The pictures of the claim that the task names, as markup. */
export default async function drawTask(task: DrawTask): Promise<readonly string[]> {
  const claim = (await declarations(task)).find(({ id }) => id === task.id);
  if (claim === undefined) throw new Error(`the claim '${task.id}' is no longer where it was declared`);
  return figures(compileClaim(claim), task.evidence).map(({ html }) => html);
}

async function declarations({ origin }: DrawTask): Promise<readonly Claim[]> {
  if ('file' in origin) return readClaims(origin.file);
  const { catalogue } = (await import(origin.module)) as { catalogue: () => Promise<readonly Claim[]> };
  return catalogue();
}
