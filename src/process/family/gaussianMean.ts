import { chiSquare, normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { expSinh } from '../numeric/doubleExponential.js';
import { integrate } from '../numeric/integrate.js';
import type { Quantity } from '../quantity.js';
import {
  directWalk,
  exactWalk,
  type GaussianMeanRoles,
  increments,
  norm,
  reducedWalk,
  variance,
  type WalkSetting,
} from './gaussianWalk.js';
import { batchSum } from './meanChainRoles.js';

/**
 * The mean of a normal law with known variance in d dimensions: batch 1 is real, batch t+1 is drawn around
 * fit t, and fit t is the mean of its batch (replace) or of all batches so far (accumulate). The error is a
 * normal walk.
 *
 * Source: Xu, He and Cheng, "A probabilistic perspective on model collapse", 2025.
 */
export function gaussianMean(given: Partial<GaussianMeanRoles> = {}): {
  /** E|error|^2. */
  readonly squaredError: Quantity;
  /** E|error|^2 at fit `to` less that at fit `from` (0: the truth), one coordinate, in units of the noise variance. */
  readonly gained: (from: Binding, to: Binding) => Quantity;
  /** P(|error| > delta), one dimension. */
  readonly exceeds: (delta: Binding) => Quantity;
  /** P(some fit so far is off by at least delta), one dimension. */
  readonly everExceeds: (delta: Binding) => Quantity;
  /** P(the last fit is closer to the truth than fit 1); replace. */
  readonly beatsFirst: Quantity;
} {
  const roles: GaussianMeanRoles = {
    workflow: 'replace',
    sizes: 'ceil(n0*t^p)',
    fits: 'T',
    dimension: 1,
    noise: 'sigma',
    ...given,
  };
  return {
    squaredError: squaredError(roles),
    gained: (from, to) => gained({ ...roles, dimension: 1, noise: 1 }, from, to),
    exceeds: (delta) => exceeds({ ...roles, dimension: 1 }, delta),
    everExceeds: (delta) => everExceeds({ ...roles, dimension: 1 }, delta),
    beatsFirst: beatsFirst({ ...roles, workflow: 'replace', noise: 1 }),
  };
}

function squaredError(roles: GaussianMeanRoles): Quantity {
  const d = bindingText(roles.dimension);
  const spread = `${bindingText(roles.noise)}^2*(${batchSum(roles, (size) => `1/${size}`)})`;
  return {
    meaning: `mean squared error of fit ${bindingText(roles.fits)}`,
    support: 'nonnegative',
    routes: [
      exactWalk(
        roles,
        'second moments added fit by fit',
        (setting) => variance(setting) * setting.dimension,
        1e-13,
      ),
      reducedWalk(roles, 'a chi-square variate', {
        ...(roles.workflow === 'replace' && { secondMoment: `${d}*(${d}+2)*(${spread})^2` }),
        prepare: (setting) => {
          const scale = variance(setting);
          return (stream) => scale * chiSquare(stream, setting.dimension);
        },
        draws: () => 1,
      }),
      directWalk(roles, () => ({ seen: ({ last }) => norm(last) })),
    ],
  };
}

/** Increments of the squared error are added from `from` on, so that a small gain keeps its digits. */
function gained(given: GaussianMeanRoles, from: Binding, to: Binding): Quantity {
  const roles = { ...given, fits: to };
  const start = (point: Point, { fits }: WalkSetting) => readInteger(point, from, { min: 0, max: fits });
  return {
    meaning: `mean squared error at fit ${bindingText(to)} less that at fit ${bindingText(from)}, over the noise variance`,
    support: 'real',
    routes: [
      exactWalk(
        roles,
        'increments of the second moment added fit by fit',
        (setting, point) => variance(setting, start(point, setting)),
        1e-13,
      ),
      reducedWalk(roles, 'the two parts of the walk', {
        prepare: (setting, point) => {
          const from = start(point, setting);
          const early = Math.sqrt(variance({ ...setting, fits: from }));
          const late = Math.sqrt(variance(setting, from));
          return (stream) => {
            const before = early * normal(stream);
            const step = late * normal(stream);
            return step * (step + 2 * before);
          };
        },
        draws: () => 2,
      }),
      directWalk(roles, (setting, point) => ({
        seen: ({ last, kept }) => last[0]! * last[0]! - kept[0]! * kept[0]!,
        keep: start(point, setting),
      })),
    ],
  };
}

function exceeds(roles: GaussianMeanRoles, delta: Binding): Quantity {
  const limit = (point: Point) => readReal(point, delta, { min: 0 });
  return {
    meaning: `probability that fit ${bindingText(roles.fits)} is off by more than ${bindingText(delta)}`,
    support: 'indicator',
    routes: [
      exactWalk(
        roles,
        'variance of the normal error, fit by fit, then its two tails by quadrature',
        (setting, point) => twoTails(limit(point) / Math.sqrt(variance(setting))),
        1e-11,
      ),
      reducedWalk(roles, 'one normal variate', {
        prepare: (setting, point) => {
          const scale = Math.sqrt(variance(setting));
          const most = limit(point);
          return (stream) => (Math.abs(scale * normal(stream)) > most ? 1 : 0);
        },
        draws: () => 1,
      }),
      directWalk(roles, (_, point) => {
        const most = limit(point);
        return { seen: ({ last }) => (Math.abs(last[0]!) > most ? 1 : 0) };
      }),
    ],
  };
}

/** P(|Z| > x) for x >= 0: twice the density times the integral of exp(-x u - u^2/2) over u > 0. */
function twoTails(x: number): number {
  if (x === Infinity) return 0;
  const ratio = expSinh((u) => Math.exp(-u * (x + u / 2))).value;
  return Math.min(1, Math.sqrt(2 / Math.PI) * Math.exp(-0.5 * x * x) * ratio);
}

function everExceeds(roles: GaussianMeanRoles, delta: Binding): Quantity {
  const limit = (point: Point) => readReal(point, delta, { min: Number.MIN_VALUE });
  return {
    meaning: `probability that some fit up to ${bindingText(roles.fits)} is off by at least ${bindingText(delta)}`,
    support: 'indicator',
    routes: [
      reducedWalk(roles, 'a walk with normal steps', {
        prepare: (setting, point) => normalWalk(setting, limit(point)),
        draws: ({ fits }) => fits,
      }),
      directWalk(roles, (_, point) => {
        const most = limit(point);
        return { seen: ({ farthest }) => (farthest >= most ? 1 : 0) };
      }),
    ],
  };
}

function normalWalk(setting: WalkSetting, limit: number): (stream: Stream) => number {
  const steps = Float64Array.from(increments(setting), Math.sqrt);
  return (stream) => {
    let error = 0;
    for (let t = 0; t < steps.length; t++) {
      error += steps[t]! * normal(stream);
      if (Math.abs(error) >= limit) return 1;
    }
    return 0;
  };
}

function beatsFirst(roles: GaussianMeanRoles): Quantity {
  const parts = (setting: WalkSetting) => ({
    first: Math.sqrt(variance({ ...setting, fits: 1 })),
    rest: Math.sqrt(variance(setting, 1)),
  });
  return {
    meaning: `probability that fit ${bindingText(roles.fits)} is closer to the truth than fit 1`,
    support: 'indicator',
    routes: [
      exactWalk(
        roles,
        'tail of the angle of a Student law, by quadrature of its density',
        (setting) => {
          const { first, rest } = parts(setting);
          return closer(setting.dimension, rest / first);
        },
        1e-11,
      ),
      reducedWalk(roles, 'the first error and the rest of the walk', {
        prepare: (setting) => {
          const { first, rest } = parts(setting);
          return (stream) => nearer(stream, setting.dimension, first, rest);
        },
        draws: ({ dimension }) => 2 * dimension,
      }),
      directWalk(roles, () => ({ seen: ({ last, first }) => (norm(last) < norm(first) ? 1 : 0) })),
    ],
  };
}

/**
 * |X + Y| < |X| for X of unit and Y of scale r iff a coordinate of -X along Y exceeds |Y|/2: a Student ratio
 * with d degrees of freedom beyond r sqrt(d)/2, so that the angle whose tangent it is over sqrt(d), of density
 * cos^(d-1), is within atan(2/r) of a right angle.
 */
function closer(dimension: number, r: number): number {
  if (r === 0) return 0;
  const density = (psi: number) => Math.exp((dimension - 1) * Math.log(Math.sin(psi)));
  const width = 8 / Math.sqrt(dimension);
  const breaks = [Math.PI / 2 - width, Math.PI / 2 - width / 4];
  const edge = Math.atan(2 / r);
  const near = breaks.concat(edge / 2, edge * (1 - 1 / dimension));
  const part = integrate(density, 0, edge, { breaks: near }).value;
  return part / (2 * integrate(density, 0, Math.PI / 2, { breaks }).value);
}

function nearer(stream: Stream, dimension: number, first: number, rest: number): number {
  let [before, after] = [0, 0];
  for (let i = 0; i < dimension; i++) {
    const x = first * normal(stream);
    const moved = x + rest * normal(stream);
    before += x * x;
    after += moved * moved;
  }
  return after < before ? 1 : 0;
}
