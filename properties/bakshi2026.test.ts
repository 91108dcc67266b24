import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/bakshi2026.js';
import { compileClaim } from '../src/claim/index.js';
import { contaminatedLoop, meanChain, type Quantity } from '../src/process/index.js';
import { type Point, pointArbitrary } from '../src/regime/index.js';
import { describeCatalogue } from './describeCatalogue.js';

const pointsOf = (claim: (typeof paper.claims)[number]) => pointArbitrary(compileClaim(claim).regime);

function exactly(quantity: Quantity, at: Point): number {
  const route = quantity.routes.find(({ kind }) => kind === 'exact');
  if (route?.kind !== 'exact') throw new Error(`no exact route to the ${quantity.meaning}`);
  return route.compute(at);
}

const near = (found: number, expected: number, within: number): void =>
  expect(Math.abs(found - expected), `${found} against ${expected}`).toBeLessThanOrEqual(
    within * Math.abs(expected),
  );

const growing = paper.exactRiskRecursion.measures.R!;
const steady = contaminatedLoop();
const pooled = contaminatedLoop({ workflow: 'accumulate' });

describe('the error of fits to contaminated sources', () => {
  it('should not depend on the order of the tokens, nor on tokens that never occur', () => {
    fc.assert(
      fc.property(pointsOf(paper.exactRiskRecursion), (at) => {
        const law = at.p as readonly number[];
        near(exactly(growing, { ...at, p: [0, ...law.toReversed(), 0] }), exactly(growing, at), 1e-13);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('should rise when two tokens are told apart, by the chance that they are the two drawn', () => {
    fc.assert(
      fc.property(
        pointsOf(paper.exactRiskRecursion),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (at, part) => {
          const [mass, ...rest] = at.p as readonly [number, ...number[]];
          fc.pre(mass > 1e-3 && rest.some((other) => other > 1e-3));
          const split = { ...at, p: [part * mass, (1 - part) * mass, ...rest] };
          // Two real tokens drawn are the two parts of the first with chance 2 part (1-part) mass^2.
          const unit = exactly(growing, { ...at, p: [0.5, 0.5] }) / 0.5;
          const more = 2 * part * (1 - part) * mass * mass * unit;
          near(exactly(growing, split), exactly(growing, at) + more, 1e-10);
        },
      ),
      { seed: 2, numRuns: 200 },
    );
  });

  it('should be that of a first fit once everything is real', () => {
    fc.assert(
      fc.property(pointsOf(paper.fixedScheduleLimit), (at) => {
        const real = { ...at, T: at.t!, alpha: 1 };
        near(
          exactly(steady.squaredError, real),
          exactly(steady.squaredError, { ...real, n0: at.n!, T: 0 }),
          1e-12,
        );
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('should fall with the share of real data, and without any be lower when pooled', () => {
    fc.assert(
      fc.property(
        pointsOf(paper.aggregationRecursion),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (at, more) => {
          const alpha = at.alpha as number;
          const cleaner = { ...at, alpha: alpha + more * (1 - alpha) };
          for (const { squaredError } of [steady, pooled])
            expect(exactly(squaredError, cleaner)).toBeLessThanOrEqual(
              exactly(squaredError, at) * (1 + 1e-12),
            );
          const copied = { ...at, alpha: 0 };
          expect(exactly(pooled.squaredError, copied)).toBeLessThanOrEqual(
            exactly(steady.squaredError, copied) * (1 + 1e-12),
          );
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });

  it('should be the error of a refitted Bernoulli mean, counted twice, when nothing is real', () => {
    fc.assert(
      fc.property(
        pointsOf(paper.aggregationRecursion),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (at, q) => {
          const n = at.n as number;
          const T = Math.min(at.T as number, 200);
          for (const workflow of ['replace', 'accumulate'] as const) {
            const loop = contaminatedLoop({ workflow, first: 'n', fresh: 0 });
            const twin = meanChain({ family: 'bernoulli', workflow, sizes: 'n', fits: 'T+1', start: 'q' });
            const found = exactly(loop.squaredError, { p: [q, 1 - q], n, T });
            near(found, 2 * exactly(twin.squaredError, { n, T, q }), 1e-11);
          }
        },
      ),
      { seed: 5, numRuns: 100 },
    );
  });

  it('should change over a window by the product of its changes over the two halves', () => {
    fc.assert(
      fc.property(pointsOf(paper.exactRiskRecursion), (at) => {
        const loop = contaminatedLoop({ samples: 'max(1, floor(A*t^b))', fresh: 'min(1, c*t^(-a))' });
        const ratio = (from: string, to: string) => exactly(loop.errorRatio(from, to), at);
        near(ratio('0', '2*T'), ratio('0', 'T') * ratio('T', '2*T'), 1e-11);
      }),
      { seed: 6, numRuns: 100 },
    );
  });
});

await describeCatalogue('bakshi2026');
