import { normal, type Stream, uniformInteger } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { type MeanWorkflow, readWorkflow, type WorkflowRole } from './workflow.js';

export interface KernelDensityRoles {
  /** Default `parameter`. */
  readonly workflow: WorkflowRole;
  /** Points a generation. Default `n`. */
  readonly samples: Binding;
  /** Which model is observed; model 1 is made on real points. Default `t`. */
  readonly fits: Binding;
  /** Standard deviation of the kernel. Default `h`. */
  readonly bandwidth: Binding;
  /** Variance of the real law. Default `sigma2`. */
  readonly variance: Binding;
}

interface Setting {
  readonly workflow: MeanWorkflow;
  readonly samples: number;
  readonly fits: number;
  readonly bandwidth: number;
  readonly variance: number;
}

/**
 * A Gaussian kernel density with a fixed bandwidth, refitted to points drawn from itself: the expected
 * variance of the model, which is the biased variance of its points plus the squared bandwidth. Only two
 * moments of the real law matter.
 *
 * Source: Kazdan et al., "Collapse or thrive? Perils and promises of synthetic data in a self-generating
 * world", 2024.
 */
export function kernelDensity(given: Partial<KernelDensityRoles> = {}): { readonly modelVariance: Quantity } {
  const roles: KernelDensityRoles = {
    workflow: 'parameter',
    samples: 'n',
    fits: 't',
    bandwidth: 'h',
    variance: 'sigma2',
    ...given,
  };
  const read = (point: Point): Setting => ({
    workflow: readWorkflow(roles.workflow, point),
    samples: readInteger(point, roles.samples, { min: 1 }),
    fits: readInteger(point, roles.fits, { min: 1 }),
    bandwidth: readReal(point, roles.bandwidth, { min: 0 }),
    variance: readReal(point, roles.variance, { min: 0 }),
  });
  return {
    modelVariance: {
      meaning: `mean variance of the kernel density of generation ${bindingText(roles.fits)}`,
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'mean variance of the points, fit by fit',
          compute: (point) => varianceByMoments(read(point)),
          error: 1e-12,
          cost: (point) => 10 * read(point).fits,
        },
        {
          kind: 'sampled',
          name: 'points drawn from the kernel density, pooled or replaced',
          sampler: 'direct',
          prepare: (point) => simulation(read(point)),
          cost: (point) => 40 * read(point).fits * read(point).samples,
        },
      ],
    },
  };
}

/**
 * With share f of the newest batch, whose mean has variance M/n: the raw second moment of the points grows by
 * f h^2, the squared error of their mean by f^2 M/n; their difference is carried as it is, for it may be small.
 */
function varianceByMoments({ workflow, samples, fits, bandwidth, variance }: Setting): number {
  const square = bandwidth * bandwidth;
  let spread = variance - variance / samples;
  for (let t = 2; t <= fits; t++) {
    const share = workflow === 'replace' ? 1 : 1 / t;
    spread += share * square - (share * share * (spread + square)) / samples;
  }
  return spread + square;
}

function simulation({ workflow, samples, fits, bandwidth, variance }: Setting): (stream: Stream) => number {
  const points = new Float64Array(workflow === 'replace' ? samples : samples * fits);
  const fresh = new Float64Array(samples);
  return (stream) => {
    for (let i = 0; i < samples; i++) points[i] = Math.sqrt(variance) * normal(stream);
    let size = samples;
    for (let t = 2; t <= fits; t++) {
      for (let i = 0; i < samples; i++) {
        fresh[i] = points[uniformInteger(stream, 0, size - 1)]! + bandwidth * normal(stream);
      }
      points.set(fresh, workflow === 'replace' ? 0 : size);
      if (workflow === 'accumulate') size += samples;
    }
    return biasedVariance(points.subarray(0, size)) + bandwidth * bandwidth;
  };
}

function biasedVariance(points: Float64Array): number {
  let mean = 0;
  for (const x of points) mean += x / points.length;
  let squares = 0;
  for (const x of points) squares += (x - mean) * (x - mean);
  return squares / points.length;
}
