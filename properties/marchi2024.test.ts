import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/marchi2024.js';
import { compileClaim } from '../src/claim/index.js';
import {
  accumulatingLoop,
  externalDataLoop,
  fullySynthetic,
  type Quantity,
  temperedLoop,
  temperedSampling,
  totalCollapse,
  twoTokenWindow,
} from '../src/process/index.js';
import { type Point, pointArbitrary } from '../src/regime/index.js';
import { describeCatalogue } from './describeCatalogue.js';

const pointsOf = (claim: (typeof paper.claims)[number]) => pointArbitrary(compileClaim(claim).regime);

function exactly(quantity: Quantity, at: Point): number {
  const route = quantity.routes.find(({ kind }) => kind === 'exact');
  if (route?.kind !== 'exact') throw new Error(`no exact route to the ${quantity.meaning}`);
  return route.compute(at);
}

const near = (found: number, expected: number, relative: number, absolute = 1e-300): void =>
  expect(Math.abs(found - expected), `${found} against ${expected}`).toBeLessThanOrEqual(
    relative * Math.abs(expected) + absolute,
  );

const lawOf = (at: Point, name = 'p0'): readonly number[] => at[name] as readonly number[];

/** The whole law after the rounds of a point. */
const lawAfter = (loop: { readonly frequency: Quantity }, at: Point): readonly number[] =>
  lawOf(at).map((_, i) => exactly(loop.frequency, { ...at, i: i + 1 }));

describe('the tempered loop', () => {
  const replacing = temperedLoop({ replaced: 1 });

  it('should go back the way it came at the inverse temperature', () => {
    fc.assert(
      fc.property(pointsOf(paper.highTempUniform), (at) => {
        const T = 1 + ((at.T as number) - 1) / 4;
        const there = lawAfter(replacing, { ...at, T, t: 2 });
        const back = lawAfter(replacing, { p0: there, T: 1 / T, t: 2 });
        // Heating by T^2 takes the digits of T^2 from the differences, which cooling gives back.
        for (const [i, mass] of lawOf(at).entries()) near(back[i]!, mass, 1e-10 * T * T);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('should stand still at temperature 1 and not care for the names of tokens', () => {
    fc.assert(
      fc.property(pointsOf(paper.highTempUniform), (raw) => {
        const at = { ...raw, t: 1 + ((raw.t as number) % 60) };
        const p0 = lawOf(at);
        for (const [i, mass] of lawAfter(temperedLoop(), { ...at, T: 1 }).entries())
          near(mass, p0[i]!, 1e-12);
        const turned = lawAfter(temperedLoop(), { ...at, p0: p0.toReversed() });
        for (const [i, mass] of lawAfter(temperedLoop(), at).entries())
          near(turned[p0.length - 1 - i]!, mass, 1e-12);
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  it('should be the loop with external data of which there are none', () => {
    fc.assert(
      fc.property(pointsOf(paper.externalDataFloor), (raw) => {
        const at = { ...raw, a: 0, T: 0.6 + (raw.T as number) / 10, t: 1 + ((raw.t as number) % 15) };
        near(exactly(temperedLoop().frequency, at), exactly(externalDataLoop().frequency, at), 1e-8, 1e-12);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('should approach the external law geometrically when all new data are external', () => {
    fc.assert(
      fc.property(pointsOf(paper.externalDataFloor), (raw) => {
        const at = { ...raw, a: 1 };
        const i = (raw.i as number) - 1;
        const [from, to] = [lawOf(raw)[i]!, lawOf(raw, 'ps')[i]!];
        const left = Math.exp((raw.t as number) * Math.log1p(-(raw.gam as number)));
        near(exactly(externalDataLoop().frequency, at), to + left * (from - to), 1e-10, 1e-12);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('should move in a window as far as the loop on any number of tokens does', () => {
    const accumulating = temperedLoop({ replaced: 'K/(N0+K*s)' });
    fc.assert(
      fc.property(pointsOf(paper.accumulateRates), (raw) => {
        const at = { ...raw, T: 0.15 + ((raw.T as number) % 0.7), t: 1 + ((raw.t as number) % 60), i: 2 };
        const q = raw.q as number;
        const ratio = (t: number) => exactly(accumulating.ratioToLeader, { ...at, p0: [q, 1 - q], t });
        near(exactly(twoTokenWindow(), at), ratio(2 * at.t) / ratio(at.t), 1e-10);
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});

describe('finite samples at a temperature', () => {
  const { collapseTime, collapsed } = temperedSampling();
  const points = pointsOf(paper.finiteSampleReplacementCollapses);

  it('should be a population without selection at temperature 1', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 80 }), (raw, t) => {
        const at = { n: 2 + ((raw.n as number) % 30), q: raw.q as number, T: 1, t };
        const neutral = { p: [at.q, 1 - at.q], n: at.n, m: t };
        near(exactly(collapseTime, at), exactly(totalCollapse().time, neutral), 1e-11);
        near(exactly(collapsed, at), exactly(fullySynthetic().collapsed, neutral), 1e-11);
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  it('should toss fair coins at an endless temperature, and not care which token is which', () => {
    fc.assert(
      fc.property(points, (at) => {
        const n = at.n as number;
        let coins = 1;
        for (let toss = 1; toss < n; toss++) coins *= 2;
        near(exactly(collapseTime, { ...at, T: 1e15 }), coins, 1e-9);
        near(exactly(collapseTime, { ...at, q: 1 - (at.q as number) }), exactly(collapseTime, at), 1e-11);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('should last longer the hotter it is', () => {
    fc.assert(
      fc.property(points, (at) => {
        const hotter = exactly(collapseTime, { ...at, q: 0.5, T: 1.1 * (at.T as number) });
        expect(hotter).toBeGreaterThanOrEqual(exactly(collapseTime, { ...at, q: 0.5 }) * (1 - 1e-12));
      }),
      { seed: 8, numRuns: 60 },
    );
  });
});

describe('the accumulating loop at temperature 1', () => {
  const { diversity } = accumulatingLoop();

  it('should lose diversity with rounds, keep it with data, and have less of it when two tokens count as one', () => {
    fc.assert(
      fc.property(pointsOf(paper.neutralTemperaturePolya), (at) => {
        const here = exactly(diversity, at);
        const [first, second, ...others] = lawOf(at);
        expect(exactly(diversity, { ...at, t: (at.t as number) + 1 })).toBeLessThanOrEqual(here);
        expect(exactly(diversity, { ...at, N0: (at.N0 as number) + 1 })).toBeGreaterThanOrEqual(here);
        expect(exactly(diversity, { ...at, p0: [first! + second!, ...others] })).toBeLessThanOrEqual(
          here * (1 + 1e-9) + 1e-15,
        );
      }),
      { seed: 9, numRuns: 100 },
    );
  });
});

await describeCatalogue('marchi2024');
