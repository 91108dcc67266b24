import type { Point } from '../../regime/index.js';
import { type Binding, readInteger, readReal } from '../binding.js';

/** The eigenvalues of the feature covariance at a point, one for each feature, all positive. */
export type Spectrum = (point: Point) => Float64Array;

/** All eigenvalues 1. */
export function isotropicSpectrum(features: Binding = 'd'): Spectrum {
  return (point) => new Float64Array(readInteger(point, features, { min: 1 })).fill(1);
}

/** Eigenvalues k^(-decay), k = 1 .. features. */
export function powerLawSpectrum(features: Binding = 'd', decay: Binding = 'decay'): Spectrum {
  return (point) => powerLaw(readInteger(point, features, { min: 1 }), readReal(point, decay, { min: 0 }));
}

/** `strong` eigenvalues 1, then `weak` eigenvalues `small`. */
export function twoLevelSpectrum(
  strong: Binding = 'strong',
  weak: Binding = 'weak',
  small: Binding = 'small',
): Spectrum {
  return (point) => {
    const ones = readInteger(point, strong, { min: 1 });
    const eigenvalues = new Float64Array(ones + readInteger(point, weak, { min: 0 }));
    return eigenvalues.fill(readReal(point, small, { min: Number.MIN_VALUE })).fill(1, 0, ones);
  };
}

/** The numbers k^(-decay), k = 1 .. count; relative error about 1e-16 times 1 + decay log k. */
export function powerLaw(count: number, decay: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => Math.exp(-decay * Math.log(i + 1)));
}
