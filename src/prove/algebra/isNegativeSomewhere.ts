import type { Atom } from './atom.js';
import type { Monomial, Poly } from './poly.js';

/** Places within the ranges at which a polynomial is looked at, different for neighbouring variables. */
const SHARES = [0.5, 0.02, 0.97, 0.25, 0.7] as const;

/** Whether a polynomial is clearly negative at one of a few points of its domain: then no proof need be looked for. */
export function isNegativeSomewhere(p: Poly, atoms: readonly Atom[]): boolean {
  return SHARES.some((_, k) => {
    const at = pointOf(atoms, k);
    const values = [...p.values()].map((term) => termAt(term, at));
    const sum = values.reduce((a, b) => a + b, 0);
    const size = values.reduce((a, b) => a + Math.abs(b), 0);
    return sum < -1e-9 * size;
  });
}

/** The values of the variables at a point, worked out when they are asked for; NaN where a root is not defined. */
function pointOf(atoms: readonly Atom[], k: number): (place: number) => number {
  const known: number[] = [];
  const work = (place: number): number => {
    const { range, square } = atoms[place]!;
    if (square !== undefined) return Math.sqrt(quotientOf(square, at));
    const lo = range.lo.valueOf();
    const share = SHARES[(k * (1 + (place % 3)) + place) % SHARES.length]!;
    if (range.hi === undefined) return lo + share / (1 - share);
    return lo + share * (range.hi.valueOf() - lo);
  };
  const at = (place: number): number => {
    known[place] ??= work(place);
    return known[place];
  };
  return at;
}

const quotientOf = ({ top, bottom }: NonNullable<Atom['square']>, at: (place: number) => number): number =>
  [...bottom.values()].reduce(
    (value, { poly, power }) => {
      const below = evaluated(poly, at);
      return Array.from({ length: power }).reduce<number>((rest) => rest / below, value);
    },
    evaluated(top, at),
  );

const evaluated = (p: Poly, at: (place: number) => number): number =>
  [...p.values()].reduce((sum, term) => sum + termAt(term, at), 0);

function termAt({ powers, coefficient }: Monomial, at: (place: number) => number): number {
  let value = coefficient.valueOf();
  for (const [place, power] of powers.entries()) for (let k = 0; k < power; k++) value *= at(place);
  return value;
}
