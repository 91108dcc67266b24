import { integerPower } from '../numeric/integerPower.js';

/**
 * Probability that the one kept of `count` candidates is atom `index`: the sum over all counts c of the
 * candidates at the atoms of the multinomial probability of c times c_i w_i / sum of c_j w_j. Takes
 * binomial(count + atoms - 1, count) terms.
 */
export function keptByEnumeration(
  law: Float64Array,
  weights: Float64Array,
  count: number,
  index: number,
): number {
  const last = law.length - 1;
  const share = (atom: number, c: number): number => (atom === index ? c * weights[atom]! : 0);
  const visit = (atom: number, left: number, chance: number, weight: number, own: number): number => {
    if (atom === last) {
      const all = weight + left * weights[atom]!;
      return (chance * integerPower(law[atom]!, left) * (own + share(atom, left))) / all;
    }
    let total = 0;
    let term = chance;
    for (let c = 0; c <= left && term > 0; c++) {
      total += visit(atom + 1, left - c, term, weight + c * weights[atom]!, own + share(atom, c));
      term *= (law[atom]! * (left - c)) / (c + 1);
    }
    return total;
  };
  return visit(0, count, 1, 0, 0);
}
