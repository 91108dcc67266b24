import type { Point } from '../../regime/index.js';
import { bindingText } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { evenTruth } from './directChain.js';
import {
  type DownstreamRoles,
  type DownstreamSetting,
  downstreamRoles,
  readDownstream,
} from './downstreamRoles.js';
import { type Equivalent, effectiveRidge, ridgeEquivalent } from './ridgeEquivalent.js';

/** Departures from the deterministic equivalent, each of them wrong: what a control may ask for. */
export interface EquivalentVariant {
  /** What the generators' error is multiplied with. Default `core`; `df2` drops its second part, `features` is that of least squares. */
  readonly slope?: 'core' | 'df2' | 'features';
  /** Default `effective`; `plain` takes lambda for kappa and T for T - df2. */
  readonly ridge?: 'effective' | 'plain';
}

/**
 * Bias + Var + n sigma0^2 Core/(T0-d-1): the test error of a ridge fit after n least squares generators in
 * the high-dimensional limit, with the exact factor 1/(T0-d-1) of the generators; true weights spread evenly.
 */
export function equivalentError(
  given: Partial<DownstreamRoles> = {},
  variant: EquivalentVariant = {},
): {
  readonly equivalent: Quantity;
  /** Second degrees of freedom, sum of (ev/(ev+kappa))^2. */
  readonly df2: Quantity;
} {
  const roles = downstreamRoles(given);
  const quantity = (meaning: string, value: (setting: DownstreamSetting) => number): Quantity => ({
    meaning,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'effective ridge by a bracketing root finder, then sums over the spectrum',
        when: `${bindingText(roles.generatorSamples)} >= ${bindingText(roles.features)} + 2`,
        compute: (point: Point) => value(readDownstream(roles, point, 2)),
        error: 1e-12,
        cost: (point: Point) => 60 * readDownstream(roles, point, 2).features,
      },
    ],
  });
  return {
    equivalent: quantity('deterministic equivalent of the test error', (setting) =>
      errorOf(setting, variant),
    ),
    df2: quantity('second degrees of freedom', (setting) => partsOf(setting, variant).df2),
  };
}

function errorOf(setting: DownstreamSetting, variant: EquivalentVariant): number {
  const { features, generatorSamples, generations, generatorNoise, noise, signal, eigenvalues } = setting;
  const parts = partsOf(setting, variant);
  const truth = evenTruth(signal, eigenvalues).weights.map((w) => w * w);
  const slope = { core: parts.core, df2: parts.df2, features }[variant.slope ?? 'core'];
  const fake = (generations * generatorNoise * generatorNoise) / (generatorSamples - features - 1);
  return parts.bias(truth) + noise * noise * parts.variance + fake * slope;
}

function partsOf({ eigenvalues, samples, ridge }: DownstreamSetting, variant: EquivalentVariant): Equivalent {
  if (variant.ridge === 'plain') return ridgeEquivalent({ eigenvalues }, samples, ridge, samples);
  return ridgeEquivalent({ eigenvalues }, samples, effectiveRidge({ eigenvalues }, samples, ridge));
}
