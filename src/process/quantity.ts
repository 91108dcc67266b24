import type { Stream } from '../random/index.js';
import type { Point } from '../regime/index.js';

/**
 * Where the values of a quantity's observable lie. A pair gives the two ends as expressions over the
 * parameters; an indicator is 0 or 1.
 */
export type Support = 'real' | 'nonnegative' | 'indicator' | readonly [lower: string, upper: string];

/** An expression over the parameters and definitions of the claim. */
export interface ClosedRoute {
  readonly kind: 'closed';
  readonly expression: string;
  /** Boolean expression over the parameters: where the route applies. Absent: everywhere in the regime. */
  readonly when?: string;
}

/** A deterministic algorithm that does not contain the formula it is checked against. */
export interface ExactRoute {
  readonly kind: 'exact';
  /** The algorithm in one sentence. */
  readonly name: string;
  readonly when?: string;
  /** The quantity at one point. Throws a sentence naming the parameter when the point is outside the domain. */
  readonly compute: (point: Point) => number;
  /** Bound on the relative error of `compute` (rounding, quadrature), stated and tested. */
  readonly error: number;
  /** Rough number of elementary operations at a point; steers budgets, never results. Default 1. */
  readonly cost?: (point: Point) => number;
}

/** A process simulated. The quantity is the mean of the observable that `prepare(point)` draws. */
export interface SampledRoute {
  readonly kind: 'sampled';
  /** The process in one sentence. */
  readonly name: string;
  /** Raw data and real fits, or sufficient statistics with the same law. */
  readonly sampler: 'direct' | 'reduced';
  readonly when?: string;
  /** Boolean expression: where the observable has a mean. Absent: everywhere. */
  readonly finiteMean?: string;
  /** Boolean expression: where the observable has a variance. Absent: wherever it has a mean. */
  readonly finiteVariance?: string;
  /** A proven upper bound on E X^2 of the observable: buys finite-sample decisions on the lower side of nonnegative observables. */
  readonly secondMoment?: string;
  /** Does the work that depends on the point only; the result draws one independent copy of the observable per call. */
  readonly prepare: (point: Point) => (stream: Stream) => number;
  /** Rough number of elementary operations per draw; steers budgets, never results. */
  readonly cost?: (point: Point) => number;
}

export type Route = ClosedRoute | ExactRoute | SampledRoute;

/**
 * A quantity of whole index, not negative, by the value before: `start` at the index `first`, `step` at every later
 * one, an expression in the parameters (but not the index) and in `previous`. What is defined so, not what is claimed.
 */
export interface Recursion {
  /** The parameter that is the index. */
  readonly index: string;
  readonly first: number;
  readonly start: string;
  readonly step: string;
}

/** A name in a relation that is not a parameter: a mean, a probability, a spectral radius, a rate. */
export interface Quantity {
  readonly meaning: string;
  readonly support: Support;
  /** Independent ways to the same number; they are checked against each other. */
  readonly routes: readonly Route[];
  /** Where the quantity is defined by a recursion: relations can then be proved by induction. */
  readonly recursion?: Recursion;
}
