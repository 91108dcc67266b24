import type { CompiledClaim } from '../../claim/index.js';
import type { BoundedQuantity } from './bound.js';
import type { Mapping } from './mapping.js';

/** How a trajectory's next value relates to the one before it, under the claim. */
export type StepRule = 'ratio' | 'difference' | 'none';

/** One claim held against one arm of an experiment: what is asked of the guard. */
export interface Holding {
  /** What the user calls it; shown in reports. */
  readonly name: string;
  readonly claim: CompiledClaim;
  readonly mapping: Mapping;
  /** Default 'holds'; 'alarm' for an arm that is known to break the claim. */
  readonly expect: 'holds' | 'alarm';
  /** Default 'auto': found from the claim and the mapping. */
  readonly steps?: StepRule | 'auto';
  /**
   * An upper bound on the variance of a measured value over its squared bound, as an expression over the
   * claim's parameters; needed for finite-sample tests of too small values where the claim has no process.
   */
  readonly variation?: string;
  /** Replaces the bounds by those of another loop; a diagnosis uses it. */
  readonly reshape?: (bound: BoundedQuantity) => BoundedQuantity;
}
