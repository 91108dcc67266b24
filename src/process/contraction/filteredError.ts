import { normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { formula } from '../_internals/formula.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, bindingText, isName, readInteger, readReal } from '../binding.js';
import { integerPower } from '../numeric/integerPower.js';
import { normalTail } from '../numeric/normalTail.js';
import type { Quantity, SampledRoute } from '../quantity.js';

/** What plays which role in the filtered error of a parameter that is estimated again and again. */
export interface FilteredErrorRoles {
  /** Factor by which the filter shrinks the error in an update. Default `rho`. */
  readonly contraction: Binding;
  /** Scale of the noise of one sample. Default `tau`. */
  readonly noise: Binding;
  /** Sample size of update t = 0, 1, ..., not necessarily an integer and never falling; may use `t`. Default `n0*(1+t)^p`. */
  readonly samples: Binding;
  /** Error before the first update. Default `e0`. */
  readonly start: Binding;
  /** Default `T`. */
  readonly updates: Binding;
}

interface Setting {
  readonly contraction: number;
  /** Variance of the noise of update t. */
  readonly variance: (t: number) => number;
  readonly start: number;
  readonly updates: number;
}

/**
 * The scalar linear error e_(t+1) = rho e_t + tau Z_t/sqrt(n_t), Z_t standard normal, of estimation with a
 * contracting filter (rho = 1: without).
 *
 * Source: Han et al., "Preventing model collapse via contraction-conditioned neural filters", 2025.
 */
export function filteredError(given: Partial<FilteredErrorRoles> = {}): {
  /** E e_T^2. */
  readonly squaredError: Quantity;
  /** P(|e_T| > delta). */
  readonly exceeds: (delta: Binding) => Quantity;
  /** Limit of the same over T; a constant sample size and a contraction below 1. */
  readonly exceedsForever: (delta: Binding) => Quantity;
} {
  const roles: FilteredErrorRoles = {
    contraction: 'rho',
    noise: 'tau',
    samples: 'n0*(1+t)^p',
    start: 'e0',
    updates: 'T',
    ...given,
  };
  return {
    squaredError: squaredError(roles),
    exceeds: (delta) => exceeds(roles, delta),
    exceedsForever: (delta) => exceedsForever(roles, delta),
  };
}

const RECURSION = 'variance update by update';
const REDUCED = 'one normal variate';
const DIRECT = 'update by update';

function squaredError(roles: FilteredErrorRoles): Quantity {
  const read = reader(roles);
  return {
    meaning: `mean squared error after ${bindingText(roles.updates)} updates`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: RECURSION,
        compute: (point) => {
          const setting = read(point);
          const mean = shrunkStart(setting);
          return mean * mean + variance(setting);
        },
        error: 1e-11,
        cost: (point) => recursionCost(roles, point),
      },
      ...sampledPair(roles, () => (error) => error * error),
    ],
  };
}

function exceeds(roles: FilteredErrorRoles, delta: Binding): Quantity {
  const read = reader(roles);
  const limit = (point: Point) => readReal(point, delta, { min: 0 });
  return {
    meaning: `probability of an error above ${bindingText(delta)} after ${bindingText(roles.updates)} updates`,
    support: 'indicator',
    routes: [
      {
        kind: 'exact',
        name: `${RECURSION}, then two normal tails by quadrature`,
        compute: (point) => {
          const setting = read(point);
          const [mean, scale] = [shrunkStart(setting), Math.sqrt(variance(setting))];
          return normalTail((limit(point) - mean) / scale) + normalTail((limit(point) + mean) / scale);
        },
        error: 1e-10,
        cost: (point) => recursionCost(roles, point) + TAIL_COST,
      },
      ...sampledPair(roles, (point) => above(limit(point))),
    ],
  };
}

function exceedsForever(given: FilteredErrorRoles, delta: Binding): Quantity {
  // Started at 0; twenty mean times of forgetting leave exp(-40) of the variance to come.
  const roles = { ...given, start: 0, updates: `ceil(20/(1-${bindingText(given.contraction)}))` };
  const limit = (point: Point) => readReal(point, delta, { min: 0 });
  const read = reader(roles);
  return {
    meaning: `limit of the probability of an error above ${bindingText(delta)}`,
    support: 'indicator',
    routes: [
      {
        kind: 'exact',
        name: `${RECURSION} until it stands still, then two normal tails by quadrature`,
        compute: (point) => 2 * normalTail(limit(point) / Math.sqrt(settledVariance(read(point)))),
        error: 1e-11,
        cost: (point) => TAIL_COST + 100 / (1 - numberAt(point, roles.contraction)),
      },
      ...sampledPair(roles, (point) => above(limit(point))),
    ],
  };
}

const above = (limit: number) => (error: number) => (Math.abs(error) > limit ? 1 : 0);

/** Rough cost of a normal tail by quadrature. */
export const TAIL_COST = 4000;

function reader(roles: FilteredErrorRoles): (point: Point) => Setting {
  const samplesAt = sampleSizes(roles.samples);
  return (point) => {
    const noise = readReal(point, roles.noise, { min: 0 });
    const samples = samplesAt(point);
    return {
      contraction: readReal(point, roles.contraction, { min: 0, max: 1 }),
      variance: (t) => (noise * noise) / samples(t),
      start: readReal(point, roles.start),
      updates: readInteger(point, roles.updates, { min: 0 }),
    };
  };
}

function sampleSizes(text: Binding): (point: Point) => (t: number) => number {
  const sizes = formula(String(text));
  return (point) => {
    const size = sizes(point);
    return (t) => {
      const value = size(t);
      return value > 0 && value < Infinity ? value : refuse(`${text} at t = ${t}`, 'positive', value);
    };
  };
}

const shrunkStart = ({ contraction, start, updates }: Setting) => start * integerPower(contraction, updates);

/** v <- rho^2 v + noise, over the updates that are not forgotten. */
function variance(setting: Setting): number {
  const { contraction, variance: noise, updates } = setting;
  const square = contraction * contraction;
  let value = 0;
  for (let t = firstRemembered(setting); t < updates; t++) value = square * value + noise(t);
  return value;
}

function settledVariance({ contraction, variance: noise }: Setting): number {
  const square = contraction * contraction;
  const step = noise(0);
  let value = step;
  for (let before = 0; value !== before; ) {
    before = value;
    value = square * value + step;
  }
  return value;
}

/** The first update whose noise is at least 1e-18 of the last one's by the end, the noise of all before it together. */
function firstRemembered({ contraction, variance: noise, updates }: Setting): number {
  if (contraction === 1 || updates === 0) return 0;
  const largest = noise(0) / noise(updates - 1) / (1 - contraction * contraction);
  const window = Math.log(1e-18 / largest) / (2 * Math.log(contraction));
  return Math.max(0, updates - 1 - Math.ceil(window));
}

/** Without a bound on the growth of the sample sizes: the window as if they grew by 10^12. */
function recursionCost({ contraction, updates, samples }: FilteredErrorRoles, point: Point): number {
  const rate = -2 * Math.log(numberAt(point, contraction));
  const step = typeof samples === 'number' || isName(samples) ? 30 : 60;
  return 200 + step * Math.min(numberAt(point, updates), 1 + 70 / rate);
}

function sampledPair(
  roles: FilteredErrorRoles,
  seen: (point: Point) => (error: number) => number,
): SampledRoute[] {
  const read = reader(roles);
  return [
    {
      kind: 'sampled',
      name: REDUCED,
      sampler: 'reduced',
      prepare: (point) => {
        const setting = read(point);
        const [mean, scale, observe] = [shrunkStart(setting), Math.sqrt(variance(setting)), seen(point)];
        return (stream) => observe(mean + scale * normal(stream));
      },
      cost: () => 30,
    },
    {
      kind: 'sampled',
      name: DIRECT,
      sampler: 'direct',
      prepare: (point) => walk(read(point), seen(point)),
      cost: (point) => 30 * numberAt(point, roles.updates),
    },
  ];
}

function walk(
  { contraction, variance: noise, start, updates }: Setting,
  observe: (error: number) => number,
): (stream: Stream) => number {
  const scales = Float64Array.from({ length: updates }, (_, t) => Math.sqrt(noise(t)));
  return (stream) => {
    let error = start;
    for (let t = 0; t < updates; t++) error = contraction * error + scales[t]! * normal(stream);
    return observe(error);
  };
}
