import type { CompiledRegime, Point } from '../regime/index.js';

/** What is searched: where in the regime the margin is lowest. The search knows nothing else of a claim. */
export interface Problem {
  readonly regime: CompiledRegime;
  /**
   * How far the relation is from failing; negative where it fails. Infinities are allowed. NaN means that the
   * relation is not defined at the point, which is reported and otherwise treated as not failing.
   */
  readonly margin: (point: Point) => number;
  /** A point is a candidate witness when margin < -threshold: the rounding error of the margin. Default 0. */
  readonly threshold?: number | ((point: Point) => number);
  /**
   * Standard deviation of the margin where it can only be observed with noise, anew at every call. A candidate is
   * then below -noise (`threshold` is not asked), each is re-checked, and no value counts as a tie.
   */
  readonly noise?: number;
  /** An expensive re-check of a candidate. Default: every candidate is a witness. */
  readonly confirm?: (point: Point, margin: number) => boolean;
  /** Points tried first. Those outside the regime are passed over. */
  readonly known?: readonly Point[];
  /** Cost of one evaluation of the margin in the units of the budget; at least 1 is charged. Default 1. */
  readonly cost?: (point: Point) => number;
  /**
   * The margin at n points at once: columns of the numeric parameters in the order of the regime, one text
   * for each choice, results into the first n entries of `out`. Must agree with `margin` bit for bit.
   */
  readonly columns?: (
    columns: readonly Float64Array[],
    n: number,
    texts: Readonly<Record<string, string>>,
    out: Float64Array,
  ) => void;
}

export interface SearchOptions {
  /** Key of the random stream; equal keys give equal searches. */
  readonly key: readonly (string | number)[];
  /** What may be spent: evaluations, or units of `cost`. */
  readonly budget: number;
  /** How many candidates may be re-checked. Default 64. */
  readonly confirmations?: number;
}

/** How many evaluations each phase made. */
export interface Phases {
  readonly known: number;
  readonly edges: number;
  /** Point by point through a regime of integers and choices. */
  readonly exhaustive: number;
  readonly draws: number;
  readonly optimise: number;
}

export interface Evaluated {
  readonly point: Point;
  readonly margin: number;
}

export interface SearchResult {
  /** A candidate that was confirmed; absent when none was. */
  readonly witness?: Evaluated;
  /** The lowest margin met, confirmed or not; NaN when the margin was defined nowhere. */
  readonly worst: Evaluated;
  /** The first point at which the margin was NaN. */
  readonly undefinedAt?: Point;
  readonly evaluations: number;
  /** What was spent of the budget. */
  readonly spent: number;
  readonly phases: Phases;
  /** Candidates that `confirm` refused. */
  readonly rejected: number;
  /** Points passed over because one evaluation would have cost more than a quarter of the budget. */
  readonly skipped: number;
  /** Whether every point of the regime was evaluated. */
  readonly exhausted: boolean;
}
