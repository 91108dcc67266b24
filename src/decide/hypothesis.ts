import type { Stream } from '../random/index.js';

/** What a relation says of the mean of an observable: at most, at least, or equal to a number. */
export interface Hypothesis {
  readonly side: '<=' | '>=' | '=';
  readonly bound: number;
}

/** An observable with what is known of its law. */
export interface Observable {
  /** One independent copy. */
  readonly draw: (stream: Stream) => number;
  /** Ends of its support; -Infinity and Infinity when there is none. */
  readonly lower: number;
  readonly upper: number;
  /** Whether it takes the values 0 and 1 only. */
  readonly indicator: boolean;
  readonly finiteMean: boolean;
  readonly finiteVariance: boolean;
  /** A proven upper bound on the mean of its square, where one is known. */
  readonly secondMoment?: number;
}
