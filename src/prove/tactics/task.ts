import type { Expression } from '../../expression/index.js';
import type { ProofCase } from '../cases.js';

/** Something to prove on the way: that `left <= right` (or `<`) at every point of the case. */
export interface Task {
  readonly proofCase: ProofCase;
  readonly isStrict: boolean;
  /** Whether points of the case are points of the regime, so that a failure there refutes the relation. */
  readonly isFaithful: boolean;
  /** What was done to get here from the relation, in order. */
  readonly steps: readonly string[];
}

/** Tasks that together imply the one they were made from. */
export interface Reduction {
  readonly name: string;
  readonly tasks: readonly Task[];
}

export type Tactic = (task: Task, isPositive: (tree: Expression) => boolean) => readonly Reduction[];

export const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });
export const numeral = (value: number | bigint): Expression => {
  const size: Expression = { kind: 'number', text: String(value < 0 ? -value : value) };
  return value < 0 ? call('neg', size) : size;
};
export const ZERO: Expression = numeral(0);
export const ONE: Expression = numeral(1);

/** The task with another case, and one step more. */
export function next(
  task: Task,
  step: string,
  change: Partial<ProofCase>,
  more: Partial<Pick<Task, 'isStrict' | 'isFaithful'>> = {},
): Task {
  return {
    ...task,
    ...more,
    proofCase: { ...task.proofCase, ...change },
    steps: [...task.steps, step],
  };
}
