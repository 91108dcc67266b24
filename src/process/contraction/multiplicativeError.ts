import { normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { readInteger, readReal } from '../binding.js';
import { normalMean } from '../numeric/normalMean.js';
import type { Quantity } from '../quantity.js';
import { logMomentsAt } from './logMagnitude.js';

const FOURTH = '(rho^4+6*rho^2*s^2+3*s^4)';

/**
 * The error e_(t+1) = (rho + s Z_t) e_t, Z_t standard normal: noise in proportion to the error.
 *
 * Source: Han et al., "Preventing model collapse via contraction-conditioned neural filters", 2025 (one reading
 * of its noise); Furstenberg and Kesten, "Products of random matrices", 1960 (the exponent).
 */
export function multiplicativeError(): {
  /** E e_T^2. */
  readonly squaredError: Quantity;
  /** P(|e_T| >= |e_0|) where typical paths shrink, P(|e_T| <= |e_0|) where they grow. */
  readonly wrongSide: Quantity;
} {
  return { squaredError, wrongSide };
}

const squaredError: Quantity = {
  meaning: 'mean squared error after T updates',
  support: 'nonnegative',
  routes: [
    {
      kind: 'exact',
      name: 'mean of the squared factor by quadrature, update by update',
      compute: (point) => {
        const { rho, s, updates } = read(point);
        const start = readReal(point, 'e0');
        const factor = normalMean((z) => (rho + s * z) * (rho + s * z));
        let square = start * start;
        for (let t = 0; t < updates; t++) square *= factor;
        return square;
      },
      error: 1e-11,
      cost: (point) => 4000 + 2 * numberAt(point, 'T'),
    },
    {
      kind: 'sampled',
      name: 'sums of logarithms of the factors',
      sampler: 'direct',
      // Beyond, rare paths carry the mean.
      when: `T*log(${FOURTH}/(rho^2+s^2)^2) <= log(30)`,
      secondMoment: `e0^4*${FOURTH}^T`,
      prepare: (point) => {
        const change = logChange(point);
        const start = readReal(point, 'e0');
        return (stream) => start * start * Math.exp(2 * change(stream));
      },
      cost: (point) => 45 * numberAt(point, 'T'),
    },
  ],
};

const wrongSide: Quantity = {
  meaning:
    'probability that an error ends beyond its start where typical paths shrink, within it where they grow',
  support: 'indicator',
  routes: [
    {
      kind: 'sampled',
      name: 'sums of logarithms of the factors',
      sampler: 'direct',
      prepare: (point) => {
        const change = logChange(point);
        const shrinks = logMomentsAt(point).mean < 0;
        return (stream) => (change(stream) >= 0 === shrinks ? 1 : 0);
      },
      cost: (point) => 45 * numberAt(point, 'T'),
    },
  ],
};

/** Draws log|e_T/e_0|. */
function logChange(point: Point): (stream: Stream) => number {
  const { rho, s, updates } = read(point);
  return (stream) => {
    let total = 0;
    for (let t = 0; t < updates; t++) total += Math.log(Math.abs(rho + s * normal(stream)));
    return total;
  };
}

function read(point: Point) {
  return {
    rho: readReal(point, 'rho', { min: 0 }),
    s: readReal(point, 's', { min: Number.MIN_VALUE }),
    updates: readInteger(point, 'T', { min: 0 }),
  };
}
