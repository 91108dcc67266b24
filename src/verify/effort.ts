/** How much work a verification does; counts, never seconds, so that evidence does not depend on the machine. */
export interface Effort {
  readonly name: 'quick' | 'standard' | 'deep';
  /** Elementary operations (rough) that the search may spend on each relation. */
  readonly search: number;
  /** Candidates that exact or many-digit arithmetic may be asked about, for each relation. */
  readonly rechecks: number;
  /** Points at which a sampled relation is decided. */
  readonly points: number;
  /** Elementary operations (rough) that sampling may spend at each point. */
  readonly sampling: number;
  /** Points at which the routes of a quantity are compared. */
  readonly agreement: number;
  /** Boxes, weighted by the size of the relation, that the prover may look at; 0: none. */
  readonly proof: number;
  /** A sampled relation is supported when the upper confidence limit of its excess is at most this. */
  readonly tolerance: number;
}

export const EFFORTS: Readonly<Record<Effort['name'], Effort>> = {
  quick: {
    name: 'quick',
    search: 4e6,
    rechecks: 8,
    points: 3,
    sampling: 4e7,
    agreement: 2,
    proof: 8,
    tolerance: 0.1,
  },
  standard: {
    name: 'standard',
    search: 4e7,
    rechecks: 32,
    points: 6,
    sampling: 4e8,
    agreement: 4,
    proof: 600,
    tolerance: 0.05,
  },
  deep: {
    name: 'deep',
    search: 4e8,
    rechecks: 128,
    points: 12,
    sampling: 4e9,
    agreement: 8,
    proof: 6000,
    tolerance: 0.02,
  },
};
