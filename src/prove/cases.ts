import type { Fraction } from 'fraction.js';
import { type CompiledClaim, type CompiledLemma, reach } from '../claim/index.js';
import {
  type Definitions,
  type Expression,
  entryName,
  evaluate,
  FALSE,
  freeNames,
  intervalReading,
  parse,
  print,
  type Relation,
  specialise,
  substitute,
  TRUE,
} from '../expression/index.js';
import type { Parameter, Point } from '../regime/index.js';
import { exactly } from './algebra/index.js';
import { normaliser, type Polynomial, treeOf } from './normalForm.js';
import { boxOf, type Variable } from './variable.js';

/** A relation with its quantities replaced by closed forms. */
export interface ClosedRelation {
  readonly relation: Relation;
  /** Everything a side may mention: definitions and the closed forms of quantities, each after what it uses. */
  readonly definitions: Definitions;
  /** Conditions of the routes beside the claim's assumptions. */
  readonly conditions: readonly Expression[];
  /** Where each closed form comes from, as sentences. */
  readonly sources: readonly string[];
}

/** A step of the claim's argument, in the variables of a case. */
export interface Lemma {
  readonly text: string;
  readonly comparison: Relation['comparison'];
  readonly left: Expression;
  readonly right: Expression;
  readonly general?: CompiledLemma['general'];
}

/**
 * A step that holds wherever the regime's own assumptions do: also at other values of the variables that none of
 * these mentions.
 */
export interface ProvedStep {
  readonly tree: Expression;
  /** The names in the regime's own assumptions. */
  readonly tied: ReadonlySet<string>;
}

/** One case of a relation: texts and sizes fixed, everything else a number in an interval. */
export interface ProofCase {
  readonly label: string;
  readonly variables: readonly Variable[];
  readonly left: Expression;
  readonly right: Expression;
  /** What must hold for a point to count, besides lying in the box. */
  readonly assumptions: readonly Expression[];
  /** The steps of the claim's argument that are still to be proved. */
  readonly argument: readonly Lemma[];
  /** The assumptions that are steps already proved. */
  readonly proved?: readonly ProvedStep[];
  /** The variables that were put in the place of parameters, by parameter, in the order to undo. */
  readonly substitutions: readonly (readonly [name: string, value: Expression])[];
  /** The parameters' values at values of the variables. */
  readonly pointAt: (values: Readonly<Record<string, number>>) => Point;
}

/**
 * The relation with every quantity replaced by a closed form: a closed route, or what another relation of the
 * claim says it equals. Several when quantities have several closed routes (at most 4); none when one has none.
 */
export function closedRelations(compiled: CompiledClaim, relation: Relation): readonly ClosedRelation[] {
  const used = reach([relation.left, relation.right], compiled.definitions);
  const quantities = Object.entries(compiled.claim.measures).filter(([name]) => used.has(name));
  let found: ClosedRelation[] = [{ relation, definitions: [], conditions: [], sources: [] }];
  for (const [name] of quantities)
    found = found.flatMap((closed) =>
      formsOf(compiled, relation, name).map((form) => ({
        ...closed,
        definitions: [...closed.definitions, [name, form.tree] as const],
        conditions: [...closed.conditions, ...form.conditions],
        sources: [...closed.sources, form.source],
      })),
    );
  return found.slice(0, 4);
}

/** Whether the prover and the frontier can say anything of a relation. */
export const hasClosedForms = (compiled: CompiledClaim, relation: Relation): boolean =>
  closedRelations(compiled, relation).length > 0;

interface ClosedForm {
  readonly tree: Expression;
  readonly conditions: readonly Expression[];
  readonly source: string;
}

function formsOf(compiled: CompiledClaim, relation: Relation, name: string): readonly ClosedForm[] {
  const label = `claim '${compiled.claim.id}', closed form of ${name}`;
  const routes = compiled.claim.measures[name]!.routes.flatMap((route) =>
    route.kind === 'closed'
      ? [
          {
            tree: parse(route.expression, compiled.scope, label),
            conditions: route.when === undefined ? [] : [parse(route.when, compiled.scope, label)],
            source: `the closed route of ${name}${route.when === undefined ? '' : ` where ${route.when}`}`,
          },
        ]
      : [],
  );
  const identities = compiled.relations.flatMap((other, at) =>
    other !== relation && other.comparison === '=' && other.left.kind === 'name' && other.left.name === name
      ? [{ tree: other.right, conditions: [], source: `relation ${at + 1} of the claim, ${other.text}` }]
      : [],
  );
  const quantities = Object.keys(compiled.claim.measures);
  const isClosed = (tree: Expression): boolean => {
    const used = reach([tree], compiled.definitions);
    return quantities.every((quantity) => !used.has(quantity));
  };
  return [...routes, ...identities].filter(({ tree }) => isClosed(tree));
}

/** The cases of a relation; those in which no point is in regime are left out. */
export function casesOf(compiled: CompiledClaim, closed: ClosedRelation): readonly ProofCase[] {
  return casesWithin(inlinedParts(compiled, closed));
}

/** The sides and assumptions of a relation with every definition written out, and its parameters. */
export interface InlinedParts {
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly assumptions: readonly Expression[];
  readonly left: Expression;
  readonly right: Expression;
  readonly argument: readonly Lemma[];
}

/** A lemma with every tree in the claim's names changed. */
export function mapLemma(lemma: Lemma, change: (tree: Expression) => Expression): Lemma {
  const { general } = lemma;
  const at = Object.entries(general?.at ?? {}).map(([name, tree]) => [name, change(tree)] as const);
  return {
    ...lemma,
    left: change(lemma.left),
    right: change(lemma.right),
    ...(general && { general: { ...general, at: Object.fromEntries(at) } }),
  };
}

export function inlinedParts(compiled: CompiledClaim, closed: ClosedRelation): InlinedParts {
  const { regime } = compiled.claim;
  const inlined = inliner(compiled, closed);
  const assumptions = [
    ...regime.assumptions.map((text) =>
      parse(text, compiled.scope, `claim '${compiled.claim.id}', assumption`),
    ),
    ...closed.conditions,
  ].flatMap((tree) => conjuncts(inlined(tree)));
  return {
    parameters: regime.parameters,
    assumptions,
    left: inlined(closed.relation.left),
    right: inlined(closed.relation.right),
    argument: compiled.argument.flatMap(({ relation: { text, comparison, left, right }, general }) => {
      const lemma = mapLemma({ text, comparison, left, right, ...(general && { general }) }, inlined);
      return isOver(lemma, regime.parameters) ? [lemma] : [];
    }),
  };
}

/** Whether a lemma speaks of parameters only: quantities without a closed form in the relation are left. */
const isOver = ({ left, right, general }: Lemma, parameters: InlinedParts['parameters']): boolean =>
  [left, right, ...Object.values(general?.at ?? {})]
    .flatMap(freeNames)
    .every((name) => Object.hasOwn(parameters, name));

export function casesWithin({ parameters, assumptions, ...sides }: InlinedParts): readonly ProofCase[] {
  return choicesOf(parameters).flatMap((choices) => {
    const made = makeCase(parameters, choices, assumptions, sides);
    return made === undefined ? [] : [made];
  });
}

function inliner(compiled: CompiledClaim, closed: ClosedRelation): (tree: Expression) => Expression {
  const bodies = new Map([...compiled.definitions, ...closed.definitions]);
  const known = new Map<string, Expression>();
  const value = (name: string): Expression => {
    const found = known.get(name) ?? inline(bodies.get(name)!);
    known.set(name, found);
    return found;
  };
  const inline = (tree: Expression): Expression => {
    const names = freeNames(tree).filter((name) => bodies.has(name));
    return substitute(tree, Object.fromEntries(names.map((name) => [name, value(name)])));
  };
  return inline;
}

const conjuncts = (tree: Expression): readonly Expression[] =>
  tree.kind === 'call' && tree.name === 'and' ? tree.args.flatMap(conjuncts) : [tree];

interface Choices {
  readonly texts: Readonly<Record<string, string>>;
  readonly sizes: Readonly<Record<string, number>>;
}

/** Most cases of one relation. */
const MOST_CASES = 2000;

function choicesOf(parameters: Readonly<Record<string, Parameter>>): readonly Choices[] {
  let all: Choices[] = [{ texts: {}, sizes: {} }];
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.type === 'choice')
      all = all.flatMap((one) =>
        parameter.values.map((text) => ({ ...one, texts: { ...one.texts, [name]: text } })),
      );
    if (parameter.type === 'vector' || parameter.type === 'simplex') {
      const [least, most] = parameter.size;
      const sizes = Array.from({ length: most - least + 1 }, (_, k) => least + k);
      all = all.flatMap((one) => sizes.map((size) => ({ ...one, sizes: { ...one.sizes, [name]: size } })));
    }
    if (all.length > MOST_CASES) throw new Error(`the choices and sizes make more than ${MOST_CASES} cases`);
  }
  return all;
}

/** While a case is made: variables come and go. */
interface Draft {
  variables: Variable[];
  left: Expression;
  right: Expression;
  assumptions: Expression[];
  argument: readonly Lemma[];
  /** The ranges of parameters that were replaced. */
  ranges: Expression[];
  substitutions: (readonly [string, Expression])[];
}

function makeCase(
  parameters: Readonly<Record<string, Parameter>>,
  choices: Choices,
  assumptions: readonly Expression[],
  sides: Pick<InlinedParts, 'left' | 'right' | 'argument'>,
): ProofCase | undefined {
  const given = { ...choices, names: {} };
  const draft: Draft = {
    variables: [],
    left: specialise(sides.left, given),
    right: specialise(sides.right, given),
    assumptions: assumptions.map((tree) => specialise(tree, given)).flatMap(conjuncts),
    argument: sides.argument.map((lemma) => mapLemma(lemma, (tree) => specialise(tree, given))),
    ranges: [],
    substitutions: [],
  };
  if (draft.assumptions.includes(FALSE)) return undefined;
  draft.assumptions = draft.assumptions.filter((tree) => tree !== TRUE);
  for (const [name, parameter] of Object.entries(parameters)) declare(draft, name, parameter, choices);
  while (substituteSlack(draft));
  draft.left = tidied(draft.left);
  draft.right = tidied(draft.right);
  draft.argument = draft.argument.map((lemma) => mapLemma(lemma, tidied));
  draft.assumptions = [...draft.assumptions, ...draft.ranges].map(tidied);
  if (draft.assumptions.includes(FALSE)) return undefined;
  const { variables, left, right, substitutions } = draft;
  const { argument } = draft;
  const spoken = argument.flatMap((lemma) => [lemma.left, lemma.right]);
  const needed = new Set([left, right, ...draft.assumptions, ...spoken].flatMap(freeNames));
  return {
    label: labelOf(choices),
    variables: variables.filter(({ name }) => needed.has(name)),
    left,
    right,
    assumptions: draft.assumptions.filter((tree) => tree !== TRUE),
    argument,
    substitutions,
    pointAt: pointAt(parameters, choices, variables, substitutions),
  };
}

function labelOf({ texts, sizes }: Choices): string {
  const sizeTexts = Object.entries(sizes).map(([name, size]) => `size(${name}) = ${size}`);
  return [...Object.entries(texts).map(([name, text]) => `${name} = ${text}`), ...sizeTexts].join(', ');
}

function declare(draft: Draft, name: string, parameter: Parameter, choices: Choices): void {
  if (parameter.type === 'integer' || parameter.type === 'real') {
    const { min, max, scale, type } = parameter;
    draft.variables.push({ name, lo: min, hi: max, isWhole: type === 'integer', isLog: scale === 'log' });
  }
  if (parameter.type === 'vector')
    for (let k = 1; k <= choices.sizes[name]!; k++)
      draft.variables.push({
        name: entryName(name, k),
        lo: parameter.min,
        hi: parameter.max,
        isWhole: false,
        isLog: parameter.scale === 'log',
      });
  if (parameter.type === 'simplex') declareSimplex(draft, name, choices.sizes[name]!);
}

/** The last probability is 1 minus the others. */
function declareSimplex(draft: Draft, name: string, size: number): void {
  const entries = Array.from({ length: size - 1 }, (_, k) => entryName(name, k + 1));
  for (const entry of entries)
    draft.variables.push({ name: entry, lo: 0, hi: 1, isWhole: false, isLog: false });
  const one: Expression = { kind: 'number', text: '1' };
  const last = entries.reduce<Expression>(
    (rest, entry) => ({ kind: 'call', name: 'sub', args: [rest, { kind: 'name', name: entry }] }),
    one,
  );
  replace(draft, entryName(name, size), last);
  if (size > 1)
    draft.assumptions.push({ kind: 'call', name: 'ge', args: [last, { kind: 'number', text: '0' }] });
}

function replace(draft: Draft, name: string, value: Expression): void {
  const put = (tree: Expression): Expression =>
    specialise(tree, { texts: {}, sizes: {}, names: { [name]: value } });
  draft.left = put(draft.left);
  draft.right = put(draft.right);
  draft.assumptions = draft.assumptions.map(put);
  draft.ranges = draft.ranges.map(put);
  draft.argument = draft.argument.map((lemma) => mapLemma(lemma, put));
  draft.substitutions = [
    ...draft.substitutions.map(([other, tree]) => [other, put(tree)] as const),
    [name, value],
  ];
}

const ring = normaliser({ expand: true, isNonnegative: () => false });

/** The coefficients of a polynomial of degree 1 in names; undefined for others. */
function linear(p: Polynomial): ReadonlyMap<string, Fraction> | undefined {
  const coefficients = new Map<string, Fraction>();
  for (const { coefficient, factors } of p.values()) {
    const [factor] = factors;
    if (factors.length > 1 || (factor && !(factor.base.kind === 'name' && factor.power.equals(1))))
      return undefined;
    coefficients.set(factor === undefined ? '' : (factor.base as { name: string }).name, coefficient);
  }
  return coefficients;
}

const RING = ['add', 'sub', 'neg', 'mul', 'div'];

/** Whether a tree is made of sums, differences and products with numbers: then collecting terms keeps where it is defined. */
function isRing(tree: Expression): boolean {
  if (tree.kind === 'number' || tree.kind === 'name') return true;
  if (tree.kind !== 'call' || !RING.includes(tree.name)) return false;
  if (tree.name === 'div' && !(tree.args[1]!.kind === 'number' && Number(tree.args[1]!.text) > 0))
    return false;
  return tree.args.every(isRing);
}

/** The tree with every linear part collected, so that no variable occurs twice in it. */
function tidied(tree: Expression): Expression {
  if (isRing(tree) && tree.kind === 'call') {
    const p = ring.of(tree);
    if (linear(p) !== undefined) return treeOf(p);
  }
  switch (tree.kind) {
    case 'call':
      return specialise({ ...tree, args: tree.args.map(tidied) }, { texts: {}, sizes: {}, names: {} });
    case 'condition':
      return { ...tree, test: tidied(tree.test), yes: tidied(tree.yes), no: tidied(tree.no) };
    case 'series':
      return { ...tree, term: tidied(tree.term), from: tidied(tree.from), to: tidied(tree.to) };
    default:
      return tree;
  }
}

/**
 * Uses up one linear assumption a >= b: a parameter with coefficient 1 or -1 is expressed by the others and by
 * the slack a - b >= 0, a new variable, so that a - b no longer depends on several. The parameter's own range
 * becomes an assumption.
 */
function substituteSlack(draft: Draft): boolean {
  for (const [at, assumption] of draft.assumptions.entries()) {
    const found = slackOf(assumption, draft);
    if (found === undefined) continue;
    const { variable, slack, value } = found;
    draft.assumptions.splice(at, 1);
    draft.variables = draft.variables.filter((other) => other !== variable).concat(slack);
    const range = (comparison: 'ge' | 'le', end: number): Expression => ({
      kind: 'call',
      name: comparison,
      args: [{ kind: 'name', name: variable.name }, endTree(end)],
    });
    draft.ranges.push(range('ge', variable.lo), range('le', variable.hi));
    replace(draft, variable.name, value);
    draft.ranges = draft.ranges.filter((tree) => !isCertain(tree, draft.variables));
    return true;
  }
  return false;
}

/** Digits up to which the end of a range is its shortest decimal. */
const MOST_DIGITS = 15;

/** The end of a range: its decimals where they are few, else the double itself, which they may be beside. */
function endTree(x: number): Expression {
  const text = `${x}`.replace('e+', 'e');
  if (text.length <= MOST_DIGITS) return parse(text, {});
  const { s, n, d } = exactly(x);
  const places = d.toString(2).length - 1;
  // n / 2^places = n 5^places / 10^places
  const fives = BigInt(`1${'0'.repeat(places)}`) >> BigInt(places);
  const digits = `${n * fives}`.padStart(places + 1, '0');
  const cut = digits.length - places;
  return parse(`${s < 0n ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut)}`, {});
}

function isCertain(condition: Expression, variables: readonly Variable[]): boolean {
  const out = new Float64Array(3);
  intervalReading(
    variables.map(({ name }) => name),
    [tidied(condition)],
  )(out, boxOf(variables));
  return out[0] === 1;
}

const DIFFERENCES: Readonly<Record<string, readonly [number, boolean]>> = {
  ge: [1, false],
  gt: [1, true],
  le: [-1, false],
  lt: [-1, true],
};

function slackOf(assumption: Expression, draft: Draft) {
  if (assumption.kind !== 'call') return undefined;
  const way = DIFFERENCES[assumption.name];
  if (way === undefined || !assumption.args.every(isRing)) return undefined;
  const [sign, isStrict] = way;
  const [a, b] = sign > 0 ? assumption.args : [...assumption.args].reverse();
  const difference: Expression = { kind: 'call', name: 'sub', args: [a!, b!] };
  const coefficients = linear(ring.of(difference));
  if (coefficients === undefined || [...coefficients.keys()].filter((name) => name !== '').length < 2)
    return undefined;
  const isSlack = (name: string): boolean => name.startsWith('slack ');
  const candidates = [1, -1].flatMap((unit) =>
    draft.variables.filter(({ name }) => coefficients.get(name)?.equals(unit) && !isSlack(name)),
  );
  const areWhole = [...coefficients].every(
    ([name, coefficient]) =>
      coefficient.d === 1n &&
      (name === '' || draft.variables.find((variable) => variable.name === name)?.isWhole),
  );
  const variable = candidates.find(({ isWhole }) => !isWhole || areWhole);
  if (variable === undefined) return undefined;
  const slackName = `slack of ${variable.name}`;
  const out = new Float64Array(3);
  intervalReading(
    draft.variables.map(({ name }) => name),
    [treeOf(ring.of(difference))],
  )(out, boxOf(draft.variables));
  const least = isStrict && variable.isWhole ? 1 : 0;
  if (!(out[1]! >= least)) return undefined;
  const slack: Variable = {
    name: slackName,
    lo: Math.max(least, variable.isWhole ? Math.ceil(out[0]!) : out[0]!),
    hi: variable.isWhole ? Math.floor(out[1]!) : out[1]!,
    isWhole: variable.isWhole,
    isLog: true,
  };
  // difference = unit * x + rest = u, so x = unit * (u - rest)
  const unit: Expression = parse(coefficients.get(variable.name)!.equals(1) ? '1' : '-1', {});
  const me: Expression = { kind: 'name', name: variable.name };
  const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });
  const rest = call('sub', difference, call('mul', unit, me));
  const value = treeOf(ring.of(call('mul', unit, call('sub', { kind: 'name', name: slackName }, rest))));
  return { variable, slack, value };
}

function pointAt(
  parameters: Readonly<Record<string, Parameter>>,
  { texts, sizes }: Choices,
  variables: readonly Variable[],
  substitutions: ProofCase['substitutions'],
): ProofCase['pointAt'] {
  const defaults = Object.fromEntries(variables.map(({ name, lo }) => [name, lo]));
  return (given) => {
    const values = { ...defaults, ...given };
    const replaced = Object.fromEntries(substitutions.map(([name, tree]) => [name, evaluate(tree, values)]));
    const number = (name: string): number => (replaced[name] ?? values[name])!;
    return Object.fromEntries(
      Object.entries(parameters).map(([name, { type }]) => {
        if (type === 'choice') return [name, texts[name]!];
        if (type === 'integer' || type === 'real') return [name, number(name)];
        return [name, Array.from({ length: sizes[name]! }, (_, k) => number(entryName(name, k + 1)))];
      }),
    );
  };
}

export const shown = (tree: Expression): string => print(tree);
