import { constantFraction, type Expression, freeNames, print } from '../../expression/index.js';
import { withIndex } from '../isDefined.js';
import { normaliser, treeOf } from '../normalForm.js';
import { positivity } from '../positivity.js';
import { hasTerms, isWhole } from '../whole.js';
import { fill, type Rewriter, rewritePart } from './rewriteParts.js';
import { call, ONE } from './task.js';

type Series = Extract<Expression, { kind: 'series' }>;

/** y^r with 0 < y < 1 and r >= 1 is 1 - v r (1 - y) with 0 < v <= 1, by Bernoulli's inequality. */
const bernoulli: Rewriter = (node, v, domain) => {
  if (node.kind !== 'call' || node.name !== 'pow') return undefined;
  const [y, r] = node.args as [Expression, Expression];
  if (constantFraction(r) !== undefined || freeNames(r).length === 0) return undefined;
  const { isPositive } = domain;
  const isBelowOne = isPositive(y) && isPositive(call('sub', ONE, y));
  if (!isBelowOne || !isWhole(r, domain.variables) || !isPositive(r)) return undefined;
  return {
    value: fill('1-v*r*(1-y)', { v, r, y }),
    range: [0, 1],
    isOpen: [true, false],
    remark: `y^r = 1-v*r*(1-y) with 0 < v <= 1 for 0 < y < 1 and whole r >= 1, y = ${print(y)}, r = ${print(r)}`,
  };
};

/** A sum in which every term is 1/ceil(u) or ceil(u)^-q with u > 0 and q > 0 is v times the sum with u for ceil(u); 0 < v <= 1. */
const rounding: Rewriter = (node, v, domain) => {
  if (node.kind !== 'series' || node.operation !== 'sum') return undefined;
  const inside = withIndex(node, domain);
  if (inside === undefined || !hasTerms(node, domain.variables, domain.isPositive)) return undefined;
  const relaxed = withoutCeiling(node.term, positivity(inside));
  if (relaxed === undefined) return undefined;
  return {
    value: call('mul', v, { ...node, term: relaxed }),
    range: [0, 1],
    isOpen: [true, false],
    remark: `${print(node)} = v * ${print({ ...node, term: relaxed })} with 0 < v <= 1, for ceil(u) >= u > 0`,
  };
};

/** 1/u for 1/ceil(u), and u^-q for ceil(u)^-q. */
function withoutCeiling(term: Expression, isPositive: (tree: Expression) => boolean): Expression | undefined {
  if (term.kind !== 'call') return undefined;
  const [a, b] = term.args as [Expression, Expression];
  if (term.name === 'div' && isPositive(a) && isCeiling(b) && isPositive(b.args[0]!))
    return call('div', a, b.args[0]!);
  if (term.name === 'pow' && isCeiling(a) && isPositive(a.args[0]!) && isPositive(call('neg', b)))
    return call('pow', a.args[0]!, b);
  return undefined;
}

const isCeiling = (tree: Expression): tree is Extract<Expression, { kind: 'call' }> =>
  tree.kind === 'call' && tree.name === 'ceil';

/** q when the term is c k^-q, c free of the index. */
function powerTerm({ term, index }: Series): { readonly q: Expression; readonly c: Expression } | undefined {
  const isIndex = (tree: Expression): boolean => tree.kind === 'name' && tree.name === index;
  const isFree = (tree: Expression): boolean => !freeNames(tree).includes(index);
  if (term.kind !== 'call') return undefined;
  const [a, b] = term.args as [Expression, Expression];
  if (term.name === 'pow' && isIndex(a) && isFree(b)) return { q: call('neg', b), c: ONE };
  if (term.name === 'pow' && a.kind === 'call' && isFree(b)) {
    const inner = powerTerm({ term: a, index } as Series);
    if (inner === undefined) return undefined;
    return { q: call('mul', inner.q, b), c: call('pow', inner.c, b) };
  }
  if (term.name === 'mul' && isFree(a)) {
    const inner = powerTerm({ term: b, index } as Series);
    return inner && { q: inner.q, c: call('mul', a, inner.c) };
  }
  if (term.name === 'div' && isFree(a)) {
    const inner = powerTerm({ term: b, index } as Series);
    return inner && { q: call('neg', inner.q), c: call('div', a, inner.c) };
  }
  return undefined;
}

/** q in normal form, so that minus signs do not pile up. */
function tidyTerm(node: Series): { readonly q: Expression; readonly c: Expression } | undefined {
  const found = powerTerm(node);
  if (found === undefined) return undefined;
  const plain = normaliser({ expand: true, isNonnegative: () => false });
  return { q: treeOf(plain.of(found.q)), c: treeOf(plain.of(found.c)) };
}

/** sum(c k^-q, k, from, to) with the factor c before it. */
const factored: Rewriter = (node, _, domain) => {
  if (node.kind !== 'series' || node.operation !== 'sum') return undefined;
  const { isPositive } = domain;
  const found = tidyTerm(node);
  if (found === undefined || print(found.c) === '1' || !isPositive(found.c)) return undefined;
  if (!isPositive(node.from)) return undefined;
  const term = call('pow', { kind: 'name', name: node.index }, call('neg', found.q));
  return {
    value: call('mul', found.c, { ...node, term }),
    range: [0, 1],
    isOpen: [false, false],
    remark: `${print(node)} = ${print(call('mul', found.c, { ...node, term }))}`,
  };
};

/**
 * The terms k^-q, q >= 0, fall: the sum from a + 1 to b, a > 0, is v times the integral from a to b, 0 <= v <= 1.
 */
const integral: Rewriter = (node, v, domain) => {
  if (
    node.kind !== 'series' ||
    node.operation !== 'sum' ||
    !hasTerms(node, domain.variables, domain.isPositive)
  )
    return undefined;
  const { isPositive, isNonnegative } = domain;
  const found = tidyTerm(node);
  if (found === undefined || print(found.c) !== '1' || !isNonnegative(found.q)) return undefined;
  const isFromOne = print(node.from) === '1';
  const before = call('sub', node.from, ONE);
  const start = isFromOne ? ONE : before;
  if (!isFromOne && !isPositive(before)) return undefined;
  const { to } = node;
  const log = fill('log(to/from)', { from: start, to });
  const area = fill(isFromOne ? '(1-to^(1-q))/(q-1)' : 'from^(1-q)*expm1((1-q)*c)/(1-q)', {
    from: start,
    to,
    q: found.q,
    c: log,
  });
  const { q } = found;
  const isAbove = isPositive(call('sub', q, ONE));
  const isBelow = isPositive(call('sub', ONE, q));
  const beyond: Expression = { kind: 'condition', test: call('gt', found.q, ONE), yes: area, no: log };
  const all: Expression = { kind: 'condition', test: call('lt', found.q, ONE), yes: area, no: beyond };
  const scaled = call('mul', v, isAbove || isBelow ? area : all);
  return {
    value: isFromOne ? call('add', ONE, scaled) : scaled,
    range: [0, 1],
    isOpen: [false, false],
    remark: `${print(node)} lies between 0 (1 when it starts at 1) and the integral of its falling terms beyond`,
  };
};

/** The terms k^-q, q >= 0, fall: the sum from a to b, a > 0, is not below the integral from a to b + 1. */
const integralBelow: Rewriter = (node, v, { variables, isPositive, isNonnegative }) => {
  if (node.kind !== 'series' || node.operation !== 'sum') return undefined;
  const { from, to } = node;
  if (![from, to].every((limit) => isWhole(limit, variables)) || !isPositive(from)) return undefined;
  const found = hasTerms(node, variables, isPositive) ? tidyTerm(node) : undefined;
  if (found === undefined || print(found.c) !== '1' || !isNonnegative(found.q)) return undefined;
  const { q } = found;
  const log = fill('log((to+1)/from)', { from, to });
  const area = fill('from^(1-q)*expm1((1-q)*c)/(1-q)', { from, q, c: log });
  const beyond: Expression = { kind: 'condition', test: call('gt', q, ONE), yes: area, no: log };
  const all: Expression = { kind: 'condition', test: call('lt', q, ONE), yes: area, no: beyond };
  const isOneSided = isPositive(call('sub', q, ONE)) || isPositive(call('sub', ONE, q));
  return {
    value: call('add', isOneSided ? area : all, v),
    range: [0, Number.POSITIVE_INFINITY],
    isOpen: [false, false],
    remark: `${print(node)} is not below the integral of its falling terms up to one index more`,
  };
};

export const bernoulliPowers = rewritePart('Bernoulli', bernoulli);
export const roundedTerms = rewritePart('rounding', rounding);
export const factoredSums = rewritePart('factor', factored);
export const integralTest = rewritePart('integral', integral);
export const integralTestBelow = rewritePart('integral from below', integralBelow);
