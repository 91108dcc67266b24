import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger } from '../binding.js';
import { affineAfter, affineFixedPoint } from '../numeric/affineMap.js';
import { chiSquareMean } from '../numeric/chiSquareMean.js';
import type { ExactRoute, Quantity } from '../quantity.js';
import { momentStep, pairStep } from './pooledMoments.js';
import { sampledFits } from './pooledRoutes.js';
import { type PooledRoles, type PooledSetting, pooledRoles, readPooled } from './pooledSetting.js';
import type { PooledFit } from './pooledSimulation.js';

/** What plays which role in the loop with fresh real data. */
export interface FreshDataRoles extends PooledRoles {
  /** Real points of the first fit. Default `nini`. */
  readonly first: Binding;
  /** Generation; generation 1 is the first fit. Default `t`. */
  readonly generation: Binding;
}

/**
 * The normal loop with fresh real data, in one dimension with unit real variance: every generation fits mean
 * and unbiased variance to new real points and to draws from the model before, pooled.
 *
 * Source: Alemohammad et al., "Self-consuming generative models go MAD", 2024.
 */
export function freshDataLoop(given: Partial<FreshDataRoles> = {}): {
  /** E of the squared error of the fitted mean. */
  readonly squaredShift: Quantity;
  /** Its limit. */
  readonly limitShift: Quantity;
  /** The limit of the mean fitted variance. */
  readonly limitVariance: Quantity;
  /** The number of real points whose mean is as accurate as the limit. */
  readonly effectiveSize: Quantity;
  /** The limit of E of the squared error of the mean plus a quarter of that of the variance. */
  readonly limitDistance: Quantity;
  /** The same for one fit on the real points of a generation alone. */
  readonly realDistance: Quantity;
} {
  const roles: FreshDataRoles = { ...pooledRoles(given), first: 'nini', generation: 't', ...given };
  const t = bindingText(roles.generation);
  const limit = (name: string, seen: (setting: PooledSetting) => number, error: number): ExactRoute => ({
    kind: 'exact',
    name,
    compute: (point) => seen(readPooled(roles, point)),
    error,
    cost: () => 3000,
  });
  const atLimit = (seen: (fit: PooledFit) => number) => sampledFits(roles, 'fresh', seen);
  return {
    squaredShift: {
      meaning: `mean squared error of the fitted mean at generation ${t}`,
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'second moments of shift and variance, step by step',
          compute: (point) => shiftAfter(roles, point),
          error: 1e-12,
          cost: () => 3000,
        },
        ...sampledFits(roles, 'fresh', ({ shift }) => shift * shift, {
          first: (point) => readInteger(point, roles.first, { min: 2 }),
          steps: (point) => readInteger(point, roles.generation, { min: 1 }) - 1,
          estimate: (point) => numberAt(point, roles.generation),
        }),
      ],
    },
    limitShift: {
      meaning: 'limit of the mean squared error of the fitted mean',
      support: 'nonnegative',
      routes: [
        limit('fixed point of the step of second moments', (setting) => fixedPair(setting).shift, 1e-11),
        ...atLimit(({ shift }) => shift * shift),
      ],
    },
    limitVariance: {
      meaning: 'limit of the mean fitted variance',
      support: 'nonnegative',
      routes: [
        limit('fixed point of the step of second moments', (setting) => fixedPair(setting).variance, 1e-11),
        ...atLimit(({ variance }) => variance),
      ],
    },
    effectiveSize: {
      meaning: 'real variance over the limit of the mean squared error of the fitted mean',
      support: 'nonnegative',
      routes: [
        limit('fixed point of the step of second moments', (setting) => 1 / fixedPair(setting).shift, 1e-11),
      ],
    },
    limitDistance: {
      meaning: 'limit of the mean squared error of the mean plus a quarter of that of the variance',
      support: 'nonnegative',
      routes: [
        limit('fixed point of the step of moments up to the fourth order', fixedDistance, 1e-9),
        ...atLimit(distance),
      ],
    },
    realDistance: realDistance(roles),
  };
}

function shiftAfter(roles: FreshDataRoles, point: Point): number {
  const first = readInteger(point, roles.first, { min: 2 });
  const generation = readInteger(point, roles.generation, { min: 1 });
  const start = Float64Array.of(1 / first, 0);
  return affineAfter(pairStep(readPooled(roles, point)), start, generation - 1)[0]!;
}

function fixedPair(setting: PooledSetting): PooledFit {
  const [shift, excess] = affineFixedPoint(pairStep(setting));
  return { shift: shift!, variance: 1 + excess! };
}

function fixedDistance(setting: PooledSetting): number {
  const [shift, , , , excessSquare] = affineFixedPoint(momentStep(setting));
  return shift! + excessSquare! / 4;
}

const distance = ({ shift, variance }: PooledFit): number =>
  shift * shift + ((variance - 1) * (variance - 1)) / 4;

function realDistance(roles: FreshDataRoles): Quantity {
  const nr = bindingText(roles.real);
  return {
    meaning: `the distance of one fit on ${nr} real points`,
    support: 'nonnegative',
    routes: [
      { kind: 'closed', expression: `1/${nr}+1/(2*(${nr}-1))` },
      {
        kind: 'exact',
        name: 'mean squared error of a chi-square, by quadrature',
        compute: (point) => {
          const size = readInteger(point, roles.real, { min: 2 });
          const dof = size - 1;
          return 1 / size + chiSquareMean(dof, (x) => ((x / dof - 1) * (x / dof - 1)) / 4);
        },
        error: 1e-10,
        cost: () => 5000,
      },
      ...sampledFits(roles, 'fresh', distance, {
        first: (point) => readInteger(point, roles.real, { min: 2 }),
        steps: () => 0,
        estimate: () => 1,
      }),
    ],
  };
}
