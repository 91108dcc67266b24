import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readReal } from '../binding.js';
import { chiSquareProducts, type DofCount } from '../numeric/chiSquareProducts.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';
import { directFits, type Fitted, reducedFits } from './gaussianFitDraws.js';
import { fitMoments, varianceOfVariance } from './gaussianFitMoments.js';
import {
  type GaussianFitRoles,
  type GaussianFitSetting,
  gaussianFitReader,
  gaussianFitRoles,
} from './gaussianFitRoles.js';
import { batchSum, constantSizes } from './meanChainRoles.js';
import { pointsDrawn, sizeList } from './sizes.js';

/**
 * A normal law whose mean and variance are fitted again and again in one dimension: batch 1 is real, batch
 * t+1 is drawn from fit t.
 *
 * Sources: Kazdan et al., "Collapse or thrive? Perils and promises of synthetic data in a self-generating
 * world", 2024; Xu, He and Cheng, "A probabilistic perspective on model collapse", 2025.
 */
export function gaussianFit(given: Partial<GaussianFitRoles> = {}): {
  /** E of the fitted variance. */
  readonly fittedVariance: Quantity;
  /** E of the squared error of the fitted mean. */
  readonly meanError: Quantity;
  /** E(fitted variance - true variance)^2 with ddof 1, where it is the variance of the fitted variance; replace. */
  readonly varianceOfVariance: Quantity;
  /** P(fitted variance > eps times the true one), ddof 1, replace. */
  readonly survives: (eps: Binding) => Quantity;
} {
  const roles = gaussianFitRoles(given);
  const fits = bindingText(roles.fits);
  const unbiased: GaussianFitRoles = { ...roles, workflow: 'replace', ddof: 1 };
  return {
    fittedVariance: {
      meaning: `mean of the fitted variance at fit ${fits} (${roles.workflow})`,
      support: 'nonnegative',
      routes: [
        ...exactMoments(roles, 'fittedVariance'),
        ...sampled(
          roles,
          () =>
            ({ variance }) =>
              variance,
          lightTail(roles),
        ),
      ],
    },
    meanError: {
      meaning: `mean squared error of the fitted mean at fit ${fits} (${roles.workflow})`,
      support: 'nonnegative',
      routes: [
        ...exactMoments(roles, 'meanError'),
        ...sampled(
          roles,
          () =>
            ({ mean }) =>
              mean * mean,
          lightTail(roles),
        ),
      ],
    },
    varianceOfVariance: {
      meaning: `variance of the fitted variance at fit ${fits}`,
      support: 'nonnegative',
      routes: [
        exact(unbiased, 'law of total variance, fit by fit', varianceOfVariance),
        ...sampled(
          unbiased,
          (setting) =>
            ({ variance }) =>
              (variance - setting.variance) * (variance - setting.variance),
          lightTail(unbiased, 0.25),
        ),
      ],
    },
    survives: (eps) => survives(unbiased, eps),
  };
}

function exactMoments(roles: GaussianFitRoles, moment: 'fittedVariance' | 'meanError'): ExactRoute[] {
  if (roles.withReplacement) return [];
  return [
    exact(roles, 'first moments, fit by fit', (setting) => fitMoments[roles.workflow](setting)[moment]),
  ];
}

function survives(roles: GaussianFitRoles, eps: Binding): Quantity {
  const read = gaussianFitReader(roles);
  const share = (point: Point) => readReal(point, eps, { min: Number.MIN_VALUE });
  return {
    meaning: `probability that the fitted variance at fit ${bindingText(roles.fits)} exceeds ${bindingText(eps)} of the true one`,
    support: 'indicator',
    routes: [
      {
        kind: 'exact',
        name: 'Mellin transform of a product of mean chi-squares, inverted along a vertical line',
        when: constantSizes(roles) ? undefined : `${bindingText(roles.fits)} <= 100`,
        compute: (point) => chiSquareProducts(dofCounts(read(point)), Math.log(share(point))).above,
        error: 1e-9,
        cost: (point) => 200_000 + 40_000 * dofCounts(read(point)).length,
      },
      ...sampled(roles, (setting, point) => {
        const level = share(point) * setting.variance;
        return ({ variance }) => (variance > level ? 1 : 0);
      }),
    ],
  };
}

/** The degrees of freedom of the fits, equal ones in a row taken together. */
function dofCounts(setting: GaussianFitSetting): DofCount[] {
  const counts = new Map<number, number>();
  for (const size of sizeList(setting)) counts.set(size - 1, (counts.get(size - 1) ?? 0) + 1);
  return [...counts].map(([dof, count]) => ({ dof, count }));
}

/**
 * Where a product of chi-squares, the variance under replace, has moderate relative moments; beyond, a sample
 * mean misses the rare runs that carry the mean.
 */
function lightTail(roles: GaussianFitRoles, most = 2): string | undefined {
  if (roles.workflow !== 'replace') return undefined;
  return `${batchSum(roles, (size) => `1/max(1,${size}-1)`)} <= ${most}`;
}

function exact(
  roles: GaussianFitRoles,
  name: string,
  algorithm: (setting: GaussianFitSetting) => number,
): ExactRoute {
  const read = gaussianFitReader(roles);
  return {
    kind: 'exact',
    name,
    compute: (point) => algorithm(read(point)),
    error: 1e-11,
    cost: (point) => 20 * read(point).fits,
  };
}

type Seen = (setting: GaussianFitSetting, point: Point) => (fit: Fitted) => number;

function sampled(roles: GaussianFitRoles, seen: Seen, when?: string): SampledRoute[] {
  const read = gaussianFitReader(roles);
  const route = (sampler: 'direct' | 'reduced', name: string, make: typeof directFits): SampledRoute => ({
    kind: 'sampled',
    name,
    sampler,
    ...(when && { when }),
    prepare: (point) => {
      const setting = read(point);
      const draw = make(roles, setting);
      const observe = seen(setting, point);
      return (stream) => observe(draw(stream));
    },
    cost: (point) => {
      const setting = read(point);
      return sampler === 'reduced' ? 60 * setting.fits : 15 * pointsDrawn(setting);
    },
  });
  const direct = route('direct', 'every point drawn, every fit made', directFits);
  if (roles.workflow === 'subsample') return [direct];
  return [route('reduced', 'a normal and a chi-square a batch', reducedFits), direct];
}
