import { type Expression, freeNames, integerOf, parse, print, substitute } from '../../expression/index.js';
import type { Variable } from '../variable.js';
import { isWhole } from '../whole.js';

type Series = Extract<Expression, { kind: 'series' }>;

export interface ClosedSeries {
  readonly tree: Expression;
  readonly remark: string;
}

const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });
const one: Expression = { kind: 'number', text: '1' };
const scope = Object.fromEntries(['a', 'b', 'c', 'r', 'from', 'to'].map((name) => [name, 'scalar'] as const));

const fill = (text: string, values: Readonly<Record<string, Expression>>): Expression =>
  substitute(parse(text, scope), values);

/** The base r when the term is r^k with r free of the index. */
function geometricBase({ term, index }: Series): Expression | undefined {
  if (term.kind !== 'call' || term.name !== 'pow') return undefined;
  const [base, exponent] = term.args;
  if (exponent!.kind !== 'name' || exponent!.name !== index || freeNames(base!).includes(index))
    return undefined;
  return base;
}

/** c when the term is 1/(k + c)^power. */
function shiftOf({ term, index }: Series, power: 1 | 2): Expression | undefined {
  if (term.kind !== 'call' || term.name !== 'div' || integerOf(term.args[0]!) !== 1) return undefined;
  let base = term.args[1]!;
  if (power === 2) {
    if (base.kind !== 'call' || base.name !== 'pow' || integerOf(base.args[1]!) !== 2) return undefined;
    base = base.args[0]!;
  }
  if (base.kind === 'name' && base.name === index) return { kind: 'number', text: '0' };
  if (base.kind !== 'call' || (base.name !== 'add' && base.name !== 'sub')) return undefined;
  const [x, last] = base.args as [Expression, Expression];
  const y = base.name === 'add' ? last : call('neg', last);
  const isIndex = (tree: Expression): boolean => tree.kind === 'name' && tree.name === index;
  const other = isIndex(x) ? y : isIndex(y) ? x : undefined;
  return other === undefined || freeNames(other).includes(index) ? undefined : other;
}

/**
 * A series in closed form, for series with whole limits and no fewer terms than none (`to >= from-1` everywhere): sums of
 * inverse squares by trigamma, of inverses by digamma, of powers by the geometric series.
 */
export function closedSeries(
  series: Series,
  variables: readonly Variable[],
  isPositive: (tree: Expression) => boolean,
): ClosedSeries | undefined {
  const { from, to, operation } = series;
  if (operation !== 'sum' || !isWhole(from, variables) || !isWhole(to, variables)) return undefined;
  if (!isPositive(call('add', call('sub', to, from), { kind: 'number', text: '2' }))) return undefined;
  const squares = shiftOf(series, 2);
  if (squares !== undefined && isPositive(call('add', from, squares)))
    return closed(series, trigammas(from, to, squares));
  const inverses = shiftOf(series, 1);
  if (inverses !== undefined && isPositive(call('add', from, inverses)))
    return closed(series, fill('digamma(to+1+c)-digamma(from+c)', { from, to, c: inverses }));
  const r = geometricBase(series);
  if (r !== undefined && isPositive(call('add', from, one)) && isPositive(call('sub', one, r)))
    return closed(series, fill('(r^from-r^(to+1))/(1-r)', { from, to, r }));
  return undefined;
}

/** trigamma(1) is pi^2/6. */
function trigammas(from: Expression, to: Expression, c: Expression): Expression {
  const isFromOne = integerOf(from) === 1 && integerOf(c) === 0;
  return fill(isFromOne ? 'pi^2/6-trigamma(to+1)' : 'trigamma(from+c)-trigamma(to+1+c)', { from, to, c });
}

const closed = (series: Series, tree: Expression): ClosedSeries => ({
  tree,
  remark: `${print(series)} = ${print(tree)}`,
});
