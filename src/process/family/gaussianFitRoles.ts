import type { Point } from '../../regime/index.js';
import { type Binding, readInteger, readReal } from '../binding.js';
import { type Sizes, schedule } from '../schedule.js';

/** What a generation is fitted to: its newest batch, all batches so far, or as many points as the first batch has, drawn from all. */
export type FitWorkflow = 'replace' | 'accumulate' | 'subsample';

/** What plays which role when mean and variance of a normal law are fitted again and again. */
export interface GaussianFitRoles {
  /** Default `replace`. */
  readonly workflow: FitWorkflow;
  /** Subsample only: whether a subset may hold a point twice. Default false. */
  readonly withReplacement: boolean;
  /** Size of batch t = 1, 2, ..., of which the first is real; may use `t` (a constant under subsample). Default `n`. */
  readonly sizes: Binding;
  /** Which fit is observed; fit 1 is made on real data. Default `t`. */
  readonly fits: Binding;
  /** The sum of squares is divided by the number of points less this, 0 or 1. Default `ddof`. */
  readonly ddof: Binding;
  /** The true variance. Default `sigma2`. */
  readonly variance: Binding;
}

export function gaussianFitRoles(given: Partial<GaussianFitRoles>): GaussianFitRoles {
  return {
    workflow: 'replace',
    withReplacement: false,
    sizes: 'n',
    fits: 't',
    ddof: 'ddof',
    variance: 'sigma2',
    ...given,
  };
}

/** The roles' values at one point. */
export interface GaussianFitSetting {
  readonly sizes: Sizes;
  readonly fits: number;
  readonly ddof: number;
  readonly variance: number;
}

/** Reads the roles at a point; with ddof 1 a batch needs two points. */
export function gaussianFitReader(roles: GaussianFitRoles): (point: Point) => GaussianFitSetting {
  const sizesAt = schedule(roles.sizes);
  return (point) => {
    const ddof = readInteger(point, roles.ddof, { min: 0, max: 1 });
    return {
      ddof,
      sizes: sizesAt(point, 1 + ddof),
      fits: readInteger(point, roles.fits, { min: 1 }),
      variance: readReal(point, roles.variance, { min: 0 }),
    };
  };
}
