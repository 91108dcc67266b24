import { describe, expect, it } from 'vitest';
import { entropyTerm } from '../../../src/process/curation/entropyTerm.js';
import { chanceRises, keptChances, selectionGrid } from '../../../src/process/curation/selectionGrid.js';
import {
  bestOfMany,
  bestOfTwo,
  curationRound,
  mixedCuration,
  pureCuration,
  type Quantity,
} from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, sampledRoutesOf } from '../_helpers/agreement.js';
import fixture from '../fixtures/curation.json' with { type: 'json' };

const exactly = (quantity: Quantity, at: Point): number => exactRoutesOf(quantity)[0]!.compute(at);

function near(found: number, expected: number, relative: number): void {
  expect(Math.abs(found / expected - 1), `${found} against ${expected}`).toBeLessThanOrEqual(relative);
}

/** References by enumeration in 40 digits. */
describe('one round of curation', () => {
  const round = curationRound();

  it.each(fixture.rounds)(
    'should give the factors of $K candidates from $p with rewards $r',
    ({ p, r, K, factors, rises }) => {
      const grid = selectionGrid(Float64Array.from(r), K - 1);
      const law = Float64Array.from(p);
      const chances = keptChances(grid, law);
      const found = chanceRises(grid, law);
      for (const [i, factor] of factors.entries()) {
        near(K * chances[i]!, factor, 1e-14);
        near(exactly(round.factor, { p, r, K, i: i + 1 }), factor, 1e-14);
      }
      for (const [a, rise] of rises.entries()) near(K * found[a]!, rise, 1e-13);
    },
  );

  it.each(fixture.rounds)(
    'should give gains and distance of $K candidates from $p with rewards $r',
    ({ p, r, K, gain, plainGain, distance }) => {
      near(exactly(round.rewardGain, { p, r, K }), gain, 1e-11);
      near(exactly(round.plainGain, { p, r, K }), plainGain, 1e-11);
      near(exactly(round.distanceToTilted, { p, r, K }), distance, 1e-11);
    },
  );

  it('should keep an atom as often by enumeration as by quadrature', () => {
    for (const { p, r, K } of fixture.rounds.filter(({ p, K }) => p.length * K < 60)) {
      for (let i = 1; i <= p.length; i++) {
        near(
          exactly(round.keptMass, { p, r, K, i }),
          p[i - 1]! * exactly(round.factor, { p, r, K, i }),
          1e-13,
        );
      }
    }
  });

  it('should find by drawing what it finds without', () => {
    const at = { p: [0.5, 0.3, 0.2], r: [0, 1, 2], K: 3, i: 2 };
    for (const quantity of [round.keptMass, round.rewardGain, round.plainGain]) {
      for (const route of sampledRoutesOf(quantity)) {
        expectMean(draws(route, at, 100_000, quantity.meaning), exactly(quantity, at));
      }
    }
  });

  it('should leave the law as it is when there is but one candidate or all rewards are equal', () => {
    expect(exactly(round.rewardGain, { p: [0.1, 0.9], r: [0, 3], K: 1 })).toBe(0);
    expect(exactly(round.rewardGain, { p: [0.1, 0.2, 0.7], r: [2, 2, 2], K: 7 })).toBe(0);
    expect(exactly(round.distanceToTilted, { p: [0.1, 0.2, 0.7], r: [2, 2, 2], K: 7 })).toBe(0);
  });

  it('should refuse in one sentence what is no law, no rewards or no candidates', () => {
    const refused = (at: Point): unknown => {
      try {
        return exactly(round.factor, at);
      } catch (error) {
        return error;
      }
    };
    const good = { p: [0.5, 0.5], r: [0, 1], K: 2, i: 1 };
    for (const [change, name] of [
      [{ p: [0.5, 0.6] }, 'p'],
      [{ p: [-0.5, 1.5] }, 'p'],
      [{ r: [0, 1, 2] }, 'r'],
      [{ r: [0, Number.NaN] }, 'r'],
      [{ r: [0, 1000] }, 'r'],
      [{ K: 0 }, 'K'],
      [{ i: 3 }, 'i'],
    ] as const) {
      const error = refused({ ...good, ...change } as Point);
      expect(error).toBeInstanceOf(RangeError);
      expect((error as Error).message).toMatch(new RegExp(`^${name} must be [^.]*(\\.[^.]+)*\\.$`));
    }
  });
});

describe('curation, round after round', () => {
  it.each(fixture.pure)('should give the pure loop at $at', ({ at, divergence, second }) => {
    near(exactly(pureCuration().divergence, at), divergence, 1e-12);
    near(exactly(pureCuration().secondMass, at), second, 1e-12);
    near(exactly(pureCuration({ later: 1 }).divergence, { ...at, t: at.t - 1 }), divergence, 1e-12);
  });

  it.each(fixture.mixed)(
    'should give the loop with reference data at $at',
    ({ at, excess, divergence, ratio }) => {
      near(exactly(mixedCuration().rewardExcess, at), excess, 1e-12);
      near(exactly(mixedCuration().divergence, at), divergence, 1e-12);
      near(exactly(mixedCuration().largestRatio, at), ratio, 1e-12);
    },
  );

  it('should refuse a start on an atom that the reference does not have', () => {
    const at = { p: [0, 1], r: [0, 1], K: 2, lam: 1, t: 1, start: 'lowest' };
    expect(() => exactly(mixedCuration().divergence, at)).toThrow(RangeError);
  });

  it('should tend to best-of-K selection as rewards draw apart', () => {
    const p = Array.from({ length: 5 }, () => 0.2);
    const r = p.map((_, i) => 60 * i);
    const at = { p, r, K: 3, lam: 0.4, t: 400, start: 'reference' };
    near(
      exactly(mixedCuration().divergence, at),
      exactly(bestOfMany({ atoms: 5, rounds: 400 }).divergence, at),
      1e-10,
    );
    const two = { p: [0.999, 0.001], r: [0, 60], K: 2, lam: 1.5, eta: 0.001, t: 2000, start: 'reference' };
    near(exactly(mixedCuration().divergence, two), exactly(bestOfTwo().divergence, two), 1e-10);
  });

  it('should give the terms of a relative entropy to 13 digits', () => {
    for (const [x, value] of fixture.entropy) near(entropyTerm(x!), value!, 1e-13);
  });
});
