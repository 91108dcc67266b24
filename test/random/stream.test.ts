import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../src/random/index.js';

const part = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

describe('stream', () => {
  it('should give equal draws for equal keys', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (key) => {
        const [one, other] = [stream(...key), stream(...key)];
        for (let i = 0; i < 5; i++) expect(one.uniform()).toBe(other.uniform());
        expect(one.bits()).toBe(other.bits());
      }),
    );
  });

  it('should tell keys apart by type, order and where their parts end', () => {
    const keys = [
      [1],
      ['1'],
      [1, 2],
      [2, 1],
      [12],
      ['1', '2'],
      ['12'],
      ['', '12'],
      ['12', ''],
      ['1', ''],
      ['s'],
      [0.1],
    ];
    const first = keys.map((key) => stream(...key).uniform());
    expect(new Set(first).size).toBe(keys.length);
  });

  it('should not collide among a million neighbouring keys', () => {
    const seen = new Set<number>();
    for (let i = 0; i < 1000; i++) for (let j = 0; j < 1000; j++) seen.add(stream(i, 'claim', j).uniform());
    // Equal 53-bit values among 1e6 random ones: probability 1e12 / 2 / 2^53 = 6e-5; none at this version.
    expect(seen.size).toBe(1e6);
  });

  it('should flip half of the output bits when one bit of the key changes', () => {
    const flips = new Array<number>(32).fill(0);
    for (let i = 0; i < 1_000_000; i++) countBits(stream(i).bits() ^ stream(i ^ 1).bits(), flips);
    // Each pair is visited twice (i and i ^ 1): 500,000 independent flips of each of 32 bits, deviation at most
    // 8 standard deviations, probability 32 * 1.3e-15.
    for (const flip of flips) expect(Math.abs(flip / 2 - 250_000)).toBeLessThan(8 * Math.sqrt(125_000));
  });

  it('should be uncorrelated between neighbouring keys', () => {
    const n = 100_000;
    for (const [one, other] of [
      [stream(1), stream(2)],
      [stream(7, 'a', 0), stream(7, 'a', 1)],
      [stream('x'), stream('y')],
    ] as const) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += (one.uniform() - 0.5) * (other.uniform() - 0.5);
      // Bounded terms of variance 1/144: Bernstein's inequality gives 7e-9 for a deviation of 6.3 of them.
      expect(Math.abs(sum) / Math.sqrt(n / 144)).toBeLessThan(6.3);
    }
  });

  it('should give multiples of 2^-53 in [0, 1) and 32-bit integers', () => {
    const source = stream('grid');
    for (let i = 0; i < 10_000; i++) {
      const u = source.uniform();
      expect(Number.isSafeInteger(u * 9007199254740992) && u >= 0 && u < 1).toBe(true);
      const word = source.bits();
      expect(word === word >>> 0).toBe(true);
    }
  });

  it('should refuse empty keys and numbers that are not finite', () => {
    expect(() => stream()).toThrow('A stream needs a key of at least one string or number.');
    expect(() => stream('a', Number.NaN)).toThrow("A stream's key takes finite numbers, not NaN.");
  });
});

function countBits(word: number, flips: number[]): void {
  for (let bit = 0; bit < 32; bit++) flips[bit]! += (word >>> bit) & 1;
}
