import type { Point } from '../../regime/index.js';
import { readReal } from '../binding.js';
import { singularValues } from '../numeric/singularValues.js';
import { solveLinear } from '../numeric/solveLinear.js';
import type { ExactRoute, Quantity } from '../quantity.js';

/**
 * Jacobian J = (A + lam F)^(-1) lam F of retraining at its fixed point, for two parameters: A = diag(a1, a2) is
 * minus the expected Hessian under the data, F the Fisher information of the model, with eigenvalues f1 and
 * f2, the eigenvector of f1 at `angle` from the first axis.
 *
 * Setting: Bertrand, Bose, Duplessis, Jiralerspong and Gidel, 2024.
 */
export function retrainingJacobian(): {
  /** Largest singular value. */
  readonly operatorNorm: Quantity;
  /** Largest modulus of an eigenvalue. */
  readonly spectralRadius: Quantity;
} {
  return {
    operatorNorm: {
      meaning: 'largest singular value of the retraining Jacobian',
      support: 'nonnegative',
      routes: [bySolving('singular values by rotations', (j) => singularValues(j, 2, 2)[0]!)],
    },
    spectralRadius: {
      meaning: 'largest modulus of an eigenvalue of the retraining Jacobian',
      support: 'nonnegative',
      routes: [bySolving('eigenvalues from trace and determinant', largestEigenvalue)],
    },
  };
}

function bySolving(name: string, observe: (jacobian: Float64Array) => number): ExactRoute {
  return {
    kind: 'exact',
    name: `solution of (A + lam F) J = lam F, then ${name}`,
    error: 1e-11,
    compute: (point) => observe(jacobianAt(point)),
    cost: () => 500,
  };
}

function jacobianAt(point: Point): Float64Array {
  const positive = (name: string): number => readReal(point, name, { min: 1e-12, max: 1e12 });
  const ratio = readReal(point, 'lam', { min: 0, max: 1e12 });
  const [f11, f12, f22] = rotated(positive('f1'), positive('f2'), readReal(point, 'angle'));
  const fitted = Float64Array.of(ratio * f11, ratio * f12, ratio * f12, ratio * f22);
  const system = Float64Array.of(
    positive('a1') + fitted[0]!,
    fitted[1]!,
    fitted[2]!,
    positive('a2') + fitted[3]!,
  );
  const first = solveLinear(system, Float64Array.of(fitted[0]!, fitted[2]!), 2);
  const second = solveLinear(system, Float64Array.of(fitted[1]!, fitted[3]!), 2);
  return Float64Array.of(first[0]!, second[0]!, first[1]!, second[1]!);
}

/** Entries 11, 12 and 22 of Q diag(f1, f2) Q^T, Q the rotation by `angle`. */
function rotated(f1: number, f2: number, angle: number): [number, number, number] {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  return [c * c * f1 + s * s * f2, c * s * (f1 - f2), s * s * f1 + c * c * f2];
}

/** The eigenvalues are real and positive: J is similar to a positive definite matrix. */
function largestEigenvalue(j: Float64Array): number {
  const half = (j[0]! + j[3]!) / 2;
  const difference = (j[0]! - j[3]!) / 2;
  return half + Math.sqrt(Math.max(0, difference * difference + j[1]! * j[2]!));
}
