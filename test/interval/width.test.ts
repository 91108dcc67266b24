import { describe, expect, it } from 'vitest';
import { doublesBetween } from './_internals/doubles.js';
import { draw } from './_internals/draw.js';
import { elementaryCases } from './_internals/elementaryCases.js';
import { rationalCases } from './_internals/rationalCases.js';
import type { Case } from './_internals/soundness.js';

// the steps of Rump's predecessor are two doubles long in the lowest normal binades
const isLowest = (x: number): boolean => Math.abs(x) < 2 ** -1019 && Math.abs(x) > 2 ** -1023;

/** How many doubles our enclosure of the value at a point is wider than the tightest one, at worst. */
function worstExcess(c: Case, count: number): { readonly excess: number; readonly at: readonly number[] } {
  const d = draw(7);
  let worst = { excess: -1, at: [] as number[] };
  for (let i = 0; i < count; i++) {
    const at = c.sources.map((source) => source(d));
    const exact = c.exact(...at);
    if (!Number.isFinite(exact.lo) || !Number.isFinite(exact.hi) || isLowest(exact.lo)) continue;
    const ours = c.enclose(...at.map((a) => ({ lo: a, hi: a })));
    const excess = doublesBetween(ours.lo, exact.lo) + doublesBetween(exact.hi, ours.hi);
    if (excess > worst.excess) worst = { excess, at };
  }
  return worst;
}

describe('width at points', () => {
  it.each(rationalCases.map((c) => [c.name, c] as const))(
    'should be at most 2 doubles wider than the tightest for %s',
    (_, c) => {
      expect(worstExcess(c, 4_000)).toSatisfy((w: { excess: number }) => w.excess >= 0 && w.excess <= 2);
    },
  );

  it.each(elementaryCases.map((c) => [c.name, c] as const))(
    'should be at most 4 doubles wider than the tightest for %s',
    (_, c) => {
      expect(worstExcess(c, 4_000)).toSatisfy((w: { excess: number }) => w.excess >= 0 && w.excess <= 4);
    },
  );
});
