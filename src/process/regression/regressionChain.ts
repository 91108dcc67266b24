import { bindingText } from '../binding.js';
import type { Quantity, Route } from '../quantity.js';
import { directAccumulate, directReplace, directSubsample } from './directChain.js';
import { exactAccumulateFresh, exactAccumulateShared, exactReplace } from './exactChain.js';
import { reducedAccumulateFresh, reducedAccumulateShared, reducedReplace } from './reducedChain.js';
import { type RegressionRoles, type RegressionSetting, regressionRoles } from './roles.js';
import { exactRoutes, sampledRoutes, textsOf } from './routes.js';

/** What a generation trains on: the newest data, all data so far, or as many rows as the first batch has, drawn from all. */
export type RegressionWorkflow = 'replace' | 'accumulate' | 'subsample';

export interface RegressionChainOptions extends Partial<RegressionRoles> {
  readonly workflow: RegressionWorkflow;
}

/**
 * A chain of least squares fits with at least as many samples as features: fit 1 is made on real labels
 * X w* + noise, fit k on labels that fit k-1 gives to a Gaussian design, plus noise, joined with earlier
 * data according to the workflow. The squared error is |w_k - w*|^2 in the norm of the feature covariance,
 * without the irreducible noise; its law depends neither on that covariance nor on w*.
 *
 * Sources: Gerstgrasser et al., "Is model collapse inevitable?", 2024; Dohmatob, Feng and Kempe, "Model
 * collapse demystified: the case of regression", 2024.
 */
export function regressionChain(options: RegressionChainOptions): {
  readonly squaredError: Quantity;
  /** Mean squared error of fit 2n over that of fit n. */
  readonly doubling: Quantity;
} {
  const roles = regressionRoles(options);
  const n = bindingText(roles.generations);
  const routes = routesOf[options.workflow](roles);
  return {
    squaredError: {
      meaning: `mean squared error of fit ${n} (${options.workflow})`,
      support: 'nonnegative',
      routes,
    },
    doubling: {
      meaning: `mean squared error of fit 2*${n} over that of fit ${n} (${options.workflow})`,
      support: 'nonnegative',
      routes: doublingRoutes(options, roles),
    },
  };
}

/** The ratio of the exact errors of two chains that differ in their generations only. */
function doublingRoutes(options: RegressionChainOptions, roles: RegressionRoles): Route[] {
  const twice = { ...roles, generations: `2*${bindingText(roles.generations)}` };
  const once = routesOf[options.workflow](roles).filter((route) => route.kind === 'exact');
  const later = routesOf[options.workflow](twice).filter((route) => route.kind === 'exact');
  return later.map((route, i) => ({
    ...route,
    name: `ratio of two errors: ${route.name}`,
    compute: (point) => route.compute(point) / once[i]!.compute(point),
    error: 2 * route.error,
  }));
}

const routesOf: Record<RegressionWorkflow, (roles: RegressionRoles) => Route[]> = {
  replace: replaceRoutes,
  accumulate: accumulateRoutes,
  subsample: subsampleRoutes,
};

const BY_COEFFICIENTS =
  'squared norm of the noise coefficients, times a mean inverse chi-square by quadrature';

function replaceRoutes(roles: RegressionRoles): Route[] {
  const { n, spare, fourth } = textsOf(roles);
  const secondMoments = {
    fresh: `${fourth}*(2*${n}/(${spare}^2*(${spare}-2))+${n}^2/${spare}^2)`,
    shared: `${fourth}*${n}^2/(${spare}*(${spare}-2))`,
  };
  return [
    ...exactRoutes(roles, {
      name: BY_COEFFICIENTS,
      compute: exactReplace,
      mostGenerations: 1_000_000,
      cost: ({ generations }) => 2000 + 2 * generations,
    }),
    ...(['fresh', 'shared'] as const).flatMap((design) => {
      const common = { design, secondMoment: secondMoments[design] };
      return [
        ...sampledRoutes(roles, {
          ...common,
          name: 'least squares on the newest generation',
          sampler: 'direct',
          make: directReplace,
          cost: rowsCost,
        }),
        ...sampledRoutes(roles, {
          ...common,
          name: 'ratios of chi-squares',
          sampler: 'reduced',
          make: reducedReplace,
          cost: ({ generations }) => (design === 'fresh' ? 20 * generations : 40),
        }),
      ];
    }),
  ];
}

function accumulateRoutes(roles: RegressionRoles): Route[] {
  const direct = {
    name: 'least squares on all generations so far',
    sampler: 'direct',
    make: directAccumulate,
    cost: rowsCost,
  } as const;
  const { n, spare, fourth } = textsOf(roles);
  const shared = `${fourth}*sum(1/k^2,k,1,${n})^2/(${spare}*(${spare}-2))`;
  // The increments of the conditional covariance are at most those of a sum that telescopes to 2/W_1.
  const fresh = `4*${fourth}/(${spare}*(${spare}-2))`;
  return [
    ...exactRoutes(roles, {
      name: BY_COEFFICIENTS,
      design: 'shared',
      compute: exactAccumulateShared,
      mostGenerations: 4000,
      cost: ({ generations }) => 2000 + 2 * generations * generations,
    }),
    ...exactRoutes(roles, {
      name: 'mean share of each batch in all rows, times a mean inverse chi-square, by quadrature',
      design: 'fresh',
      compute: exactAccumulateFresh,
      mostGenerations: 5000,
      cost: ({ generations }) => 5000 * generations,
    }),
    ...sampledRoutes(roles, { ...direct, design: 'shared', secondMoment: shared }),
    ...sampledRoutes(roles, {
      name: 'a ratio of chi-squares',
      sampler: 'reduced',
      design: 'shared',
      make: reducedAccumulateShared,
      secondMoment: shared,
      cost: () => 40,
    }),
    ...sampledRoutes(roles, { ...direct, design: 'fresh', secondMoment: fresh }),
    ...sampledRoutes(roles, {
      name: 'Gram matrices by Bartlett factors',
      sampler: 'reduced',
      design: 'fresh',
      make: reducedAccumulateFresh,
      secondMoment: fresh,
      cost: ({ generations, features, laterSamples }) =>
        generations * features * features * (features + Math.min(laterSamples, features)),
    }),
  ];
}

/**
 * The moments of a subsampled fit are known to exist where a Hölder bound over the chain of n factors says
 * so: a sufficient condition. With one shared design the subset may hold no more than ceil(T/n) distinct rows.
 */
function subsampleRoutes(roles: RegressionRoles): Route[] {
  const { n, d, T } = textsOf(roles);
  return (['fresh', 'shared'] as const).flatMap((design) => {
    const rows = design === 'fresh' ? T : `ceil(${T}/${n})`;
    return sampledRoutes(roles, {
      name: 'least squares on rows drawn without replacement from all generations so far',
      sampler: 'direct',
      design,
      make: directSubsample,
      finiteMean: `${rows} >= ${d} + 2*${n}`,
      finiteVariance: `${rows} >= ${d} + 4*${n}`,
      cost: rowsCost,
    });
  });
}

function rowsCost({ generations, features, samples, laterSamples }: RegressionSetting): number {
  return generations * Math.max(samples, laterSamples) * features * (features + 20);
}
