import { compileRegime, real, regime } from '../../src/regime/index.js';
import type { PlantedProblem } from '../quality/problems.js';

const sides = { a: 0.731, b: 0.172, c: 0.443 };

/** A cube of negative margin in the unit cube and no slope anywhere: nothing but drawing can find it. */
export function hole(volume: number): PlantedProblem {
  const half = Math.cbrt(volume) / 2;
  return {
    name: 'flat',
    volume,
    regime: compileRegime(regime({ a: real(0, 1), b: real(0, 1), c: real(0, 1) })),
    margin: (point) =>
      Object.entries(sides).every(([name, middle]) => Math.abs((point[name] as number) - middle) < half)
        ? -1
        : 1,
  };
}
