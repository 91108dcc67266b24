/** What `lineMean` needs to know of a density on the line. */
export interface LineDensity {
  /** Logarithm of the density up to a constant, at the distance `offset` from a point near its mode. */
  readonly logDensity: (offset: number) => number;
  /** Step of the trapezoidal rule. */
  readonly step: number;
}

const NEGLIGIBLE = 1e-18;
const MAX_STEPS = 100_000;

/**
 * Mean of `observable(offset)` under a density on the line, by the trapezoidal rule for both the
 * integral and the normalisation. For a density and an observable analytic in a strip of half-width a
 * around the line the error falls like exp(-2 pi a / step); the sums run outwards from the mode until
 * terms are below 1e-18 of the totals.
 *
 * Source: Trefethen and Weideman, "The exponentially convergent trapezoidal rule", 2014.
 */
export function lineMean(density: LineDensity, observable: (offset: number) => number): number {
  const right = halfSums(density, observable, 0, density.step);
  const left = halfSums(density, observable, -density.step, -density.step);
  return (right[0] + left[0]) / (right[1] + left[1]);
}

function halfSums(
  density: LineDensity,
  observable: (offset: number) => number,
  start: number,
  step: number,
): [weighted: number, mass: number] {
  let weighted = 0;
  let mass = 0;
  let quiet = 0;
  for (let k = 0; k < MAX_STEPS && quiet < 4; k++) {
    const offset = start + k * step;
    const weight = Math.exp(density.logDensity(offset));
    const term = weight === 0 ? 0 : weight * observable(offset);
    weighted += term;
    mass += weight;
    const small = weight <= NEGLIGIBLE && Math.abs(term) <= NEGLIGIBLE * Math.abs(weighted);
    quiet = small ? quiet + 1 : 0;
  }
  return [weighted, mass];
}
