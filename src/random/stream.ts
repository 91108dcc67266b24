import { type Generator, generatorOf, next } from './_internals/generator.js';
import { keyState } from './_internals/keyState.js';

const twoToMinus53 = 1.1102230246251565e-16;

/**
 * A reproducible source of uniform random numbers, keyed by what it is for and never by when it is
 * asked: equal keys give equal streams on every machine, Node version and number of threads.
 */
export interface Stream {
  /** A double, uniform on the multiples of 2^-53 in [0, 1). */
  uniform(): number;
  /** A 32-bit integer, uniform on 0 .. 2^32 - 1. Its lowest bits are the generator's weakest: use the high ones. */
  bits(): number;
}

/**
 * The stream of a key, for instance `stream(seed, claim, point, block)`.
 *
 * Parts are compared by type and text: 1 and '1' differ, 0 and -0 do not. The key is hashed to the 128 bits
 * of state of xoroshiro128+ (period 2^128 - 1), so two keys among m share a stream, or overlap within
 * 2^40 draws each, with probability of about m^2 2^-87.
 *
 * Throws a RangeError for an empty key and for numbers that are not finite.
 *
 * Source: Blackman and Vigna, Scrambled linear pseudorandom number generators, 2021 (generator, as in pure-rand).
 */
export function stream(...key: (string | number)[]): Stream {
  return streamOf(generatorOf(keyState(key)));
}

/** A stream whose state can be read and set, for what draws many numbers at once. */
export interface OwnStream extends Stream {
  readonly generator: Generator;
}

// The top 27 and 26 bits of two words: the low bits of xoroshiro128+ are linear.
const streamOf = (generator: Generator): OwnStream => ({
  generator,
  uniform: () => ((next(generator) >>> 5) * 67108864 + (next(generator) >>> 6)) * twoToMinus53,
  bits: () => next(generator) >>> 0,
});
