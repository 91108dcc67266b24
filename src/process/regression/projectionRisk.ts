import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { rawInterpolators, readWide } from './anisotropicInterpolator.js';
import { regressionRoles } from './roles.js';
import { powerLaw } from './spectrum.js';

export interface ProjectionRiskRoles {
  /** Default `d`. */
  readonly features: Binding;
  /** Default `T0`. */
  readonly samples: Binding;
  /** Default `n`. */
  readonly generations: Binding;
  /** Eigenvalues k^(-decay). Default `decay`. */
  readonly decay: Binding;
  /** The eigen-direction, from 1, on which the truth lies. Default `site`. */
  readonly site: Binding;
}

/**
 * Error of a chain of noise-free least-norm interpolators over that of the null predictor, the truth on one
 * eigen-direction of a covariance with eigenvalues k^(-decay), fresh designs.
 *
 * Source: Dohmatob, Feng and Kempe, "Model collapse demystified: the case of regression", 2024.
 */
export function projectionRisk(given: Partial<ProjectionRiskRoles> = {}): Quantity {
  const names: ProjectionRiskRoles = {
    features: 'd',
    samples: 'T0',
    generations: 'n',
    decay: 'decay',
    site: 'site',
    ...given,
  };
  const roles = regressionRoles({ ...names, noise: 0, signal: 1, design: 'fresh' });
  const read = (point: Point) => {
    const setting = readWide(roles, point);
    const decay = readReal(point, names.decay, { min: 0 });
    const site = readInteger(point, names.site, { min: 1, max: setting.features });
    return { setting, decay, site };
  };
  return {
    meaning: 'error of the last interpolator over that of the null predictor',
    support: ['0', `4*${bindingText(names.site)}^${bindingText(names.decay)}`],
    routes: [
      {
        kind: 'exact',
        name: 'moments of the projection on a random line in the plane, by quadrature over its angle',
        when: `${bindingText(names.features)} == 2 and ${bindingText(names.samples)} == 1`,
        compute: (point) => {
          const { setting, decay, site } = read(point);
          if (setting.features !== 2)
            refuse(String(names.features), '2 for this algorithm', setting.features);
          return planarRisk(powerLaw(2, decay), setting.generations, site - 1);
        },
        error: 1e-12,
        cost: (point) => 20_000 + 10 * read(point).setting.generations,
      },
      rawInterpolators(roles, (point) => {
        const { setting, decay, site } = read(point);
        const eigenvalues = powerLaw(setting.features, decay);
        const weights = new Float64Array(setting.features);
        weights[site - 1] = 1;
        const truth = { weights, scales: eigenvalues.map(Math.sqrt), eigenvalues };
        return { setting, truth, scale: eigenvalues[site - 1]! };
      }),
    ],
  };
}

/** Points of the trapezoidal rule in the angle; enough for ratios of eigenvalues down to about 1e-4. */
const ANGLES = 2048;

/** u is the unit vector along (cos f, sqrt(ev) sin f), P = u u^T; E P and E P diag(m) P are diagonal by symmetry. */
function planarRisk(eigenvalues: Float64Array, generations: number, site: 0 | 1 | number): number {
  const shares = angleMeans(eigenvalues);
  const kept = site === 0 ? shares.first : shares.second;
  let component = 1;
  let metric: [number, number] = [eigenvalues[0]!, eigenvalues[1]!];
  for (let k = 0; k < generations; k++) {
    component *= kept;
    metric = [
      shares.firstSquared * metric[0] + shares.mixed * metric[1],
      shares.mixed * metric[0] + shares.secondSquared * metric[1],
    ];
  }
  return 1 - 2 * component + metric[site]! / eigenvalues[site]!;
}

/** Means of u1^2, u2^2, u1^4, u2^4 and u1^2 u2^2. */
function angleMeans(eigenvalues: Float64Array) {
  const means = { first: 0, second: 0, firstSquared: 0, secondSquared: 0, mixed: 0 };
  for (let i = 0; i < ANGLES; i++) {
    const f = (Math.PI * (i + 0.5)) / ANGLES;
    const x = eigenvalues[0]! * Math.cos(f) * Math.cos(f);
    const y = eigenvalues[1]! * Math.sin(f) * Math.sin(f);
    const share = x / (x + y);
    const rest = y / (x + y);
    means.first += share / ANGLES;
    means.second += rest / ANGLES;
    means.firstSquared += (share * share) / ANGLES;
    means.secondSquared += (rest * rest) / ANGLES;
    means.mixed += (share * rest) / ANGLES;
  }
  return means;
}
