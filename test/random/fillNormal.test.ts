import fc from 'fast-check';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { generatorOf, next } from '../../src/random/_internals/generator.js';
import { fillNormal, normal, type Stream, stream } from '../../src/random/index.js';

describe('the generator', () => {
  it('should be xoroshiro128+ as pure-rand has it', () => {
    const word = fc.integer({ min: -0x80000000, max: 0xffffffff });
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), (state) => {
        const [ours, theirs] = [generatorOf(state), xoroshiro128plusFromState(state)];
        for (let k = 0; k < 20; k += 1) expect(next(ours)).toBe(theirs.next());
      }),
    );
  });
});

describe('fillNormal', () => {
  it('should give what as many calls of normal give, and leave the stream where they do', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(3000), fc.nat(10), (key, count, from) => {
        const [one, other] = [stream(key), stream(key)];
        const filled = new Float64Array(count + from);
        fillNormal(one, filled, from);
        expect(Array.from(filled.subarray(0, from))).toEqual(Array(from).fill(0));
        for (let k = from; k < filled.length; k += 1) expect(filled[k]).toBe(normal(other));
        expect(one.uniform()).toBe(other.uniform());
      }),
      { numRuns: 50 },
    );
  });

  it('should take any stream', () => {
    const { uniform, bits } = stream('plain');
    const plain: Stream = { uniform, bits };
    const filled = new Float64Array(100);
    fillNormal(plain, filled);
    const other = stream('plain');
    expect(Array.from(filled)).toEqual(Array.from(filled, () => normal(other)));
  });
});
