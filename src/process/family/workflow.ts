import type { Point } from '../../regime/index.js';
import { readChoice } from '../binding.js';

/** What a generation is fitted to: its newest batch, or all batches so far. */
export type MeanWorkflow = 'replace' | 'accumulate';

/** A fixed workflow, or `parameter`: the value of the point's parameter `workflow`, in either of two vocabularies. */
export type WorkflowRole = MeanWorkflow | 'parameter';

/** Discard and augment are other words for replace and accumulate. */
const words = {
  replace: 'replace',
  discard: 'replace',
  accumulate: 'accumulate',
  augment: 'accumulate',
} as const;

export function readWorkflow(role: WorkflowRole, point: Point): MeanWorkflow {
  if (role !== 'parameter') return role;
  return words[readChoice(point, 'workflow', Object.keys(words) as (keyof typeof words)[])];
}

/** The share of batch t, of `size` points, in what fit t is made on; `total` counts the points so far, this batch included. */
export function newestShare(workflow: MeanWorkflow, size: number, total: number): number {
  return workflow === 'replace' ? 1 : size / total;
}
