import { type ClaimProofs, type ProveTask, proveTask } from '../prove/index.js';

/** What became of the relations of one claim, and the seconds that it took on its thread. */
export interface TimedProofs extends ClaimProofs {
  readonly seconds: number;
}

/** Proves one claim and says how long it took; the time is for the terminal, not for the record. */
export default async function timedProof(task: ProveTask): Promise<TimedProofs> {
  const start = performance.now();
  const proofs = await proveTask(task);
  return { ...proofs, seconds: (performance.now() - start) / 1000 };
}
