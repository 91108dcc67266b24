import {
  type Expression,
  entryName,
  freeNames,
  print,
  type Scope,
  specialise,
} from '../../expression/index.js';
import type { Certificate, CertifiedCase } from '../certificate.js';
import { exactly } from './algebra/atoms.js';
import { call, differenceOf, fractionTree, numeral } from './algebra/field.js';
import { type Arithmetic, NoEnclosure } from './arithmetic.js';
import { enclose } from './expand.js';
import { powersOf, quotients } from './quotient.js';
import { Refused } from './refused.js';

/** Lower end, upper end, whether whole. */
export type Domains = ReadonlyMap<string, readonly [number, number, isWhole: boolean]>;

/** The domains of the numbers of one case: parameters, and entries of vectors. */
export function domainsOf(
  parameters: Certificate['parameters'],
  sizes: Readonly<Record<string, number>>,
): Domains {
  const domains = new Map<string, readonly [number, number, boolean]>();
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.type === 'choice') continue;
    const { min = 0, max = 1 } = parameter;
    if (parameter.type === 'integer' || parameter.type === 'real')
      domains.set(name, [min, max, parameter.type === 'integer']);
    else for (let k = 1; k <= sizes[name]!; k++) domains.set(entryName(name, k), [min, max, false]);
  }
  return domains;
}

/** Names of entries and slacks as they are written in the texts of cases. */
export const plain = (name: string): string => name.replace(/([A-Za-z]\w*)\[(\d+)\]/g, '$1__$2');

export function renamed(tree: Expression): Expression {
  const names = freeNames(tree).filter((name) => plain(name) !== name);
  const bindings = Object.fromEntries(
    names.map((name): [string, Expression] => [name, { kind: 'name', name: plain(name) }]),
  );
  return specialise(tree, { texts: {}, sizes: {}, names: bindings });
}

/** The names that substitutions may use: variables, and parameters replaced later. */
export function allNames(found: CertifiedCase, parameters: Certificate['parameters']): Scope {
  const names = [
    ...found.variables.map(([name]) => name),
    ...[...domainsOf(parameters, found.sizes).keys()].map(plain),
    ...found.substitutions.map(([name]) => `slack_${name}`),
  ];
  return Object.fromEntries(names.map((name) => [name, 'scalar' as const]));
}

/** A double as it is printed, which is how claims write it, and as the fraction that it is. */
const endTrees = (value: number): readonly Expression[] => {
  const text = `${Math.abs(value)}`.replace('e+', 'e');
  const printed: Expression = { kind: 'number', text };
  return [value < 0 ? call('neg', printed) : printed, fractionTree(exactly(value))];
};

/** The ranges of parameters that were replaced, as conditions on the variables. */
export const rangesOf = (
  domains: Domains,
  substitutions: Readonly<Record<string, Expression>>,
): readonly Expression[] =>
  [...domains].flatMap(([name, [lo, hi]]) => {
    const value = substitutions[plain(name)];
    if (value === undefined) return [];
    return [
      ...endTrees(lo).map((end) => call('ge', value, end)),
      ...endTrees(hi).map((end) => call('le', value, end)),
    ];
  });

export function isSameCondition(
  a: Expression,
  b: Expression,
  same: (x: Expression, y: Expression) => boolean,
): boolean {
  if (print(a) === print(b)) return true;
  const [x, y] = [differenceOf(a), differenceOf(b)];
  const isWeaker = a.kind === 'call' && b.kind === 'call' && (!isStrictName(a.name) || isStrictName(b.name));
  return x !== undefined && y !== undefined && isWeaker && same(x, y);
}

const isStrictName = (name: string): boolean => name === 'lt' || name === 'gt';

/**
 * Every point of the regime is reached by the substitutions: each is its own slack, with sign, plus what does
 * not depend on it; or says that the last probability of a law is 1 minus the others.
 */
export function checkSubstitutions(
  parameters: Certificate['parameters'],
  found: CertifiedCase,
  substitutions: Readonly<Record<string, Expression>>,
  same: (x: Expression, y: Expression) => boolean,
): void {
  const lasts = new Set(
    Object.entries(parameters).flatMap(([name, { type }]) =>
      type === 'simplex' ? [plain(entryName(name, found.sizes[name]!))] : [],
    ),
  );
  for (const [name, value] of Object.entries(substitutions)) {
    if (lasts.has(name)) {
      const vector = name.slice(0, name.lastIndexOf('__'));
      const others = Array.from({ length: found.sizes[vector]! - 1 }, (_, k): Expression => {
        const entry = plain(entryName(vector, k + 1));
        return substitutions[entry] ?? { kind: 'name', name: entry };
      });
      const rest = others.reduce((sum, one) => call('sub', sum, one), numeral(1));
      if (same(value, rest)) continue;
    }
    if (!isShifted(value, `slack_${name}`))
      throw new Refused(`${name} is replaced by what does not reach its whole domain`);
  }
}

/** Whether a tree is slack + r or r - slack, for an r without the slack, by its polynomial. */
function isShifted(value: Expression, slack: string): boolean {
  const ring = quotients();
  try {
    const { top, below } = ring.of(value);
    const place = ring.variables.findIndex((tree) => tree.kind === 'name' && tree.name === slack);
    const own = [...top].filter(([key]) => (powersOf(key)[place] ?? 0) > 0);
    const [term] = own;
    if (place < 0 || below.size > 0 || own.length !== 1) return false;
    const isAlone = powersOf(term![0]).every((power, at) => power === (at === place ? 1 : 0));
    return isAlone && term![1].d === 1n && term![1].n === 1n;
  } catch (error) {
    if (error instanceof NoEnclosure) return false;
    throw error;
  }
}

/**
 * The variables of a case reach every point of the regime: parameters have their whole domains, and a slack
 * ranges over all that an assumption a >= b and the domains allow a - b.
 */
export function checkVariables(
  m: Arithmetic,
  found: CertifiedCase,
  domains: Domains,
  substitutions: Readonly<Record<string, Expression>>,
  assumptions: readonly Expression[],
  same: (x: Expression, y: Expression) => boolean,
): void {
  const byName = new Map([...domains].map(([name, domain]) => [plain(name), domain]));
  for (const [name, lo, hi, kind] of found.variables) {
    const domain = byName.get(name);
    if (domain !== undefined) {
      if (lo > domain[0] || hi < domain[1] || (kind === 'whole' && !domain[2]))
        throw new Refused(`the range of ${name} does not cover its domain`);
      continue;
    }
    const replaced = name.startsWith('slack_') ? name.slice('slack_'.length) : '';
    const value = substitutions[replaced];
    if (value === undefined) throw new Refused(`the variable ${name} is unknown`);
    const me: Expression = { kind: 'name', name };
    const condition = assumptions.find((one) => {
      const difference = differenceOf(one);
      return difference !== undefined && same(difference, me);
    });
    if (condition === undefined) throw new Refused(`no assumption bounds the variable ${name} from below`);
    const isWhole = kind === 'whole';
    if (lo > (isStrictName((condition as { name: string }).name) && isWhole ? 1 : 0))
      throw new Refused(`the range of ${name} does not reach the assumption's edge`);
    if (isWhole && !isWholeValued(me, value, byName.get(replaced)!, found))
      throw new Refused(`the variable ${name} need not be whole`);
    if (!isCovered(m, { name, hi, value, domain: byName.get(replaced)! }, found))
      throw new Refused(`the range of ${name} does not cover what the domains allow`);
  }
}

/** Whether whole parameters make a slack whole: its substitution has whole coefficients. */
function isWholeValued(
  _slack: Expression,
  value: Expression,
  [, , isWhole]: readonly [number, number, boolean],
  found: CertifiedCase,
): boolean {
  const names = freeNames(value);
  const areWhole = found.variables.every(([name, , , kind]) => !names.includes(name) || kind === 'whole');
  return isWhole && areWhole && !/[/.]/.test(print(value));
}

/**
 * The substitution is p = s + r or p = r - s: then s = p - r or r - p, and the domains of p and of what r
 * mentions bound it above.
 */
function isCovered(
  m: Arithmetic,
  {
    name,
    hi,
    value,
    domain,
  }: { name: string; hi: number; value: Expression; domain: readonly [number, number, boolean] },
  found: CertifiedCase,
): boolean {
  const at = (slack: number): Expression =>
    specialise(value, { texts: {}, sizes: {}, names: { [name]: numeral(slack) } });
  return m.scoped(() => {
    const box = new Map(found.variables.map(([other, lo, up]) => [other, m.doubles(lo, up)]));
    try {
      const rest = enclose(m, at(0), box);
      const slope = enclose(
        m,
        call('sub', at(1), at(0)),
        new Map([...box].map(([k, b]) => [k, { lo: b.lo, hi: b.lo }])),
      );
      const own = m.doubles(domain[0], domain[1]);
      const most = m.atLeast(slope, 0.5) ? m.sub(own, rest) : m.sub(rest, own);
      return m.atMost(most, hi) && m.atMost(m.abs(slope), 1.5);
    } catch (error) {
      if (error instanceof NoEnclosure) return false;
      throw error;
    }
  });
}
