import type { CompiledClaim } from '../claim/index.js';
import type { Point } from '../regime/index.js';
import { type Evaluation, type EvaluationOptions, evaluationOf } from './evaluateAt.js';

/** Whether the relations of a claim hold at a point, and whether anything was sampled to see it. */
export interface PointOutcome {
  readonly outcome: 'holds' | 'fails' | 'undefined';
  readonly how: 'exact' | 'sampled';
}

/**
 * What all relations of a claim, or the one at place `relation`, say at points, in regime or not, in doubles
 * where these are clear; `undefined` where a side has no value or no route.
 */
export function outcomesOf(
  compiled: CompiledClaim,
  { relation, ...options }: EvaluationOptions & { readonly relation?: number } = {},
): (point: Point) => PointOutcome {
  const evaluations = compiled.relations
    .filter((_, place) => relation === undefined || place === relation)
    .map((one) => evaluationOf(compiled, one, { ...options, roughly: true }));
  return (point) => {
    const found = attempt(() => evaluations.map((evaluate) => evaluate(point))) ?? [];
    const how = found.some(({ lhsError }) => lhsError !== undefined) ? 'sampled' : 'exact';
    if (found.length === 0 || found.some(({ lhs, rhs }) => Number.isNaN(lhs) || Number.isNaN(rhs)))
      return { outcome: 'undefined', how };
    return { outcome: found.every(({ holds }) => holds) ? 'holds' : 'fails', how };
  };
}

/** Undefined where a process refuses the point or no route applies. */
function attempt(evaluate: () => readonly Evaluation[]): readonly Evaluation[] | undefined {
  try {
    return evaluate();
  } catch {
    return undefined;
  }
}
