import type { CompiledClaim } from '../claim/index.js';
import type { Point } from '../regime/index.js';
import { type EvaluationOptions, evaluateAt } from './evaluateAt.js';

/** Whether the relations of a claim hold at a point, and whether anything was sampled to see it. */
export interface PointOutcome {
  readonly outcome: 'holds' | 'fails' | 'undefined';
  readonly how: 'exact' | 'sampled';
}

/**
 * What all relations of a claim, or the one at place `relation`, say at a point, in regime or not; `undefined`
 * where a side has no value or no route.
 */
export function outcomeAt(
  compiled: CompiledClaim,
  point: Point,
  { relation, ...options }: EvaluationOptions & { readonly relation?: number } = {},
): PointOutcome {
  const evaluations = evaluated(compiled, point, options);
  const chosen = relation === undefined ? evaluations : evaluations.slice(relation, relation + 1);
  const how = chosen.some(({ lhsError }) => lhsError !== undefined) ? 'sampled' : 'exact';
  if (chosen.length === 0 || chosen.some(({ lhs, rhs }) => Number.isNaN(lhs) || Number.isNaN(rhs)))
    return { outcome: 'undefined', how };
  return { outcome: chosen.every(({ holds }) => holds) ? 'holds' : 'fails', how };
}

function evaluated(compiled: CompiledClaim, point: Point, options: EvaluationOptions) {
  try {
    return evaluateAt(compiled, point, options);
  } catch {
    return [];
  }
}
