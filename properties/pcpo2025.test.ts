import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/pcpo2025.js';
import { compileClaim } from '../src/claim/index.js';
import {
  ddimLogRatio,
  ddimWeight,
  diffusionSchedule,
  flowLogRatio,
  flowSchedule,
  logError,
  policyRatio,
  type Quantity,
  scheduleClipping,
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

describe('the log ratio of a step', () => {
  it('should be antisymmetric when old and new policy exchange places', () => {
    fc.assert(
      fc.property(pointsOf(paper.logRatioIdentity), (at) => {
        const there = exactly(ddimLogRatio(), at);
        const m = exactly(ddimWeight().weight, at) * (at.delta as number);
        // Seen from the new policy the same state has the noise z + m.
        const back = { ...at, delta: -(at.delta as number), z: (at.z as number) + m };
        near(exactly(ddimLogRatio(), back), -there, 1e-10 * (1 + Math.abs(there)));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('should see change and noise through their common direction only', () => {
    fc.assert(
      fc.property(pointsOf(paper.logRatioIdentityFlow), (at) => {
        const mirrored = { ...at, delta: -(at.delta as number), z: -(at.z as number) };
        const there = exactly(flowLogRatio(), at);
        near(exactly(flowLogRatio(), mirrored), there, 1e-13 * (1 + Math.abs(there)));
        near(exactly(flowLogRatio(), { ...at, delta: 0 }), 0, 0);
      }),
      { seed: 2, numRuns: 200 },
    );
  });
});

describe('the policy ratio', () => {
  it('should be clipped less in a wider range', () => {
    fc.assert(
      fc.property(pointsOf(paper.logRatioLaw), (at) => {
        const clipped = exactly(policyRatio().clipFraction, at);
        const wider = exactly(policyRatio().clipFraction, { ...at, xi: 1.5 * (at.xi as number) });
        expect(wider).toBeLessThan(clipped);
        expect(clipped).toBeLessThan(1);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('should have the logarithm of its inverse with the other sign', () => {
    fc.assert(
      fc.property(pointsOf(paper.logVersusRatioGeneral), ({ x }) => {
        const rho = 1 + (x as number);
        // log(1/rho) = -log(rho), so that the errors at x and at 1/rho - 1 belong together.
        const error = (at: number): number => (at < 0 ? 1 : -1) * exactly(logError(), { x: at });
        const inverse = 1 / rho - 1;
        if (Math.abs(inverse) >= 0.99) return;
        near((1 + error(inverse)) * inverse, -(1 + error(x as number)) * (x as number), 1e-12);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});

describe('the weight of a step', () => {
  it('should be what the noise scale found for it gives back', () => {
    fc.assert(
      fc.property(pointsOf(paper.uniformWeightRoot), (at) => {
        const root = exactly(ddimWeight().smallestRoot, at);
        const { abt, abp, w } = at as Record<string, number>;
        const posterior = Math.sqrt(((1 - abp!) / (1 - abt!)) * (1 - abt! / abp!));
        near(exactly(ddimWeight().weight, { ...at, eta: root / posterior }), w!, 1e-9 * w!);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('should rise on both sides of the DDPM scale', () => {
    fc.assert(
      fc.property(pointsOf(paper.weightFloor), (at) => {
        const eta = at.eta as number;
        const weight = exactly(ddimWeight().weight, at);
        const closer = exactly(ddimWeight().weight, { ...at, eta: 1 + (eta - 1) / 2 });
        expect(closer).toBeLessThanOrEqual(weight * (1 + 1e-11));
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});

describe('a diffusion schedule', () => {
  it('should have the mean of its weights times their number as their total, between least and largest', () => {
    fc.assert(
      fc.property(pointsOf(paper.nativeWeightDisproportion), (at) => {
        const { meanWeight, totalWeight, largestWeight, spread } = diffusionSchedule();
        const mean = exactly(meanWeight, at);
        const largest = exactly(largestWeight, at);
        near(exactly(totalWeight, at), (at.n as number) * mean, 1e-11 * mean * (at.n as number));
        expect(mean).toBeLessThanOrEqual(largest);
        expect(mean).toBeGreaterThanOrEqual(largest / exactly(spread, at));
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('should have larger weights with less noise', () => {
    fc.assert(
      fc.property(pointsOf(paper.nativeWeightDisproportion), (at) => {
        const less = { ...at, eta: (at.eta as number) / 2 };
        expect(exactly(diffusionSchedule().meanWeight, less)).toBeGreaterThan(
          exactly(diffusionSchedule().meanWeight, at),
        );
      }),
      { seed: 8, numRuns: 100 },
    );
  });

  it('should clip natively at most as often as with the largest weight throughout', () => {
    fc.assert(
      fc.property(pointsOf(paper.uniformClippingAsRead), (at) => {
        const { native, largest, uniform } = scheduleClipping();
        const most = exactly(largest, at) * (1 + 1e-12);
        expect(exactly(native, at)).toBeLessThanOrEqual(most);
        expect(exactly(uniform, at)).toBeLessThanOrEqual(most);
      }),
      { seed: 9, numRuns: 60 },
    );
  });
});

describe('a flow schedule', () => {
  it('should spread its weights alike for either noise after the correction', () => {
    fc.assert(
      fc.property(pointsOf(paper.flowProportionalWeights), (at) => {
        const share = (kind: string): number => {
          const total = exactly(flowSchedule().correctedTotal, { ...at, kind });
          return exactly(flowSchedule().correctedVariance, { ...at, kind }) / (total * total);
        };
        near(share('dance'), share('flow'), 1e-12 * share('flow'));
      }),
      { seed: 10, numRuns: 100 },
    );
  });

  it('should have native weights in proportion to 1/eta + eta/2 beyond the first step', () => {
    fc.assert(
      fc.property(pointsOf(paper.gradientSecondMomentFlow), (at) => {
        const total = (eta: number): number => exactly(flowSchedule().nativeTotal, { ...at, eta });
        const ends = (eta: number): number => 1 / eta + eta / 2;
        // The first step, at t = 1, goes like 1/eta alone: two noise levels of equal 1/eta + eta/2 differ by it only.
        const eta = 0.2 + (at.eta as number) / 2;
        const twin = 2 / eta;
        near(ends(eta), ends(twin), 1e-14 * ends(eta));
        const first = (total(eta) - total(twin)) / (1 / eta - 1 / twin);
        const rest = (total(eta) - first / eta) / ends(eta);
        near(total(1), first + 1.5 * rest, 1e-9 * total(1));
      }),
      { seed: 11, numRuns: 100 },
    );
  });
});

await describeCatalogue('pcpo2025');
