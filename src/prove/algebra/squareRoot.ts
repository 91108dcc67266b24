import { Fraction } from 'fraction.js';
import { addPoly, leading, multiplyPoly, negatePoly, type Poly, polyOf } from './poly.js';

/** Terms that a root may have. */
const MOST_TERMS = 30;
const HALF = new Fraction(1, 2);

/** The polynomial of which p is the square, up to its sign; undefined when p is the square of none with rational coefficients. */
export function squareRoot(p: Poly): Poly | undefined {
  if (p.size === 0) return p;
  const { powers, coefficient } = leading(p);
  const number = rootOf(coefficient);
  if (number === undefined || powers.some((power) => power % 2 === 1)) return undefined;
  const first = { powers: powers.map((power) => power / 2), coefficient: number };
  let root = polyOf([first]);
  let rest = addPoly(p, negatePoly(multiplyPoly(root, root)));
  while (rest.size > 0) {
    // The leading term of the rest is twice the product of those of the root and of what is added to it.
    const head = leading(rest);
    const width = Math.max(head.powers.length, first.powers.length);
    const left = Array.from({ length: width }, (_, at) => (head.powers[at] ?? 0) - (first.powers[at] ?? 0));
    if (left.some((power) => power < 0) || root.size === MOST_TERMS) return undefined;
    const next = polyOf([{ powers: left, coefficient: head.coefficient.div(number).mul(HALF) }]);
    const twice = addPoly(addPoly(root, root), next);
    rest = addPoly(rest, negatePoly(multiplyPoly(next, twice)));
    root = addPoly(root, next);
  }
  return root;
}

/** The rational root of a positive fraction, if it has one. */
function rootOf(value: Fraction): Fraction | undefined {
  if (value.s < 0n || value.n === 0n) return undefined;
  return value.pow(HALF) ?? undefined;
}
