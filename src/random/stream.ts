/**
 * A reproducible source of uniform random numbers, keyed by what it is for and never by when it is
 * asked: equal keys give equal streams on every machine, Node version and number of threads.
 */
export interface Stream {
  /** A double, uniform on the multiples of 2^-53 in [0, 1). */
  uniform(): number;
  /** A 32-bit integer, uniform on 0 .. 2^32 - 1. */
  bits(): number;
}
