import { describe, expect, it } from 'vitest';
import { logisticLocation, type Quantity, retrainingJacobian } from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { exactRoutesOf } from '../_helpers/agreement.js';
import fixture from '../fixtures/retraining.json' with { type: 'json' };

const exactly = (quantity: Quantity, at: Point): number => exactRoutesOf(quantity)[0]!.compute(at);

function near(found: number, expected: number, relative: number): void {
  expect(Math.abs(found / expected - 1), `${found} against ${expected}`).toBeLessThanOrEqual(relative);
}

/** References: lam F/(alpha + lam F) with alpha by quadrature in 40 digits. */
describe('the logistic location loop', () => {
  const { contraction, lateRatio, divergenceRatio } = logisticLocation();

  it.each(fixture)('should contract by its factor at $at', ({ at, factor }) => {
    near(exactly(contraction, at), factor, 1e-11);
    near(exactly(lateRatio, at), factor, 1e-9);
    near(exactly(divergenceRatio, at), factor * factor, 1e-10);
  });

  it('should refuse scales that are not positive and a start at the best location', () => {
    expect(() => exactly(contraction, { s: 0, lam: 1 })).toThrow(/^s must be /);
    expect(() => exactly(contraction, { s: 1, lam: -1 })).toThrow(/^lam must be /);
    expect(() => exactly(lateRatio, { s: 1, lam: 1, theta0: 0 })).toThrow(/^theta0 must be /);
  });
});

describe('the retraining Jacobian', () => {
  const { operatorNorm, spectralRadius } = retrainingJacobian();

  it('should be a number for isotropic Hessians', () => {
    const at = { a1: 2, a2: 2, f1: 3, f2: 3, angle: 0.7, lam: 0.4 };
    near(exactly(operatorNorm, at), 1.2 / 3.2, 1e-14);
    near(exactly(spectralRadius, at), 1.2 / 3.2, 1e-14);
  });

  it('should have the larger diagonal entry as norm and radius for parallel axes', () => {
    const at = { a1: 1, a2: 4, f1: 1.8, f2: 2, angle: 0, lam: 0.5 };
    near(exactly(operatorNorm, at), 0.9 / 1.9, 1e-14);
    near(exactly(spectralRadius, at), 0.9 / 1.9, 1e-14);
  });

  it('should refuse Hessians that are not positive', () => {
    const at = { a1: 0, a2: 1, f1: 1, f2: 1, angle: 0, lam: 1 };
    expect(() => exactly(operatorNorm, at)).toThrow(/^a1 must be /);
  });
});
