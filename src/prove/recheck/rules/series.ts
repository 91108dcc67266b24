import { type Expression, freeNames, integerOf, print, substitute } from '../../../expression/index.js';
import { fill } from '../algebra/envelopes.js';
import { call, type Field, numeral, type Variable } from '../algebra/field.js';
import { coefficientsIn, degreeIn, type Polynomial, placesOf } from '../algebra/polynomial.js';
import {
  addQuotients,
  multiplyQuotients,
  negateQuotient,
  numberQuotient,
  quotientOf,
} from '../algebra/quotient.js';
import { attempted } from './attempted.js';
import { fieldOf, type Goal, mapSides, type Rule, unusedName } from './goal.js';
import { firstPart, replacedPart, type Series, seriesOf } from './trees.js';

const name = (text: string): Expression => ({ kind: 'name', name: text });
const ray = (label: string): Variable => ({
  name: label,
  lo: 0,
  hi: Number.POSITIVE_INFINITY,
  isWhole: false,
  isOpenLow: true,
});

/**
 * Sums over one range, each with a factor: what stands outside of them is not negative, and the terms together are
 * not, for every value of the index.
 */
export const termByTerm: Rule = (goal, domain, m) => {
  if (!domain.isDefined(goal.small) || !domain.isDefined(goal.large)) return [];
  const plain = fieldOf(m, goal, false);
  const made = attempted(() => plain.positiveTop(plain.of(call('sub', goal.large, goal.small))));
  if (made === undefined) return [];
  const isSum = (place: number): boolean => {
    const { tree } = plain.atoms[place]!;
    return tree?.kind === 'series' && tree.operation === 'sum';
  };
  const sums = placesOf(made).filter(isSum);
  const series = sums.map((place) => plain.atoms[place]!.tree as Series);
  const ranges = new Set(series.map(({ from, to }) => `${print(from)} ${print(to)}`));
  if (ranges.size !== 1) return [];
  const label = unusedName(goal, 'term');
  let rest: Polynomial = made;
  let total = numeral(0);
  for (const [at, place] of sums.entries()) {
    if (degreeIn(rest, place) !== 1) return [];
    const [without, factor] = coefficientsIn(rest, place) as [Polynomial, Polynomial];
    if (placesOf(factor).some(isSum)) return [];
    const term = substitute(series[at]!.term, { [series[at]!.index]: name(label) });
    const before = attempted(() => plain.treeOf(quotientOf(factor)));
    if (before === undefined) return [];
    total = call('add', total, call('mul', before, term));
    rest = without;
  }
  const outside = attempted(() => plain.treeOf(quotientOf(rest)));
  const inside = domain.inside({ ...series[0]!, index: label });
  if (inside === undefined || outside === undefined) return [];
  if (goal.isStrict && !domain.hasTerms(series[0]!)) return [];
  const others: Goal = { ...goal, small: numeral(0), large: outside, isStrict: false };
  const terms: Goal = {
    variables: inside.variables,
    assumptions: inside.assumptions,
    small: numeral(0),
    large: total,
    isStrict: goal.isStrict,
  };
  return [rest.size === 0 ? [terms] : [others, terms]];
};

/** What stands for a part: a tree with a number of known range in it. */
interface Rewriting {
  readonly value: Expression;
  readonly variable?: Variable;
}

/** The first part that can be rewritten, wherever it stands. */
function rewriting(
  stem: string,
  rewrite: (part: Expression, v: string, domain: Field) => Rewriting | undefined,
): Rule {
  return (goal, domain) => {
    const label = unusedName(goal, stem);
    const find = (part: Expression): { readonly key: string; readonly made: Rewriting } | undefined => {
      const made = rewrite(part, label, domain);
      return made && { key: print(part), made };
    };
    const found = firstPart(goal.small, find) ?? firstPart(goal.large, find);
    if (found === undefined || !domain.isDefined(goal.small) || !domain.isDefined(goal.large)) return [];
    const { key, made } = found;
    const variables = made.variable === undefined ? goal.variables : [...goal.variables, made.variable];
    return [[{ ...mapSides(goal, (tree) => replacedPart(tree, key, made.value)), variables }]];
  };
}

const isOne = (tree: Expression): boolean => integerOf(tree) === 1;

/** A product, or a sum of logarithms as the product of which it is the logarithm. */
function asProduct(part: Expression): { readonly product: Series; readonly isLog: boolean } | undefined {
  if (part.kind !== 'series') return undefined;
  if (part.operation === 'prod') return { product: part, isLog: false };
  const { term } = part;
  if (term.kind !== 'call' || !['log', 'log1p'].includes(term.name)) return undefined;
  const factor = term.name === 'log' ? term.args[0]! : call('add', numeral(1), term.args[0]!);
  return { product: { ...part, operation: 'prod', term: factor }, isLog: true };
}

/** x when every factor is 1 - x/k^2, with x free of the index. */
function sineArgument(product: Series, domain: Field): Expression | undefined {
  const inside = domain.inside(product);
  const index = name(product.index);
  if (inside === undefined) return undefined;
  return attempted(() => {
    const left = addQuotients(numberQuotient(1), negateQuotient(inside.of(product.term)));
    const square = inside.of(call('pow', index, numeral(2)));
    const x = inside.treeOf(multiplyQuotients(left, square));
    return freeNames(x).includes(product.index) ? undefined : x;
  });
}

/**
 * prod(1 - x/k^2, k, 1, n) with 0 < x < 1 is its limit sin(pi sqrt x)/(pi sqrt x) over the product of the factors
 * left out, which lie between 0 and 1: the limit times a number above 1. With 1 + x/k^2, x > 0, the limit is
 * sinh(pi sqrt x)/(pi sqrt x), and the number lies between 0 and 1.
 */
export const sineLimit = rewriting('tail', (part, label, domain) => {
  const found = asProduct(part);
  if (found === undefined || !isOne(found.product.from)) return undefined;
  const x = sineArgument(found.product, domain);
  if (x === undefined) return undefined;
  const isSine = domain.isPositive(x) && domain.isPositive(call('sub', numeral(1), x));
  const y = isSine ? x : call('neg', x);
  if (!domain.isPositive(y) || (!isSine && domain.isPositive(x))) return undefined;
  const limit = fill(`${isSine ? 'sin' : 'sinh'}(pi*sqrt(x))/(pi*sqrt(x))`, { x: y });
  const value = call('mul', limit, name(label));
  const range: Variable = isSine ? { ...ray(label), lo: 1 } : { ...ray(label), hi: 1, isOpenHigh: true };
  return { value: found.isLog ? call('log', value) : value, variable: range };
});

/**
 * pi^2/6, zeta(s) and digamma(a) - digamma(b), a > b > 0 (DLMF 5.7.6), are limits of sums of positive terms: the sum
 * of as many terms as another sum in the goal has, and a rest that is positive.
 */
export const limitsAsSums: Rule = (goal, domain) => {
  const sum = seriesOf([goal.small, goal.large]).find(
    ({ operation, from }) => operation === 'sum' && isOne(from),
  );
  if (sum === undefined || !domain.isDefined(goal.small) || !domain.isDefined(goal.large)) return [];
  const label = unusedName(goal, 'rest');
  const find = (part: Expression): { readonly key: string; readonly value: Expression } | undefined => {
    const made = limitOf(part, domain);
    return made && { key: print(part), value: fill(made.text, { ...made.names, c: sum.to, r: name(label) }) };
  };
  const found = firstPart(goal.small, find) ?? firstPart(goal.large, find);
  if (found === undefined) return [];
  const made = mapSides(goal, (tree) => replacedPart(tree, found.key, found.value));
  return [[{ ...made, variables: [...goal.variables, ray(label)] }]];
};

/** A limit as its first c terms and the rest r. */
function limitOf(
  part: Expression,
  domain: Field,
): { readonly text: string; readonly names: Readonly<Record<string, Expression>> } | undefined {
  if (part.kind !== 'call') return undefined;
  const [a, b] = part.args as [Expression, Expression];
  if (part.name === 'pow' && a.kind === 'call' && a.name === 'pi' && integerOf(b) === 2)
    return { text: '6*(sum(1/k^2,k,1,c)+r)', names: {} };
  if (part.name === 'zeta') return { text: 'sum(k^(-a),k,1,c)+r', names: { a } };
  const areDigammas = [a, b].every((one) => one?.kind === 'call' && one.name === 'digamma');
  if (part.name !== 'sub' || !areDigammas) return undefined;
  const [x, y] = [a, b].map((one) => (one as Extract<Expression, { kind: 'call' }>).args[0]!) as [
    Expression,
    Expression,
  ];
  if (!domain.isPositive(y) || !domain.isPositive(call('sub', x, y))) return undefined;
  return { text: 'sum(1/(k-1+b)-1/(k-1+a),k,1,c)+r', names: { a: x, b: y } };
}

/** y^r with 0 < y < 1 and whole r >= 1 is 1 - v r (1 - y) with 0 < v <= 1, by Bernoulli's inequality. */
export const bernoulli = rewriting('share', (part, label, domain) => {
  if (part.kind !== 'call' || part.name !== 'pow') return undefined;
  const [y, r] = part.args as [Expression, Expression];
  if (freeNames(r).length === 0 || !domain.isWhole(r) || !domain.isPositive(r)) return undefined;
  if (!domain.isPositive(y) || !domain.isPositive(call('sub', numeral(1), y))) return undefined;
  return {
    value: fill('1-x*r*(1-a)', { x: name(label), r, a: y }),
    variable: { ...ray(label), hi: 1 },
  };
});

/** A sum of terms 1/ceil(u) with u > 0 is the sum of 1/u times a number in (0, 1]. */
export const rounding = rewriting('share', (part, label, domain) => {
  if (part.kind !== 'series' || part.operation !== 'sum' || !domain.hasTerms(part)) return undefined;
  const inside = domain.inside(part);
  const { term } = part;
  if (inside === undefined || term.kind !== 'call' || term.name !== 'div') return undefined;
  const [a, b] = term.args as [Expression, Expression];
  if (b.kind !== 'call' || b.name !== 'ceil') return undefined;
  if (!inside.isPositive(a) || !inside.isPositive(b.args[0]!)) return undefined;
  const relaxed: Expression = { ...part, term: call('div', a, b.args[0]!) };
  return { value: call('mul', name(label), relaxed), variable: { ...ray(label), hi: 1 } };
});

interface PowerTerm {
  readonly c: Expression;
  readonly q: Expression;
}

/** c and q when a tree is c k^-q with c and q free of the index k > 0. */
function powerTerm(term: Expression, index: string): PowerTerm | undefined {
  const isFree = (tree: Expression): boolean => !freeNames(tree).includes(index);
  if (term.kind === 'name' && term.name === index) return { c: numeral(1), q: numeral(-1) };
  if (term.kind !== 'call') return undefined;
  const [a, b] = term.args as [Expression, Expression];
  if (term.name === 'pow' && isFree(b)) {
    const base = powerTerm(a, index);
    if (base === undefined || !isOne(base.c)) return undefined;
    return { c: numeral(1), q: integerOf(base.q) === -1 ? call('neg', b) : call('mul', base.q, b) };
  }
  if (term.name === 'mul' && isFree(a)) {
    const other = powerTerm(b, index);
    return other && { c: isOne(other.c) ? a : call('mul', a, other.c), q: other.q };
  }
  if (term.name === 'div' && isFree(a)) {
    const other = powerTerm(b, index);
    return other && { c: call('div', a, other.c), q: negated(other.q) };
  }
  return undefined;
}

const negated = (tree: Expression): Expression =>
  tree.kind === 'call' && tree.name === 'neg' ? tree.args[0]! : call('neg', tree);

/** The factor that all terms of a sum share, before the sum. */
export const factorTaken = rewriting('unused', (part, _, domain) => {
  if (part.kind !== 'series' || part.operation !== 'sum' || !domain.isPositive(part.from)) return undefined;
  const found = powerTerm(part.term, part.index);
  if (found === undefined || isOne(found.c) || !domain.isDefined(found.c)) return undefined;
  const term = call('pow', name(part.index), negated(found.q));
  return { value: call('mul', found.c, { ...part, term }) };
});

/** The sum of the falling terms k^-q from 1 to n is 1 and a part of the integral from 1 to n, where q is not 1. */
export const integralTest = rewriting('share', (part, label, domain) => {
  if (part.kind !== 'series' || part.operation !== 'sum' || !isOne(part.from) || !domain.hasTerms(part))
    return undefined;
  if (!domain.isWhole(part.to)) return undefined;
  const found = powerTerm(part.term, part.index);
  if (found === undefined || !isOne(found.c) || !domain.isNonnegative(found.q)) return undefined;
  const beyond = call('sub', found.q, numeral(1));
  if (!domain.isPositive(beyond) && !domain.isPositive(call('neg', beyond))) return undefined;
  return {
    value: fill('1+x*(1-b^(1-a))/(a-1)', { x: name(label), b: part.to, a: found.q }),
    variable: { ...ray(label), isOpenLow: false, hi: 1 },
  };
});
