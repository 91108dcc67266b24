import { normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { findRoot } from '../numeric/findRoot.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';

export interface BiasedAugmentationRoles {
  /** Real points. Default `n`. */
  readonly real: Binding;
  /** Synthetic points. Default `m`. */
  readonly synthetic: Binding;
  /** Bias of the generator. Default `b`. */
  readonly bias: Binding;
  /** Standard deviation of one point, real or synthetic. Default `sigma`. */
  readonly deviation: Binding;
}

interface Setting {
  readonly real: number;
  readonly bias: number;
  readonly deviation: number;
}

/** A mean estimated from n real points N(0, sigma^2) pooled with m synthetic ones N(b, sigma^2). */
export function biasedAugmentation(given: Partial<BiasedAugmentationRoles> = {}): {
  /** E of the squared error of the pooled mean. */
  readonly squaredError: Quantity;
  /** Infimum of that error over all real m > 0. */
  readonly bestError: Quantity;
  /** The m of the infimum; infinite when it is not reached. */
  readonly bestSize: Quantity;
} {
  const roles = { real: 'n', synthetic: 'm', bias: 'b', deviation: 'sigma', ...given };
  const [n, m, b, sigma] = [roles.real, roles.synthetic, roles.bias, roles.deviation].map(bindingText);
  return {
    squaredError: {
      meaning: `mean squared error of the mean of ${n} real and ${m} synthetic points`,
      support: 'nonnegative',
      routes: [
        { kind: 'closed', expression: `(${m}/(${n}+${m}))^2*${b}^2+${sigma}^2/(${n}+${m})` },
        pooledDraws(roles),
        pooledMeanDraw(roles),
      ],
    },
    bestError: {
      meaning: 'least mean squared error over the number of synthetic points',
      support: 'nonnegative',
      routes: [atOptimum(roles, ({ error }) => error)],
    },
    bestSize: {
      meaning: 'number of synthetic points of the least mean squared error, a real number',
      support: 'nonnegative',
      routes: [atOptimum(roles, ({ ratio }, { real }) => ratio * real)],
    },
  };
}

function readSetting(roles: BiasedAugmentationRoles, point: Point): Setting {
  return {
    real: readInteger(point, roles.real, { min: 1 }),
    bias: readReal(point, roles.bias),
    deviation: readReal(point, roles.deviation, { min: Number.MIN_VALUE }),
  };
}

/** Where the error is least: number of synthetic points over that of real ones, and the error there. */
interface Optimum {
  readonly ratio: number;
  readonly error: number;
}

function atOptimum(
  roles: BiasedAugmentationRoles,
  read: (optimum: Optimum, setting: Setting) => number,
): ExactRoute {
  return {
    kind: 'exact',
    name: 'root of the marginal growth of the squared bias over the marginal fall of the variance',
    compute: (point) => {
      const setting = readSetting(roles, point);
      return read(optimumOf(setting), setting);
    },
    error: 1e-12,
    cost: () => 1500,
  };
}

/** Logarithms of the ratios between which the optimum is looked for; outside it is taken for none. */
const REACH = 80;

function optimumOf(setting: Setting): Optimum {
  const { real, bias, deviation } = setting;
  // Per synthetic point added at m = ratio*n: (m/(n+m))^2 grows by 2*m*n/(n+m)^3, and 1/(n+m) falls by 1/(n+m)^2.
  const excess = (log: number): number => {
    const share = 1 / (1 + Math.exp(-log));
    return Math.log((2 * bias * bias * share * real) / (deviation * deviation));
  };
  if (!(excess(REACH) > 0)) return { ratio: Infinity, error: bias * bias };
  const ratio = Math.exp(findRoot(excess, -REACH, REACH));
  return { ratio, error: errorAt(setting, ratio) };
}

function errorAt({ real, bias, deviation }: Setting, ratio: number): number {
  const share = ratio / (1 + ratio);
  return share * share * bias * bias + (deviation * deviation) / (real * (1 + ratio));
}

function pooledDraws(roles: BiasedAugmentationRoles): SampledRoute {
  return {
    kind: 'sampled',
    name: 'real and synthetic points drawn one by one and averaged',
    sampler: 'direct',
    prepare: (point) => {
      const { real, bias, deviation } = readSetting(roles, point);
      const synthetic = readInteger(point, roles.synthetic, { min: 0 });
      return (stream) => {
        let total = 0;
        for (let i = 0; i < real; i++) total += deviation * normal(stream);
        for (let i = 0; i < synthetic; i++) total += bias + deviation * normal(stream);
        return (total / (real + synthetic)) * (total / (real + synthetic));
      };
    },
    cost: (point) => 25 * (numberAt(point, roles.real) + numberAt(point, roles.synthetic)),
  };
}

function pooledMeanDraw(roles: BiasedAugmentationRoles): SampledRoute {
  return {
    kind: 'sampled',
    name: 'the two sample means from their laws',
    sampler: 'reduced',
    prepare: (point) => {
      const { real, bias, deviation } = readSetting(roles, point);
      const synthetic = readInteger(point, roles.synthetic, { min: 1 });
      const meanOf = (size: number, stream: Stream): number => (deviation * normal(stream)) / Math.sqrt(size);
      return (stream) => {
        const total = real * meanOf(real, stream) + synthetic * (bias + meanOf(synthetic, stream));
        return (total / (real + synthetic)) * (total / (real + synthetic));
      };
    },
    cost: () => 60,
  };
}
