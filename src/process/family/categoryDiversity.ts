import { multinomial, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Law, readLaw } from '../_internals/readLaw.js';
import { type Binding, bindingText, readInteger } from '../binding.js';
import { binomialLaw, countMean } from '../numeric/countLaws.js';
import { meanAfter, stepMean, transitionMatrix } from '../numeric/markovChain.js';
import type { ExactRoute, Quantity } from '../quantity.js';
import { type MeanWorkflow, readWorkflow, type WorkflowRole } from './workflow.js';

export interface CategoryDiversityRoles {
  /** Default `parameter`. */
  readonly workflow: WorkflowRole;
  /** Name of the real law. Default `p`. */
  readonly law: string;
  /** Draws a generation. Default `n`. */
  readonly samples: Binding;
  /** Which fit is observed; fit 1 is made on real data. Default `t`. */
  readonly fits: Binding;
}

interface Setting extends Law {
  readonly workflow: MeanWorkflow;
  readonly samples: number;
  readonly fits: number;
}

/**
 * Expected diversity (Gini's index, 1 less the sum of squared frequencies) of a categorical law refitted to
 * its own samples, the newest alone or all so far.
 *
 * Source: Kazdan et al., "Collapse or thrive? Perils and promises of synthetic data in a self-generating
 * world", 2024.
 */
export function categoryDiversity(given: Partial<CategoryDiversityRoles> = {}): Quantity {
  const roles: CategoryDiversityRoles = {
    workflow: 'parameter',
    law: 'p',
    samples: 'n',
    fits: 't',
    ...given,
  };
  const n = bindingText(roles.samples);
  const t = bindingText(roles.fits);
  const read = (point: Point): Setting => ({
    ...readLaw(point, roles.law),
    workflow: readWorkflow(roles.workflow, point),
    samples: readInteger(point, roles.samples, { min: 1 }),
    fits: readInteger(point, roles.fits, { min: 1 }),
  });
  const exact = (
    name: string,
    compute: (setting: Setting) => number,
    cost: (setting: Setting) => number,
  ): ExactRoute => ({
    kind: 'exact',
    name,
    compute: (point) => compute(read(point)),
    error: 1e-11,
    cost: (point) => cost(read(point)),
  });
  return {
    meaning: `mean of 1 less the sum of squared frequencies at fit ${t}`,
    support: ['0', '1'],
    routes: [
      exact(
        'what each batch takes from the diversity, fit by fit',
        diversityByMoments,
        ({ fits }) => 10 * fits,
      ),
      {
        ...exact(
          'the count of one category as a Markov chain with binomial steps, summed over the categories',
          diversityByChain,
          ({ samples, fits }) => 60 * samples * fits * Math.sqrt(samples) + fits * samples * fits,
        ),
        when: `${n}*${t} <= 400`,
      },
      {
        kind: 'sampled',
        name: 'multinomial counts',
        sampler: 'direct',
        // Later the mean is carried by the rare runs in which anything is left.
        when: `${t} <= 3*${n}`,
        prepare: (point) => simulation(read(point)),
        cost: (point) => 60 * read(point).masses.length * read(point).fits,
      },
    ],
  };
}

/** A batch mean of the indicator of one category has variance p (1-p)/n given the past; E p (1-p) loses what E p^2 gains. */
function diversityByMoments({ masses, rests, samples, fits, workflow }: Setting): number {
  let diversity = masses.reduce((sum, mass, i) => sum + mass * rests[i]!, 0);
  for (let t = 1; t <= fits; t++) {
    const share = workflow === 'replace' ? 1 : 1 / t;
    diversity -= (share * share * diversity) / samples;
  }
  return diversity;
}

/** E sum of p (1 - p), from the last fit backwards to the first count. */
function diversityByChain(setting: Setting): number {
  const { masses, rests, samples } = setting;
  const values = setting.workflow === 'replace' ? replacedValues(setting) : accumulatedValues(setting);
  return masses.reduce(
    (sum, mass, i) => sum + countMean(binomialLaw(samples, mass, rests[i]!), (count) => values[count]!),
    0,
  );
}

function replacedValues({ samples, fits }: Setting): Float64Array {
  const rows = (count: number) => binomialLaw(samples, count / samples, (samples - count) / samples);
  return meanAfter(diversities(samples), transitionMatrix(rows, samples + 1), fits - 1);
}

function accumulatedValues({ samples, fits }: Setting): Float64Array {
  let values = diversities(samples * fits);
  for (let t = fits - 1; t >= 1; t--) {
    const total = t * samples;
    const rows = (count: number) => {
      const { first, weights } = binomialLaw(samples, count / total, (total - count) / total);
      return { first: first + count, weights };
    };
    values = stepMean(values, rows, total + 1);
  }
  return values;
}

/** Frequency times its complement, for the counts 0 .. total. */
function diversities(total: number): Float64Array {
  return Float64Array.from({ length: total + 1 }, (_, k) => (k / total) * ((total - k) / total));
}

function simulation({ masses, samples, fits, workflow }: Setting): (stream: Stream) => number {
  const counts = new Float64Array(masses.length);
  const batch = new Float64Array(masses.length);
  return (stream) => {
    multinomial(stream, samples, masses, counts);
    for (let t = 2; t <= fits; t++) {
      multinomial(stream, samples, counts, batch);
      if (workflow === 'replace') counts.set(batch);
      else for (let i = 0; i < counts.length; i++) counts[i]! += batch[i]!;
    }
    const total = workflow === 'replace' ? samples : samples * fits;
    return counts.reduce((sum, count) => sum + (count / total) * ((total - count) / total), 0);
  };
}
