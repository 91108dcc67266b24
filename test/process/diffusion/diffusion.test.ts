import { describe, expect, it } from 'vitest';
import { leastWeight } from '../../../src/process/diffusion/ddimWeight.js';
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
} from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, sampledRoutesOf } from '../_helpers/agreement.js';
import fixture from '../fixtures/diffusion.json' with { type: 'json' };

const exactly = (quantity: Quantity, at: Point): number => exactRoutesOf(quantity)[0]!.compute(at);

function near(found: number, expected: number, relative: number): void {
  expect(Math.abs(found / expected - 1), `${found} against ${expected}`).toBeLessThanOrEqual(relative);
}

/** References from closed forms in 40 digits. */
describe('a DDIM step', () => {
  it.each(fixture.steps)('should have its weight, floor and root at $at', ({ at, weight, floor, root }) => {
    near(exactly(ddimWeight().weight, at), weight, 1e-12);
    near(leastWeight(at.abt, at.abp), floor, 1e-12);
    near(exactly(ddimWeight().smallestRoot, at), root, 1e-9);
  });

  it.each(fixture.steps.filter(({ logRatio }) => logRatio !== null))(
    'should have its log ratio at $at',
    ({ at, logRatio }) => near(exactly(ddimLogRatio(), at), logRatio!, 1e-10),
  );

  it('should have two noise scales of a weight between floor and a/b, one above and none below', () => {
    for (const { at, floor } of fixture.steps) {
      const top = Math.sqrt(floor * floor + 1);
      const count = (w: number): number => exactly(ddimWeight().rootCount, { ...at, w });
      expect([0.99 * floor, (floor + top) / 2, 1.01 * top].map(count)).toEqual([0, 2, 1]);
    }
  });

  it('should refuse levels out of order, and more noise than the next level holds', () => {
    const at = { abt: 0.5, abp: 0.6, eta: 1, delta: 1, z: 1, w: 0.8 };
    for (const [change, name] of [
      [{ abt: 0.7 }, 'abp'],
      [{ abt: 0 }, 'abt'],
      [{ abp: 1 }, 'abp'],
      [{ eta: 3 }, 'eta'],
      [{ eta: 0 }, 'eta'],
    ] as const) {
      expect(() => exactly(ddimLogRatio(), { ...at, ...change })).toThrow(new RegExp(`^${name} must be `));
    }
    expect(() => exactly(ddimWeight().smallestRoot, { ...at, w: 0.5 })).toThrow(RangeError);
  });
});

describe('a flow step', () => {
  const at = { t: 0.6, dt: 0.05, eta: 0.7, kind: 'flow', delta: 0.3, z: 0.7 };

  it('should be linear in the noise, with minus half the squared slope as its mean', () => {
    const slope = exactly(flowLogRatio(), { ...at, z: 1 }) - exactly(flowLogRatio(), { ...at, z: 0 });
    near(exactly(flowLogRatio(), { ...at, z: 0 }), (-slope * slope) / 2, 1e-12);
    near(exactly(flowLogRatio(), { ...at, z: 3 }), 3 * slope - (slope * slope) / 2, 1e-12);
  });

  it('should refuse a step beyond time 0 or an unknown noise', () => {
    expect(() => exactly(flowLogRatio(), { ...at, dt: 0.7 })).toThrow(/^dt must be /);
    expect(() => exactly(flowLogRatio(), { ...at, t: 1 })).toThrow(/^t must be /);
    expect(() => exactly(flowLogRatio(), { ...at, kind: 'other' })).toThrow(/^kind must be /);
  });
});

describe('the policy ratio', () => {
  it.each(fixture.clips)('should be clipped as often as two normal tails say at $at', ({ at, value }) => {
    near(exactly(policyRatio().clipFraction, at), value, 1e-11);
  });

  it('should find by drawing what quadrature finds', () => {
    const at = { m: 0.5, xi: 0.2 };
    const { clipFraction, mean, divergence } = policyRatio();
    for (const quantity of [clipFraction, mean, divergence]) {
      for (const route of sampledRoutesOf(quantity)) {
        expectMean(draws(route, at, 100_000, quantity.meaning), exactly(quantity, at));
      }
    }
  });

  it('should have mean 1 and divergence m^2/2', () => {
    for (const m of [1e-3, 0.1, 1, 3]) {
      near(exactly(policyRatio().mean, { m, xi: 0.1 }), 1, 1e-12);
      near(exactly(policyRatio().divergence, { m, xi: 0.1 }), (m * m) / 2, 1e-12);
    }
  });

  it.each(fixture.logErrors)('should differ from its logarithm by the error at $at', ({ at, value }) => {
    near(exactly(logError(), at), value, 1e-13);
  });
});

describe('a schedule', () => {
  it('should clip alike however the weights are shared out when they are equal', () => {
    const at = { n: 1, eta: 0.5, xi: 0.1, reach: 0.8 };
    const { native, uniform, largest } = scheduleClipping();
    expect(exactly(native, at)).toBe(exactly(uniform, at));
    expect(exactly(native, at)).toBe(exactly(largest, at));
  });

  it('should clip a step as often as the policy ratio of that step', () => {
    const at = { n: 1, eta: 0.5, xi: 0.1, reach: 3 };
    const m = at.reach * Math.log1p(at.xi);
    near(
      exactly(scheduleClipping().native, at),
      exactly(policyRatio().clipFraction, { m, xi: at.xi }),
      1e-11,
    );
  });

  it('should have floors that its weights at eta = 1 attain', () => {
    const { largestFloor, largestWeight } = diffusionSchedule();
    for (const n of [5, 8, 50, 100]) {
      near(exactly(largestFloor, { n, eta: 0.3 }), exactly(largestWeight, { n, eta: 1 }), 1e-11);
    }
  });

  it('should have the score variance of simulated scores', () => {
    const { scoreVariance } = diffusionSchedule();
    const at = { n: 10, eta: 0.5 };
    expectMean(draws(sampledRoutesOf(scoreVariance)[0]!, at, 100_000, 'score'), exactly(scoreVariance, at));
  });

  it('should refuse numbers of steps that do not divide 1000', () => {
    for (const n of [0, 7, 1000, 2.5]) {
      expect(() => exactly(diffusionSchedule().spread, { n, eta: 1 })).toThrow(/^n must be /);
    }
  });

  it('should refuse flows without steps, noise or shift', () => {
    const at = { N: 8, eta: 0.3, shift: 3, kind: 'dance' };
    for (const name of ['N', 'eta', 'shift'] as const) {
      expect(() => exactly(flowSchedule().nativeTotal, { ...at, [name]: 0 })).toThrow(RangeError);
    }
  });
});
