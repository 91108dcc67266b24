import { normalise } from '../domain/unitCube.js';
import type { SimplexParameter } from '../parameter.js';
import { denominators, rounded } from './fraction.js';
import { withoutSome } from './withoutSome.js';

/** Fewer atoms (what is left scaled to sum 1), then the uniform law, then probabilities with a small common denominator. */
export function simplerLaws(
  parameter: SimplexParameter,
  law: readonly number[],
): readonly (readonly number[])[] {
  return [
    ...withoutSome(law, parameter.size[0]).map(({ left }) => normalise(left)),
    law.map(() => 1 / law.length),
    ...denominators.map((q) => rounded(law, q)),
    ...denominators.filter((q) => q >= law.length).map((q) => rounded(spread(law, q), q)),
  ];
}

/** The law moved so that no atom is lost when it is rounded to multiples of 1/q. */
function spread(law: readonly number[], q: number): readonly number[] {
  return normalise(law.map((p) => Math.max(p, 1 / q)));
}
