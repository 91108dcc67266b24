import { describe, expect, it } from 'vitest';
import * as big from '../../src/expression/multiprecision/index.js';
import { logExtended } from '../../src/expression/numeric/logExtended.js';
import { stream } from '../../src/random/index.js';

/** |high + low - log x| and |log x|, from 200 bits. */
function errorAt(x: number): { readonly error: number; readonly size: number } {
  const { high, low } = logExtended(x);
  const value = big.log(big.fromDouble(x), 200) as big.Big;
  const error = big.sum(big.sum(big.fromDouble(high), big.fromDouble(low)), big.negate(value));
  return { error: Math.abs(big.toDouble(error)), size: Math.abs(big.toDouble(value)) };
}

/** The first and last doubles of the cells that the numbers beside 1 are put in. */
function edges(): readonly number[] {
  const view = new DataView(new ArrayBuffer(8));
  return Array.from({ length: 129 }, (_, cell) => cell).flatMap((cell) => {
    view.setUint32(0, 0x3fe6a000 + cell * 8192);
    view.setUint32(4, 0);
    const first = view.getBigInt64(0);
    return [-1n, 0n, 1n].map((places) => {
      view.setBigInt64(0, first + places);
      return view.getFloat64(0);
    });
  });
}

describe('logExtended', () => {
  const source = stream('test', 'logExtended');
  const within = (from: number, to: number): number => from + (to - from) * source.uniform();

  it.each([
    ['from the least to the largest double', () => Math.exp(within(-744, 709))],
    ['within a binade', () => within(0.7, 1.42)],
    ['subnormal', () => Math.ceil(within(0, 1e6)) * Number.MIN_VALUE],
  ])('should be right to 2^-73 and 2^-80 of itself: %s', (_, next) => {
    for (let k = 0; k < 2000; k++) {
      const { error, size } = errorAt(next());
      expect(error).toBeLessThanOrEqual(2 ** -73 + 2 ** -80 * size);
    }
  });

  it('should be right at the borders of its table', () => {
    for (const x of edges()) {
      const { error, size } = errorAt(x);
      expect(error).toBeLessThanOrEqual(2 ** -73 + 2 ** -80 * size);
    }
  });

  it('should be right relatively beside 1', () => {
    for (let k = 0; k < 2000; k++) {
      const { error, size } = errorAt(1 + within(-1, 1) * Math.exp(within(-36, -4.86)));
      expect(error).toBeLessThanOrEqual(2 ** -66 * size);
    }
  });
});
