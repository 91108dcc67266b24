import { type Expression, print } from '../../expression/index.js';
import { NoEnclosure } from './arithmetic.js';
import { type Polynomial, powersOf, quotients } from './quotient.js';

/** A tree with the sign of large - small wherever the trees in `positive` are positive. */
export interface Form {
  readonly tree: Expression;
  readonly positive: readonly Expression[];
  /** large - small over the tree, where that is a product of powers of what is positive. */
  readonly factor?: Expression;
}

const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });
const number = (value: number): Expression =>
  value < 0 ? call('neg', number(-value)) : { kind: 'number', text: String(value) };

/** A product of powers with whole exponents. */
interface Product {
  readonly sign: 1 | -1;
  readonly factors: readonly Factor[];
}

interface Factor {
  readonly key: string;
  readonly base: Expression;
  readonly power: number;
}

/** The goal large - small >= 0 in forms of its sign: as it is, without common factors, and in logarithms. */
export function rewritten(small: Expression, large: Expression): readonly Form[] {
  const plain: Form = { tree: call('sub', large, small), positive: [] };
  const forms = [
    plain,
    ...withoutCommonFactors(plain.tree),
    ...collected(plain.tree),
    ...inLogarithms(small, large),
  ];
  const seen = new Set<string>();
  return forms.filter(({ tree }) => {
    const key = print(tree);
    return !seen.has(key) && seen.add(key);
  });
}

function withoutCommonFactors(tree: Expression): readonly Form[] {
  const products = terms(tree, 1);
  const common = products[0]!.factors.flatMap((factor) => {
    const powers = products.map(({ factors }) => factors.find(({ key }) => key === factor.key)?.power ?? 0);
    const shared = powers.every((power) => power > 0)
      ? Math.min(...powers)
      : powers.every((power) => power < 0)
        ? Math.max(...powers)
        : 0;
    return shared === 0 || factor.base.kind === 'number' ? [] : [{ ...factor, power: shared }];
  });
  // negative powers that some terms lack are multiplied away as well
  const below = products
    .flatMap(({ factors }) => factors)
    .filter(({ power, base }) => power < 0 && base.kind !== 'number')
    .reduce((least, factor) => {
      const old = least.get(factor.key);
      return old !== undefined && old.power <= factor.power ? least : least.set(factor.key, factor);
    }, new Map<string, Factor>());
  const lacking = [...below.values()].filter(({ key }) => !common.some((factor) => factor.key === key));
  const cleared = [...common, ...lacking];
  const positive = (factors: readonly Factor[]) => factors.map(({ base }) => base);
  const divided = (factors: readonly Factor[]): Expression =>
    products
      .map(({ sign, factors: own }) => {
        const rest = factors.reduce(
          (left, factor) => multiplied(left, { ...factor, power: -factor.power }),
          own,
        );
        return { sign, tree: treeOf(rest) };
      })
      .reduce<Expression | undefined>((sum, { sign, tree: term }) => {
        if (sum === undefined) return sign === 1 ? term : call('neg', term);
        return call(sign === 1 ? 'add' : 'sub', sum, term);
      }, undefined)!;
  return [common, cleared]
    .filter((factors) => factors.length > 0)
    .map((factors) => ({ tree: divided(factors), positive: positive(factors), factor: treeOf(factors) }));
}

/** Equal terms collected over a common denominator, which is left out. */
function collected(tree: Expression): readonly Form[] {
  const ring = quotients();
  try {
    const { top, below } = ring.of(tree);
    if (top.size > MOST_COLLECTED) return [];
    const positive = [...below.values()].map(({ factor }) => polynomialTree(factor, ring.variables));
    return [{ tree: polynomialTree(top, ring.variables), positive }];
  } catch (error) {
    if (error instanceof NoEnclosure) return [];
    throw error;
  }
}

const MOST_COLLECTED = 24;

function polynomialTree(p: Polynomial, variables: readonly Expression[]): Expression {
  const terms = [...p].map(([key, value]): Expression => {
    const size: Expression = { kind: 'number', text: String(value.n) };
    const share = value.d === 1n ? size : call('div', size, { kind: 'number', text: String(value.d) });
    const factors = powersOf(key).flatMap((power, place) =>
      power === 0 ? [] : [power === 1 ? variables[place]! : call('pow', variables[place]!, number(power))],
    );
    const product = factors.reduce((left, factor) => call('mul', left, factor), share);
    return value.s < 0n ? call('neg', product) : product;
  });
  return terms.length === 0 ? number(0) : terms.reduce((sum, term) => call('add', sum, term));
}

/** The terms of a sum as products; sums within products stay as they are. */
function terms(tree: Expression, sign: 1 | -1): readonly Product[] {
  if (tree.kind === 'call') {
    const [a, b] = tree.args as [Expression, Expression];
    const other = sign === 1 ? -1 : 1;
    if (tree.name === 'add') return [...terms(a, sign), ...terms(b, sign)];
    if (tree.name === 'sub') return [...terms(a, sign), ...terms(b, other)];
    if (tree.name === 'neg') return terms(a, other);
  }
  const { sign: own, factors } = productOf(tree, 1);
  return [{ sign: own === sign ? 1 : -1, factors }];
}

function productOf(tree: Expression, power: number): Product {
  if (tree.kind === 'call') {
    const [a, b] = tree.args as [Expression, Expression];
    if (tree.name === 'neg') {
      const inner = productOf(a, power);
      return { ...inner, sign: power % 2 === 0 ? inner.sign : inner.sign === 1 ? -1 : 1 };
    }
    if (tree.name === 'mul') return joined(productOf(a, power), productOf(b, power));
    if (tree.name === 'div') return joined(productOf(a, power), productOf(b, -power));
    if (tree.name === 'pow' && b.kind === 'number' && /^\d{1,3}$/.test(b.text) && b.text !== '0')
      return productOf(a, power * Number(b.text));
  }
  return { sign: 1, factors: [{ key: print(tree), base: tree, power }] };
}

const joined = (a: Product, b: Product): Product => ({
  sign: a.sign === b.sign ? 1 : -1,
  factors: b.factors.reduce(multiplied, a.factors),
});

function multiplied(factors: readonly Factor[], factor: Factor): readonly Factor[] {
  const at = factors.findIndex(({ key }) => key === factor.key);
  if (at < 0) return [...factors, factor];
  const power = factors[at]!.power + factor.power;
  return power === 0 ? factors.toSpliced(at, 1) : factors.with(at, { ...factor, power });
}

function treeOf(factors: readonly Factor[]): Expression {
  const part = (wanted: (power: number) => boolean): Expression | undefined =>
    factors
      .filter(({ power }) => wanted(power))
      .map(({ base, power }) => (Math.abs(power) === 1 ? base : call('pow', base, number(Math.abs(power)))))
      .reduce<Expression | undefined>(
        (product, one) => (product ? call('mul', product, one) : one),
        undefined,
      );
  const [above, below] = [part((power) => power > 0) ?? number(1), part((power) => power < 0)];
  return below === undefined ? above : call('div', above, below);
}

/** log large - log small, both written out; or the arguments, where both sides are exponentials. */
function inLogarithms(small: Expression, large: Expression): readonly Form[] {
  return [{ tree: call('sub', logOf(large), logOf(small)), positive: [small, large] }];
}

/** The logarithm of a tree that is positive, with products and powers taken apart where their parts allow it. */
function logOf(tree: Expression): Expression {
  if (tree.kind === 'call') {
    const [a, b] = tree.args as [Expression, Expression];
    if (tree.name === 'exp') return a;
    if (tree.name === 'e') return number(1);
    if (tree.name === 'sqrt') return call('div', logOf(a), number(2));
    if (tree.name === 'gamma') return call('lgamma', a);
    // where a or b is not positive the logarithm of a part is undefined, and the form is not used
    if (tree.name === 'mul') return call('add', logOf(a), logOf(b));
    if (tree.name === 'div') return call('sub', logOf(a), logOf(b));
    if (tree.name === 'pow') return call('mul', b, logOf(a));
  }
  return tree.kind === 'number' && Number(tree.text) === 1 ? number(0) : call('log', tree);
}
