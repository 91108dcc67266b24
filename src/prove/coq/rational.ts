import { Fraction } from 'fraction.js';
import { constantFraction, type Expression, freeNames, integerOf, print } from '../../expression/index.js';
import { atomPolynomial } from '../recheck/algebra/polynomial.js';
import {
  addQuotients,
  invertQuotient,
  multiplyQuotients,
  negateQuotient,
  numberQuotient,
  powerQuotient,
  type Quotient,
  quotientOf,
} from '../recheck/algebra/quotient.js';

/** What a quotient's atoms stand for: variables, powers with exponents that vary, other functions. */
export interface Rational {
  readonly of: (tree: Expression) => Quotient;
  readonly atoms: readonly Expression[];
}

/** Trees as quotients of polynomials; what is no rational function is an atom, equal where it is written alike. */
export function rational(): Rational {
  const atoms: Expression[] = [];
  const places = new Map<string, number>();
  const atom = (tree: Expression): Quotient => {
    const key = print(tree);
    const place = places.get(key) ?? atoms.push(tree) - 1;
    places.set(key, place);
    return quotientOf(atomPolynomial(place));
  };
  const of = (tree: Expression): Quotient => {
    const value = tree.kind === 'number' ? constantFraction(tree) : undefined;
    if (value !== undefined) return numberQuotient(new Fraction(value));
    if (tree.kind !== 'call') return atom(tree);
    const [a, b] = tree.args as [Expression, Expression];
    switch (tree.name) {
      case 'add':
        return addQuotients(of(a), of(b));
      case 'sub':
        return addQuotients(of(a), negateQuotient(of(b)));
      case 'neg':
        return negateQuotient(of(a));
      case 'mul':
        return multiplyQuotients(of(a), of(b));
      case 'div':
        return multiplyQuotients(of(a), invertQuotient(of(b)));
      case 'pow': {
        const exponent = integerOf(b);
        return exponent !== undefined && Math.abs(exponent) <= 12
          ? powerQuotient(of(a), exponent)
          : atom(tree);
      }
      default:
        return atom(tree);
    }
  };
  return { of, atoms };
}

/** Whether a name occurs in a tree in another place than the exponent of a power. */
export function occursBelow(tree: Expression, name: string): boolean {
  if (tree.kind === 'name') return tree.name === name;
  if (tree.kind !== 'call') return freeNames(tree).includes(name);
  if (tree.name !== 'pow') return tree.args.some((arg) => occursBelow(arg, name));
  return (
    occursBelow(tree.args[0]!, name) || (!isNatural(tree.args[1]!) && freeNames(tree.args[1]!).includes(name))
  );
}

/** Whether a tree is made of names, whole numbers, sums, products and differences. */
export function isNatural(tree: Expression): boolean {
  if (tree.kind === 'name') return true;
  if (tree.kind === 'number') return /^\d+$/.test(tree.text);
  return tree.kind === 'call' && ['add', 'sub', 'mul'].includes(tree.name) && tree.args.every(isNatural);
}
