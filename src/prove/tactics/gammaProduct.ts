import { type Expression, freeNames, integerOf, parse, print, substitute } from '../../expression/index.js';
import { decideCase } from '../algebra/index.js';
import { isDefined } from '../isDefined.js';
import { commonFactors, divided, factorsTree, normaliser, treeOf } from '../normalForm.js';
import { positivity } from '../positivity.js';
import type { Variable } from '../variable.js';
import { hasTerms } from '../whole.js';
import { call, next, numeral, ONE, type Reduction, type Tactic, type Task } from './task.js';

type Series = Extract<Expression, { kind: 'series' }>;

const plain = () => normaliser({ expand: true, isNonnegative: () => false });

/** The coefficients, by powers of the index, of a polynomial in it. */
function coefficients(tree: Expression, index: string): ReadonlyMap<number, Expression> | undefined {
  const found = new Map<number, Expression>();
  for (const { coefficient, factors } of plain().of(tree).values()) {
    const isIndex = ({ base }: { readonly base: Expression }): boolean =>
      base.kind === 'name' && base.name === index;
    const power = factors.find(isIndex)?.power.valueOf() ?? 0;
    const rest = factors.filter((factor) => !isIndex(factor));
    if (rest.some(({ base }) => freeNames(base).includes(index)) || ![0, 1, 2].includes(power))
      return undefined;
    const term = treeOf(new Map([['', { coefficient, factors: rest }]]));
    const before = found.get(power);
    found.set(power, before === undefined ? term : call('add', before, term));
  }
  return found;
}

/** x and c of a factor 1 - x/(k (k - c)), free of the index k. */
function partsOf({ term, index }: Series): { readonly x: Expression; readonly c: Expression } | undefined {
  if (term.kind !== 'call' || term.name !== 'sub' || integerOf(term.args[0]!) !== 1) return undefined;
  const part = term.args[1]!;
  if (part.kind !== 'call' || part.name !== 'div') return undefined;
  const [a, b] = part.args as [Expression, Expression];
  const found = coefficients(b, index);
  const [square, linear] = [found?.get(2), found?.get(1)];
  if (freeNames(a).includes(index) || square === undefined || linear === undefined || found!.has(0))
    return undefined;
  return { x: call('div', a, square), c: call('neg', call('div', linear, square)) };
}

const LIMIT = 'gamma(m)*gamma(m-c)/(gamma(m-c/2-r)*gamma(m-c/2+r))';
const scope = { m: 'scalar', c: 'scalar', x: 'scalar', r: 'scalar' } as const;
const TAIL = 'tail';

/**
 * prod(1 - x/(k (k-c)), k, m, n) with factors between 0 and 1 for all k >= m is its limit, a quotient of values of
 * gamma (DLMF 5.8.5), divided by the product of the factors that are left out: the limit times a number > 1.
 */
export const gammaProduct: Tactic = (task, isPositive): readonly Reduction[] => {
  const { left, right, variables, assumptions } = task.proofCase;
  const found = firstProduct(left) ?? firstProduct(right);
  if (found === undefined || variables.some(({ name }) => name === TAIL)) return [];
  if (![left, right].every((side) => isDefined(side, task.proofCase))) return [];
  const limit = limitOf(found, task, isPositive);
  if (limit === undefined) return [];
  const tail: Expression = { kind: 'name', name: TAIL };
  const key = print(found);
  const put = (tree: Expression): Expression =>
    print(tree) === key
      ? call('mul', limit, tail)
      : tree.kind === 'call'
        ? { ...tree, args: tree.args.map(put) }
        : tree;
  const made = next(
    task,
    `${key} = ${print(limit)} * tail with tail > 1`,
    {
      left: put(left),
      right: put(right),
      variables: [
        ...variables,
        { name: TAIL, lo: 1, hi: Number.POSITIVE_INFINITY, isWhole: false, isLog: false },
      ],
      assumptions: [...assumptions, call('gt', tail, ONE)],
    },
    { isFaithful: false },
  );
  return [{ name: 'gamma product', tasks: [made] }];
};

function firstProduct(tree: Expression): Series | undefined {
  if (tree.kind === 'series')
    return tree.operation === 'prod' && partsOf(tree) !== undefined ? tree : undefined;
  if (tree.kind !== 'call') return undefined;
  for (const arg of tree.args) {
    const found = firstProduct(arg);
    if (found !== undefined) return found;
  }
  return undefined;
}

function limitOf(
  product: Series,
  { proofCase: { variables, assumptions } }: Task,
  isPositive: (tree: Expression) => boolean,
): Expression | undefined {
  const { x, c } = partsOf(product)!;
  const { from, to, index, term } = product;
  const start = integerOf(from);
  const hasEnd = hasTerms({ from, to: call('add', to, ONE) }, variables, isPositive);
  if (start === undefined || start < 1 || !hasEnd || variables.some(({ name }) => name === index))
    return undefined;
  // The index runs on without end: the factors that are left out must be between 0 and 1 too.
  const variable: Variable = {
    name: index,
    lo: start,
    hi: Number.POSITIVE_INFINITY,
    isWhole: true,
    isLog: true,
  };
  const beyond = { variables: [...variables, variable], assumptions };
  const isAbove0 = positivity(beyond);
  const isBelow1 = decideCase(call('sub', ONE, term), true, beyond, isAbove0).isProved;
  if (!isBelow1 || !decideCase(term, true, beyond, isAbove0).isProved) return undefined;
  const isSeenAbove0 = (tree: Expression): boolean =>
    isPositive(tree) || decideCase(tree, true, { variables, assumptions }, isPositive).isProved;
  const inside = substitute(parse('c^2/4+x', scope), { c, x });
  if (!isSeenAbove0(inside)) return undefined;
  const values = { m: numeral(start), c: tidy(c), r: rootOf(inside, isPositive) };
  const put = (text: string): Expression => substitute(parse(text, scope), values);
  return ['m-c', 'm-c/2-r'].map(put).every(isSeenAbove0) ? put(LIMIT) : undefined;
}

/** The square root of a tree, with squares before it and whole coefficients inside. */
function rootOf(tree: Expression, isPositive: (tree: Expression) => boolean): Expression {
  const p = plain().of(tree);
  const squares = commonFactors(p).filter(
    ({ base, power }) => power.d === 1n && power.n % 2n === 0n && isPositive(base),
  );
  const rest = divided(p, squares);
  const scale = [...rest.values()].reduce(
    (all, { coefficient: { d } }) => (all % d === 0n ? all : all * d),
    1n,
  );
  const root = BigInt(Math.round(Math.sqrt(Number(scale))));
  const by = root * root === scale ? root : scale;
  const outside = factorsTree(squares.map((factor) => ({ ...factor, power: factor.power.div(2) })));
  const whole = treeOf(plain().of(call('mul', numeral(by * by), treeOf(rest))));
  return call('div', call('mul', outside, call('sqrt', whole)), numeral(by));
}

const tidy = (tree: Expression): Expression => treeOf(plain().of(tree));
