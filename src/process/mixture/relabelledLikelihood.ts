import type { Point } from '../../regime/index.js';
import { readLaw } from '../_internals/readLaw.js';
import { readVector } from '../_internals/readVector.js';
import { readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { type Component, logLikelihood } from './logLikelihood.js';

/** What is done to the components before the likelihood is taken. */
export type Relabelling =
  /** Components and weights in reverse order. */
  | 'reversed'
  /** The weights alone in reverse order. */
  | 'weights reversed'
  /** The first component twice, with the shares s and 1 - s of its weight. */
  | 'split'
  /** A copy of the first component with the share s of its weight, nothing taken away. */
  | 'copied';

/**
 * The log likelihood of one sample under a mixture whose components were relabelled. Parameters L (log
 * likelihoods of the components), prior (weights) and, for copies, s between 0 and 1.
 */
export function relabelledLikelihood(relabelling: Relabelling): Quantity {
  return {
    meaning: `log likelihood of a mixture, components ${relabelling}`,
    support: 'real',
    routes: [
      {
        kind: 'exact',
        name: 'log-sum-exp over the relabelled components',
        compute: (point) => logLikelihood(RELABEL[relabelling](componentsAt(point), point)),
        error: 1e-11,
        cost: () => 300,
      },
    ],
  };
}

const RELABEL: Readonly<
  Record<Relabelling, (components: readonly Component[], point: Point) => readonly Component[]>
> = {
  reversed: (components) => components.toReversed(),
  'weights reversed': (components) =>
    components.map((component, k) => ({ ...component, weight: components.at(-1 - k)!.weight })),
  split: ([first, ...others], point) => [
    { ...first!, share: shareAt(point) },
    { ...first!, rest: shareAt(point) },
    ...others,
  ],
  copied: (components, point) => [...components, { ...components[0]!, share: shareAt(point) }],
};

const shareAt = (point: Point): number => readReal(point, 's', { min: 0, max: 1 });

function componentsAt(point: Point): readonly Component[] {
  const prior = readLaw(point, 'prior').masses;
  const logDensities = readVector(point, 'L', prior.length);
  return Array.from(prior, (weight, k) => ({ weight, logDensity: logDensities[k]! }));
}
