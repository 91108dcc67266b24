import type { Fraction } from 'fraction.js';
import {
  constantFraction,
  derivative,
  type Expression,
  exactReading,
  freeNames,
  type IntervalReading,
  intervalReading,
  print,
  specialise,
} from '../expression/index.js';
import {
  commonFactors,
  constantOf,
  divided,
  type Factor,
  normaliser,
  type Polynomial,
  treeOf,
} from './normalForm.js';
import type { Box, Variable } from './variable.js';

/** What a goal is worked on with. */
export interface Setting {
  readonly variables: readonly Variable[];
  /** The sign of a tree that holds on the whole domain, if one was found. */
  readonly signOf: (tree: Expression) => Sign;
}

/** What is known of a tree on the whole domain. */
export type Sign = 'positive' | 'nonnegative' | 'negative' | 'nonpositive' | 'unknown';

/**
 * A function that shall be >= 0 (or > 0). All its forms have its sign: positive factors are left out.
 */
export interface Goal {
  readonly forms: readonly Expression[];
  readonly isStrict: boolean;
  /** The number it is wherever it is defined, when it is constant. */
  readonly constant?: Fraction;
  /** For each form the names it depends on. */
  readonly mentions: readonly ReadonlySet<string>[];
  /** Encloses the forms; the first is the tree itself, on which it depends where the goal is defined. */
  readonly read: (out: Float64Array, box: Box) => void;
  /** For each form and variable the slope as a goal of its own and its enclosure; undefined where there is none. */
  readonly slopes: (form: number) => readonly (Slope | undefined)[];
  /**
   * A form as a goal of its own. It implies this goal, and is not implied by it where a factor that was left out
   * is 0: what is shown of a form on a part of a box has to be shown of the form.
   */
  readonly ofForm: (form: number) => Goal;
  /** The goal with one variable put to a number. */
  readonly face: (variable: number, value: Expression) => Goal;
}

export interface Slope {
  readonly tree: Expression;
  readonly read: IntervalReading;
  /** Whether the slope is >= 0 as a goal; and <= 0. */
  readonly rises: () => Goal;
  readonly falls: () => Goal;
}

/** Longer trees are not rewritten. */
const LONGEST = 3_000;

/** The goal that a tree is >= 0, or > 0. */
export function goalOf(tree: Expression, isStrict: boolean, setting: Setting): Goal {
  const names = setting.variables.map(({ name }) => name);
  const { forms, constant } = formsOf(tree, isStrict, setting);
  const read = lazy(() => intervalReading(names, forms));
  const slopes = forms.map((form) => lazy(() => slopesOf(form, setting)));
  const faces = new Map<string, Goal>();
  const others = forms.slice(1).map((form) => lazy(() => goalOf(form, isStrict, setting)));
  const goal: Goal = {
    forms,
    isStrict,
    mentions: forms.map((form) => new Set(freeNames(form))),
    ...(constant !== undefined && { constant }),
    read: (out, box) => read()(out, box),
    slopes: (form) => slopes[form]!(),
    ofForm: (form) => (form === 0 ? goal : others[form - 1]!()),
    face: (variable, value) => {
      const key = `${variable} ${print(value)}`;
      const found = faces.get(key) ?? goalOf(put(tree, names[variable]!, value), isStrict, setting);
      faces.set(key, found);
      return found;
    },
  };
  return goal;
}

const put = (tree: Expression, name: string, value: Expression): Expression =>
  specialise(tree, { texts: {}, sizes: {}, names: { [name]: value } });

export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });

/** Functions that increase strictly wherever they are defined. */
export const INCREASING: readonly string[] = [
  'exp',
  'expm1',
  'log',
  'log1p',
  'log2',
  'log10',
  'sinh',
  'tanh',
  'atan',
  'erf',
  'normcdf',
  'sqrt',
];

/** The arguments, when both trees are the same increasing function. */
function stripped(a: Expression, b: Expression): readonly [Expression, Expression] | undefined {
  if (a.kind !== 'call' || b.kind !== 'call' || a.name !== b.name || !INCREASING.includes(a.name))
    return undefined;
  return [a.args[0]!, b.args[0]!];
}

/**
 * Another tree with the sign of a difference of two terms: of their arguments when both are the same
 * increasing function, of their logarithms when both are positive.
 */
function equivalent(p: Polynomial, setting: Setting): Expression | undefined {
  const terms = [...p.values()].sort((x, y) => y.coefficient.compare(x.coefficient));
  const [a, b] = terms;
  if (terms.length !== 2 || a!.coefficient.s < 0n || b!.coefficient.s > 0n) return undefined;
  const [f, g] = [a!.factors, b!.factors];
  const isPlain =
    a!.coefficient.equals(b!.coefficient.neg()) &&
    [f, g].every((one) => one.length === 1 && one[0]!.power.equals(1));
  const arguments_ = isPlain ? stripped(f[0]!.base, g[0]!.base) : undefined;
  if (arguments_ !== undefined) return call('sub', arguments_[0], arguments_[1]);
  if (![...f, ...g].every(({ base }) => setting.signOf(base) === 'positive')) return undefined;
  const ratio = a!.coefficient.div(b!.coefficient.neg());
  const logs = [...f.map((factor) => logOf(factor, 1)), ...g.map((factor) => logOf(factor, -1))];
  const constant = ratio.equals(1)
    ? []
    : [call('log', treeOf(new Map([['', { coefficient: ratio, factors: [] }]])))];
  const parts = [...constant, ...logs];
  return parts.length === 0 ? undefined : parts.reduce((sum, part) => call('add', sum, part));
}

function logOf({ base, power }: Factor, sign: 1 | -1): Expression {
  const exponent = treeOf(new Map([['', { coefficient: power.mul(sign), factors: [] }]]));
  if (base.kind === 'call' && base.name === 'exp') return call('mul', exponent, base.args[0]!);
  if (base.kind === 'call' && base.name === 'pow')
    return call('mul', call('mul', exponent, base.args[1]!), call('log', base.args[0]!));
  return call('mul', exponent, call('log', base));
}

interface Forms {
  readonly forms: readonly Expression[];
  readonly constant?: Fraction;
}

function formsOf(tree: Expression, isStrict: boolean, setting: Setting, rounds = 3): Forms {
  const isNonnegative = (part: Expression): boolean =>
    ['positive', 'nonnegative'].includes(setting.signOf(part));
  const forms = new Map<string, Expression>([[print(tree), tree]]);
  if (print(tree).length > LONGEST) return { forms: [tree] };
  const add = (p: Polynomial): void => {
    if (p.size > 0 && p.size < 150) forms.set(print(treeOf(p)), treeOf(p));
  };
  for (const expand of [false, true]) {
    const normal = normaliser({ expand, isNonnegative });
    const p = normal.of(tree);
    const value = constantOf(p);
    if (value !== undefined) return { forms: [tree], constant: value };
    const first = reduced(p, isStrict, setting);
    const again = normal.of(treeOf(first));
    const second = reduced(again, isStrict, setting);
    const constant = constantOf(second);
    if (constant !== undefined) return { forms: [tree], constant };
    add(first);
    add(second);
    for (const p of rounds > 0 ? [first, second] : []) {
      const other = equivalent(p, setting);
      if (other === undefined) continue;
      const more = formsOf(other, isStrict, setting, rounds - 1);
      if (more.constant !== undefined) return { forms: [tree], constant: more.constant };
      for (const form of more.forms) forms.set(print(form), form);
    }
  }
  return { forms: shortest([...forms.values()]) };
}

/** The tree itself and the five shortest other forms. */
function shortest([tree, ...others]: readonly Expression[]): readonly Expression[] {
  const sized = others.map((form) => [print(form).length, form] as const).sort(([x], [y]) => x - y);
  return [tree!, ...sized.slice(0, 5).map(([, form]) => form)];
}

/** The polynomial without the common factors whose signs are known. */
function reduced(p: Polynomial, isStrict: boolean, setting: Setting): Polynomial {
  const signs = commonFactors(p).map((factor) => [factor, signOfPower(factor, isStrict, setting)] as const);
  const known = signs.filter(([, sign]) => sign !== 0);
  const rest = divided(
    p,
    known.map(([factor]) => factor),
  );
  const isFlipped = known.filter(([, sign]) => sign < 0).length % 2 === 1;
  return isFlipped
    ? new Map([...rest].map(([key, term]) => [key, { ...term, coefficient: term.coefficient.neg() }]))
    : rest;
}

/**
 * 1 where the power is positive wherever the original is defined, -1 where it is negative, 0 where it is not
 * known. A power that may be 0 may only be left out of a goal that may be 0; one in a denominator is not 0.
 */
function signOfPower({ base, power }: Factor, isStrict: boolean, setting: Setting): -1 | 0 | 1 {
  const sign = setting.signOf(base);
  const mayBeZero = !isStrict || power.s < 0n;
  if (power.d === 1n && power.n % 2n === 0n)
    return mayBeZero || sign === 'positive' || sign === 'negative' ? 1 : 0;
  if (sign === 'positive' || (sign === 'nonnegative' && mayBeZero)) return 1;
  if (power.d !== 1n) return 0;
  return sign === 'negative' || (sign === 'nonpositive' && mayBeZero) ? -1 : 0;
}

function slopesOf(form: Expression, setting: Setting): readonly (Slope | undefined)[] {
  const names = setting.variables.map(({ name }) => name);
  const used = freeNames(form);
  const isNonnegative = (part: Expression): boolean =>
    ['positive', 'nonnegative'].includes(setting.signOf(part));
  const normal = normaliser({ expand: false, isNonnegative });
  return names.map((name) => {
    if (!used.includes(name)) return undefined;
    const raw = slopeOf(form, name);
    if (raw === undefined) return undefined;
    const tree = print(raw).length > LONGEST ? raw : treeOf(normal.of(raw));
    return {
      tree,
      read: intervalReading(names, [tree]),
      rises: lazy(() => goalOf(tree, false, setting)),
      falls: lazy(() => goalOf({ kind: 'call', name: 'neg', args: [tree] }, false, setting)),
    };
  });
}

function slopeOf(form: Expression, name: string): Expression | undefined {
  try {
    return derivative(form, name);
  } catch {
    return undefined;
  }
}

/** A double as a numeral that means exactly it, if a short one does. */
export function numeralOf(value: number): Expression | undefined {
  const text = String(Math.abs(value));
  if (text.length > 12 || !/^[\d.]+$/.test(text)) return undefined;
  const size: Expression = { kind: 'number', text };
  const exact = exactReading({ kind: 'name', name: 'x' }, { x: Math.abs(value) }) as Fraction;
  if (!exact.equals(constantFraction(size)!)) return undefined;
  return value < 0 ? { kind: 'call', name: 'neg', args: [size] } : size;
}
