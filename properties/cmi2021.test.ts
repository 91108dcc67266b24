import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/cmi2021.js';
import { compileClaim } from '../src/claim/index.js';
import {
  certifiedInformation,
  circleInstances,
  collapsedLoss,
  equiangularLoss,
  modesLoss,
  type Quantity,
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

const turned = circleInstances({ shift: 'shift' });
const onCircle = circleInstances();

describe('the contrastive loss on the circle', () => {
  it('should not change when all instances are turned, mirrored or listed in another order', () => {
    fc.assert(
      fc.property(
        pointsOf(paper.simplexLowerBoundPlane),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (at, by) => {
          const angles = at.angles as readonly number[];
          const loss = exactly(turned.loss, at);
          const within = 1e-11 * (1 + loss);
          near(exactly(turned.loss, { ...at, angles: angles.map((a) => a + by) }), loss, within);
          near(exactly(turned.loss, { ...at, angles: angles.toReversed() }), loss, within);
          const mirrored = { ...at, angles: angles.map((a) => -a), shift: -(at.shift as number) };
          near(exactly(turned.loss, mirrored), loss, within);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it('should grow by exactly log 2 when every instance is doubled', () => {
    fc.assert(
      fc.property(pointsOf(paper.distanceCertificate), (at) => {
        const angles = at.angles as readonly number[];
        const once = exactly(onCircle.loss, at);
        const twice = exactly(onCircle.loss, { ...at, angles: [...angles, ...angles] });
        // Each sum over instances doubles, the positive in it too.
        near(twice, once + Math.LN2, 1e-12 * (1 + once));
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('should tend to the mean advantage of the negatives as the temperature grows', () => {
    fc.assert(
      fc.property(pointsOf(paper.distanceCertificate), (at) => {
        const M = (at.angles as readonly number[]).length;
        const tau = 1e6;
        const slope = (Math.log(M) - exactly(onCircle.loss, { ...at, tau })) * tau;
        near(slope, (exactly(onCircle.distance, at) * (M - 1)) / M, 1e-4);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('the contrastive loss of families', () => {
  it('should be that of total collapse for equiangular instances with cosine 1 and for a single mode', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 50 }),
        fc.double({ min: 0.05, max: 10, noNaN: true }),
        (M, tau) => {
          const collapsed = exactly(collapsedLoss(), { M, tau, align: 0.3 });
          near(exactly(equiangularLoss(), { M, tau, rho: 1 }), collapsed, 1e-11);
          near(exactly(modesLoss(), { counts: [M], tau, rho: 0 }), collapsed, 1e-11);
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });

  it('should not depend on the order of modes, and grow by log 2 when all are doubled', () => {
    fc.assert(
      fc.property(pointsOf(paper.effectiveModesCertificate), (at) => {
        const counts = at.counts as readonly number[];
        const loss = exactly(modesLoss(), at);
        near(exactly(modesLoss(), { ...at, counts: counts.toReversed() }), loss, 1e-11);
        near(exactly(modesLoss(), { ...at, counts: counts.map((c) => 2 * c) }), loss + Math.LN2, 1e-11);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('the certified information', () => {
  it('should grow with the batch and fall with the temperature', () => {
    const information = certifiedInformation();
    fc.assert(
      fc.property(pointsOf(paper.infonceInformationBound), (at) => {
        const value = exactly(information, at);
        expect(exactly(information, { ...at, M: (at.M as number) + 1 })).toBeGreaterThan(value - 1e-12);
        expect(exactly(information, { ...at, tau: 1.1 * (at.tau as number) })).toBeLessThan(value + 1e-12);
      }),
      { seed: 6, numRuns: 100 },
    );
  });
});

await describeCatalogue('cmi2021');
