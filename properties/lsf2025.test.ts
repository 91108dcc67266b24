import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/lsf2025.js';
import { compileClaim } from '../src/claim/index.js';
import {
  bayesConfidence,
  keptEnergy,
  lineOverlap,
  type Quantity,
  realShare,
  subspaceOverlap,
} from '../src/process/index.js';
import { type Point, pointArbitrary } from '../src/regime/index.js';
import { describeCatalogue } from './describeCatalogue.js';

const pointsOf = (claim: (typeof paper.claims)[number]) => pointArbitrary(compileClaim(claim).regime);

function exactly(quantity: Quantity, at: Point): number {
  const route = quantity.routes.find(({ kind }) => kind === 'exact');
  if (route?.kind !== 'exact') throw new Error(`no exact route to the ${quantity.meaning}`);
  return route.compute(at);
}

const near = (found: number, expected: number, within: number): void =>
  expect(Math.abs(found - expected), `${found} against ${expected}`).toBeLessThanOrEqual(within);

describe('the overlap score of subspaces', () => {
  it('should add over principal angles, in any order and in any dimension', () => {
    fc.assert(
      fc.property(pointsOf(paper.oleSubspaceExact), (at) => {
        const angles = at.theta as readonly number[];
        const apart = angles.map((angle) => exactly(subspaceOverlap(), { theta: [angle], d: 2 }));
        const together = exactly(subspaceOverlap(), { ...at, theta: angles.toReversed() });
        near(
          together,
          apart.reduce((a, b) => a + b, 0),
          2e-14 * angles.length,
        );
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('should be the large-sample limit of the mean score of two lines, per root sample', () => {
    fc.assert(
      fc.property(pointsOf(paper.oleLowerBoundPlanar), ({ theta }) => {
        const limit = exactly(subspaceOverlap(), { theta: [theta as number], d: 2 });
        const error = (n: number) =>
          exactly(lineOverlap().meanScore, { n, theta: theta! }) / Math.sqrt(n) - limit;
        expect(Math.abs(error(500))).toBeLessThanOrEqual(2e-3 * limit + 1e-13);
        // An error of order 1/n falls fourfold.
        near(error(125), 4 * error(500), 0.05 * Math.abs(error(125)) + 1e-12);
      }),
      { seed: 2, numRuns: 100 },
    );
  });
});

describe('the Bayes confidence', () => {
  it('should depend on angle and noise through sin(theta)^2/(sigma^2 (1 + sigma^2)) only', () => {
    fc.assert(
      fc.property(pointsOf(paper.confidenceUpperBound), (at) => {
        const sine = Math.sin(at.theta as number);
        const variance = (at.sigma as number) * (at.sigma as number);
        // The noise at which a right angle is as hard to tell as this angle.
        const product = (variance * (1 + variance)) / (sine * sine);
        const wider = (Math.sqrt(1 + 4 * product) - 1) / 2;
        const twin = { r: at.r!, theta: Math.PI / 2, sigma: Math.sqrt(wider) };
        near(exactly(bayesConfidence(), at), exactly(bayesConfidence(), twin), 1e-11);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('should grow with the dimension of the subspaces', () => {
    fc.assert(
      fc.property(pointsOf(paper.confidenceUpperBound), (at) => {
        const more = { ...at, r: (at.r as number) + 1 };
        expect(exactly(bayesConfidence(), more)).toBeGreaterThanOrEqual(
          exactly(bayesConfidence(), at) - 1e-13,
        );
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});

describe('the confidence filter', () => {
  it('should share the real samples of the pool between what is kept and what is dropped', () => {
    fc.assert(
      fc.property(pointsOf(paper.filterEnrichesReal), (at) => {
        const q = at.q as number;
        const top = exactly(realShare(), at);
        const rest = exactly(realShare({ keep: 'least confident' }), { ...at, q: 1 - q });
        near(q * top + (1 - q) * rest, at.f as number, 1e-10);
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('should leave the share as it is without a tilt, and mirror it when the classifier is tilted instead', () => {
    fc.assert(
      fc.property(pointsOf(paper.filterEnrichesReal), (at) => {
        const f = at.f as number;
        near(exactly(realShare(), { ...at, phi: 0 }), f, 1e-9);
        // Real and degraded exchange their parts: the shares of one pool are those of the other's rest.
        const exchanged = exactly(realShare({ classifier: 'tilted' }), { ...at, f: 1 - f });
        near(exactly(realShare(), at), 1 - exchanged, 1e-9);
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  it('should raise the mean score of what is kept, the less is kept, from the mean of all', () => {
    const meanScore = (at: Point): number => {
      const variance = (at.sigma as number) * (at.sigma as number);
      const [signal, noise] = (['signal', 'noise'] as const).map((along) => keptEnergy({ along }));
      return (1 + variance) * exactly(signal!, at) - variance * exactly(noise!, at);
    };
    fc.assert(
      fc.property(pointsOf(paper.filterSelectionBias), (at) => {
        const kept = meanScore(at);
        expect(meanScore({ ...at, q: (at.q as number) / 2 })).toBeGreaterThan(kept);
        expect(kept).toBeGreaterThan(1);
        near(meanScore({ ...at, q: 1 - 1e-6 }), 1, 2e-3);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

await describeCatalogue('lsf2025');
