import { exponential, gamma, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { gaussLaguerre } from '../numeric/gaussRule.js';
import type { Quantity, SampledRoute } from '../quantity.js';
import type { MeanWorkflow } from './workflow.js';

/** What plays which role when the exponent of a power density is fitted again and again. */
export interface PowerFamilyRoles {
  /** Default `accumulate`. */
  readonly workflow: MeanWorkflow;
  /** Points of every batch. Default `n`. */
  readonly samples: Binding;
  /** Which fit is observed; fit 1 is made on real data. Default `T`. */
  readonly fits: Binding;
  /** The true exponent. Default `theta`. */
  readonly truth: Binding;
}

interface Setting {
  readonly workflow: MeanWorkflow;
  readonly n: number;
  readonly fits: number;
  readonly truth: number;
}

/**
 * The exponent of the density theta x^(theta-1) on (0,1), fitted by maximum likelihood: N over the sum of
 * -log x, which is exponential with rate theta. Batch 1 is real, batch t+1 is drawn from fit t.
 *
 * Source: Barzilai and Shamir, "When models don't collapse: on the consistency of iterative MLE", 2025.
 */
export function powerFamily(given: Partial<PowerFamilyRoles> = {}): {
  /** E(theta_T - theta)^2. */
  readonly squaredError: Quantity;
  /** E(theta_T/theta - 1)^2. */
  readonly relativeError: Quantity;
  /** E(theta_T/theta - 1)^2 under accumulation, from the law of the ratio, which no truth enters. */
  readonly pivotError: Quantity;
} {
  const roles: PowerFamilyRoles = {
    workflow: 'accumulate',
    samples: 'n',
    fits: 'T',
    truth: 'theta',
    ...given,
  };
  const fits = bindingText(roles.fits);
  return {
    squaredError: {
      meaning: `mean squared error of the exponent at fit ${fits}`,
      support: 'nonnegative',
      routes: sampled(roles, (fit, truth) => (fit - truth) * (fit - truth)),
    },
    relativeError: {
      meaning: `mean squared relative error of the exponent at fit ${fits}`,
      support: 'nonnegative',
      routes: sampled(roles, (fit, truth) => (fit / truth - 1) * (fit / truth - 1)),
    },
    pivotError: {
      meaning: `mean squared relative error of the exponent at fit ${fits}, at any truth`,
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'moments of the ratio as a product of independent gamma means, each by Gauss-Laguerre quadrature',
          compute: (point) => pivotError(readPivot(roles, point)),
          error: 1e-10,
          cost: (point) => 60_000 + 200 * numberAt(point, roles.fits),
        },
      ],
    },
  };
}

function readPivot(roles: PowerFamilyRoles, point: Point) {
  return {
    n: readInteger(point, roles.samples, { min: 3 }),
    fits: readInteger(point, roles.fits, { min: 1 }),
  };
}

function readSetting(roles: PowerFamilyRoles, point: Point): Setting {
  const truth = readReal(point, roles.truth, { min: 1e-100, max: 1e100 });
  return { ...readPivot(roles, point), workflow: roles.workflow, truth };
}

/**
 * After t fits the sum of -log x is multiplied by 1 + G_t/(t n), G_t gamma with shape n; the first sum is
 * gamma too, with E 1/G = 1/(n-1) and E 1/G^2 = 1/((n-1)(n-2)).
 */
function pivotError({ n, fits }: { readonly n: number; readonly fits: number }): number {
  const { nodes, weights } = gaussLaguerre(40, n);
  let first = n / (n - 1);
  let second = (n / (n - 1)) * (n / (n - 2));
  for (let t = 1; t < fits; t++) {
    let [once, twice] = [0, 0];
    for (let i = 0; i < nodes.length; i++) {
      const kept = 1 / (1 + nodes[i]! / (t * n));
      once += weights[i]! * kept;
      twice += weights[i]! * kept * kept;
    }
    const growth = (t + 1) / t;
    first *= growth * once;
    second *= growth * growth * twice;
  }
  return second - 2 * first + 1;
}

type Seen = (fit: number, truth: number) => number;
/** The sum of n exponentials of rate 1. */
type Total = (stream: Stream, n: number) => number;

function sampled(roles: PowerFamilyRoles, seen: Seen): SampledRoute[] {
  const n = bindingText(roles.samples);
  const route = (sampler: 'direct' | 'reduced', name: string, total: Total): SampledRoute => ({
    kind: 'sampled',
    name,
    sampler,
    finiteMean: `${n} >= 3`,
    finiteVariance: `${n} >= 5`,
    prepare: (point) => simulation(readSetting(roles, point), seen, total),
    cost: (point) =>
      numberAt(point, roles.fits) * (sampler === 'reduced' ? 80 : 25 * numberAt(point, roles.samples)),
  });
  return [
    route('reduced', 'batch sums as gamma variates', gamma),
    route('direct', 'the logarithm of every point drawn', (stream, size) => {
      let sum = 0;
      for (let i = 0; i < size; i++) sum += exponential(stream);
      return sum;
    }),
  ];
}

function simulation(
  { workflow, n, fits, truth }: Setting,
  seen: Seen,
  total: Total,
): (stream: Stream) => number {
  return (stream) => {
    let [fit, sum] = [truth, 0];
    for (let t = 1; t <= fits; t++) {
      const batch = total(stream, n) / fit;
      sum = workflow === 'replace' ? batch : sum + batch;
      fit = (workflow === 'replace' ? n : t * n) / sum;
    }
    return seen(fit, truth);
  };
}
