import type { CompiledClaim } from '../../claim/index.js';
import {
  type Expression,
  ExpressionError,
  entryName,
  FALSE,
  freeNames,
  parse,
  print,
  type Scope,
  specialise,
  TRUE,
} from '../../expression/index.js';
import type { Certificate, CertifiedCase, CertifiedNode, CertifiedParameter } from '../certificate.js';
import { type Arithmetic, arithmetic, NoEnclosure } from './arithmetic.js';
import { enclose, truthOn } from './expand.js';
import { type Binding, loadMpfr } from './mpfr.js';
import { powersOf, quotients } from './quotient.js';
import { readCertificate } from './readCertificate.js';
import { identityTester } from './sameValue.js';
import { type Ends, type Obligation, type Settler, type Side, settler, type Ways } from './settle.js';
import { departure } from './statement.js';

/** What the checker says of a certificate. */
export interface Recheck {
  readonly claim: string;
  readonly relation: string;
  readonly outcome: 'accepted' | 'refused';
  /** One sentence. */
  readonly because: string;
  readonly cases: number;
  /** Leaves of the certificate's subdivisions, and boxes into which the checker cut them. */
  readonly leaves: number;
  readonly boxes: number;
  /** How the boxes were settled. */
  readonly ways: Readonly<Ways>;
  /** Equalities that were seen at 16 points to 400 bits, not proved. */
  readonly identities: number;
}

/** Bits of the arithmetic in which boxes are enclosed. */
const BITS = 128;
/** Boxes that the checker may cut for one certificate, beyond its leaves. */
const MOST_BOXES = 4000;

/** Thrown when something in a certificate does not hold. */
class Refused extends Error {}

export interface RecheckOptions {
  /** The claim that the certificate names; gives the claim that the id stands for, if there is one. */
  readonly claimOf: (id: string) => CompiledClaim | undefined;
  /** Default 4000. */
  readonly boxes?: number;
}

/**
 * Checks a certificate again without the search: that it speaks of the claim that it names; that its cases are
 * all there and say the same as the relation; that its boxes cover the whole domain; and each leaf by MPFR
 * with directed rounding.
 *
 * @throws Error with one sentence when the text is no whole certificate, or names no known claim.
 */
export async function recheck(text: string, options: RecheckOptions): Promise<Recheck> {
  const certificate = readCertificate(text);
  const compiled = options.claimOf(certificate.claim);
  if (compiled === undefined)
    throw new Error(`it names the claim '${certificate.claim}', which is not known here`);
  const mpfr = await loadMpfr();
  const tally: Tally = {
    leaves: 0,
    boxes: 0,
    left: options.boxes ?? MOST_BOXES,
    identities: 0,
    ways: { outside: 0, enclosure: 0, slopes: 0, 'mean value': 0, expansion: 0, polynomial: 0 },
  };
  const answer = (outcome: Recheck['outcome'], because: string): Recheck => ({
    claim: certificate.claim,
    relation: certificate.relation,
    outcome,
    because,
    cases: certificate.cases.length,
    leaves: tally.leaves,
    boxes: tally.boxes,
    ways: tally.ways,
    identities: tally.identities,
  });
  try {
    const departs = departure(certificate, compiled);
    if (departs !== undefined) throw new Refused(departs);
    checkCases(mpfr, certificate, tally);
  } catch (error) {
    if (error instanceof Refused) return answer('refused', error.message);
    if (error instanceof ExpressionError)
      return answer('refused', `a text in it cannot be read: ${error.message.split('\n')[0]}`);
    throw error;
  }
  const points =
    tally.identities === 0 ? '' : `; ${tally.identities} equalities seen at 16 points to 400 bits`;
  return answer('accepted', `${tally.boxes} boxes enclosed in MPFR with ${BITS} bits${points}`);
}

interface Tally {
  leaves: number;
  boxes: number;
  left: number;
  identities: number;
  readonly ways: Ways;
}

type Parameter = CertifiedParameter;

function checkCases(mpfr: Binding, certificate: Certificate, tally: Tally): void {
  const scope = scopeOf(certificate.parameters);
  const [left, right] = [parse(certificate.left, scope), parse(certificate.right, scope)];
  const assumptions = certificate.assumptions.map((text) => parse(text, scope)).flatMap(conjuncts);
  const seen = new Set<string>();
  for (const one of certificate.cases) seen.add(keyOf(one));
  for (const { choices, sizes } of combinations(certificate.parameters)) {
    const given = { texts: choices, sizes, names: {} };
    const own = assumptions.map((tree) => specialise(tree, given)).flatMap(conjuncts);
    const found = certificate.cases.find((one) => keyOf(one) === keyOf({ choices, sizes }));
    if (found !== undefined) {
      const sides = { left: specialise(left, given), right: specialise(right, given) };
      checkCase(mpfr, {
        certificate,
        found,
        ...sides,
        assumptions: own.filter((tree) => tree !== TRUE),
        tally,
      });
    } else if (!own.includes(FALSE) && !isImpossible(mpfr, own, certificate.parameters, { sizes }))
      throw new Refused(`it has no case for ${JSON.stringify({ ...choices, ...sizes })}`);
  }
}

const keyOf = ({ choices, sizes }: Pick<CertifiedCase, 'choices' | 'sizes'>): string =>
  JSON.stringify([Object.entries(choices).sort(), Object.entries(sizes).sort()]);

const conjuncts = (tree: Expression): readonly Expression[] =>
  tree.kind === 'call' && tree.name === 'and' ? tree.args.flatMap(conjuncts) : [tree];

function scopeOf(parameters: Certificate['parameters']): Scope {
  const kind = (parameter: Parameter) => {
    if (parameter.type === 'choice') return { texts: parameter.values! };
    return parameter.type === 'vector' || parameter.type === 'simplex' ? 'vector' : 'scalar';
  };
  return Object.fromEntries(Object.entries(parameters).map(([name, one]) => [name, kind(one)]));
}

/** Every choice of texts with every choice of sizes. */
function combinations(parameters: Certificate['parameters']) {
  let all: { choices: Record<string, string>; sizes: Record<string, number> }[] = [
    { choices: {}, sizes: {} },
  ];
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.type === 'choice')
      all = all.flatMap((one) =>
        parameter.values!.map((value) => ({
          ...one,
          choices: { ...one.choices, [name]: value },
        })),
      );
    if (parameter.size !== undefined) {
      const [least, most] = parameter.size;
      all = all.flatMap((one) =>
        Array.from({ length: most - least + 1 }, (_, k) => ({
          ...one,
          sizes: { ...one.sizes, [name]: least + k },
        })),
      );
    }
  }
  return all;
}

/** The domains of the numbers of one case: parameters, and entries of vectors. */
function domainsOf(
  parameters: Certificate['parameters'],
  sizes: Readonly<Record<string, number>>,
): ReadonlyMap<string, readonly [number, number, isWhole: boolean]> {
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

function isImpossible(
  mpfr: Binding,
  assumptions: readonly Expression[],
  parameters: Certificate['parameters'],
  { sizes }: Pick<CertifiedCase, 'sizes'>,
): boolean {
  const m = arithmetic(mpfr, BITS);
  const box = new Map([...domainsOf(parameters, sizes)].map(([name, [lo, hi]]) => [name, m.doubles(lo, hi)]));
  return assumptions.some((tree) => {
    try {
      return truthOn(m, tree, box) === false;
    } catch {
      return false;
    }
  });
}

interface CaseToCheck {
  readonly certificate: Certificate;
  readonly found: CertifiedCase;
  readonly left: Expression;
  readonly right: Expression;
  readonly assumptions: readonly Expression[];
  readonly tally: Tally;
}

/** Names of entries and slacks as they are written in the texts of cases. */
const plain = (name: string): string => name.replace(/([A-Za-z]\w*)\[(\d+)\]/g, '$1__$2');

function renamed(tree: Expression): Expression {
  const names = freeNames(tree).filter((name) => plain(name) !== name);
  const bindings = Object.fromEntries(
    names.map((name): [string, Expression] => [name, { kind: 'name', name: plain(name) }]),
  );
  return specialise(tree, { texts: {}, sizes: {}, names: bindings });
}

function checkCase(mpfr: Binding, { certificate, found, assumptions, tally, ...sides }: CaseToCheck): void {
  const scope: Scope = Object.fromEntries(found.variables.map(([name]) => [name, 'scalar']));
  const variables: readonly Side[] = found.variables.map(([name, , , kind]) => ({
    name,
    isWhole: kind === 'whole',
  }));
  const whole: Ends = found.variables.map(([, lo, hi]) => [lo, hi]);
  const substitutions = Object.fromEntries(
    found.substitutions.map(([name, text]): [string, Expression] => [
      name,
      parse(text, allNames(found, certificate)),
    ]),
  );
  const put = (tree: Expression): Expression =>
    specialise(renamed(tree), { texts: {}, sizes: {}, names: substitutions });
  const [left, right] = [parse(found.left, scope), parse(found.right, scope)];
  const m = arithmetic(mpfr, BITS);
  const isZero = identityTester(mpfr, variables, certificate.claim, () => {});
  const same = (a: Expression, b: Expression): boolean =>
    print(a) === print(b) || isZero({ kind: 'call', name: 'sub', args: [a, b] }, whole, '', 0);
  for (const [own, stated, side] of [
    [left, put(sides.left), 'left'],
    [right, put(sides.right), 'right'],
  ] as const)
    if (!same(own, stated)) throw new Refused(`the ${side} side of a case is not the relation's`);
  const inRegime = assumptions.map(put);
  const domains = domainsOf(certificate.parameters, found.sizes);
  const ranges = rangesOf(domains, substitutions);
  checkSubstitutions(certificate.parameters, found, substitutions, same);
  checkVariables(m, found, domains, substitutions, [...inRegime, ...ranges], same);
  const usable = found.assumptions.map((text) => parse(text, scope));
  for (const condition of usable)
    if (![...inRegime, ...ranges].some((known) => isSameCondition(condition, known, same)))
      throw new Refused(`the assumption ${print(condition)} of a case is not the claim's`);
  if (certificate.comparison === '=') {
    checkIdentity(mpfr, { left, right, variables, whole, tally, seed: certificate.claim });
    return;
  }
  const isTurned = certificate.comparison === '>=' || certificate.comparison === '>';
  const [small, large] = isTurned ? [right, left] : [left, right];
  const tester = identityTester(mpfr, variables, certificate.claim, () => {
    tally.identities += 1;
  });
  const obligation = {
    sides: variables,
    small,
    large,
    isStrict: certificate.comparison === '<' || certificate.comparison === '>',
    assumptions: usable,
  };
  const settle = withBranches(obligation, (one) => settler(m, one, tally.ways, tester));
  walk(found.tree, whole, variables, (ends) => checkLeaf(settle, ends, variables, tally));
}

/** Settles boxes on which whole variables have single values with these put in, so that branches are decided. */
function withBranches(obligation: Obligation, make: (one: Obligation) => Settler): Settler {
  const { sides, small, large } = obligation;
  const hasBranches = /\?/.test(print(small) + print(large));
  const made = new Map<string, Settler>();
  return (ends) => {
    const fixed = sides.flatMap(({ name, isWhole }, at): [string, Expression][] =>
      hasBranches && isWhole && ends[at]![0] === ends[at]![1] && Math.abs(ends[at]![0]) <= MOST_FIXED
        ? [[name, numeral(ends[at]![0])]]
        : [],
    );
    const key = fixed.map(([name, value]) => `${name}=${print(value)}`).join();
    const put = (tree: Expression): Expression =>
      specialise(tree, { texts: {}, sizes: {}, names: Object.fromEntries(fixed) });
    const own = made.get(key) ?? make({ ...obligation, small: put(small), large: put(large) });
    made.set(key, own);
    return own(ends);
  };
}

/** Larger values are not put in: there are too many of them. */
const MOST_FIXED = 4;

/** The names that substitutions may use: variables, and parameters replaced later. */
function allNames(found: CertifiedCase, { parameters }: Certificate): Scope {
  const names = [
    ...found.variables.map(([name]) => name),
    ...[...domainsOf(parameters, found.sizes).keys()].map(plain),
    ...found.substitutions.map(([name]) => `slack_${name}`),
  ];
  return Object.fromEntries(names.map((name) => [name, 'scalar' as const]));
}

const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });
const numeral = (value: number): Expression => {
  const text = `${Math.abs(value)}`.replace('e+', 'e');
  return value < 0 ? call('neg', { kind: 'number', text }) : { kind: 'number', text };
};

/** The ranges of parameters that were replaced, as conditions on the variables. */
const rangesOf = (
  domains: ReadonlyMap<string, readonly [number, number, boolean]>,
  substitutions: Readonly<Record<string, Expression>>,
): readonly Expression[] =>
  [...domains].flatMap(([name, [lo, hi]]) => {
    const value = substitutions[plain(name)];
    return value === undefined ? [] : [call('ge', value, numeral(lo)), call('le', value, numeral(hi))];
  });

/** The difference that a comparison says is >= 0. */
function differenceOf(condition: Expression): Expression | undefined {
  if (condition.kind !== 'call') return undefined;
  const [a, b] = condition.args as [Expression, Expression];
  if (condition.name === 'ge' || condition.name === 'gt') return call('sub', a, b);
  return condition.name === 'le' || condition.name === 'lt' ? call('sub', b, a) : undefined;
}

function isSameCondition(
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
function checkSubstitutions(
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
function checkVariables(
  m: Arithmetic,
  found: CertifiedCase,
  domains: ReadonlyMap<string, readonly [number, number, boolean]>,
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

/** Every box of the subdivision, made anew from its cuts. */
function walk(node: CertifiedNode, ends: Ends, variables: readonly Side[], leaf: (ends: Ends) => void): void {
  if (typeof node === 'string') {
    leaf(ends);
    return;
  }
  const [variable, at, left, right] = node;
  const side = ends[variable];
  if (side === undefined || !(at >= side[0] && at <= side[1]))
    throw new Refused('its boxes do not cover the domain: a cut lies outside its box');
  const isWhole = variables[variable]!.isWhole;
  if (isWhole && !Number.isInteger(at)) throw new Refused('a whole variable is cut between whole numbers');
  walk(left, ends.with(variable, [side[0], at]), variables, leaf);
  const from = isWhole ? at + 1 : at;
  if (from <= side[1]) walk(right, ends.with(variable, [from, side[1]]), variables, leaf);
}

/** A leaf, cut further where it must be: longest side first. */
function checkLeaf(
  settle: (ends: Ends) => boolean,
  ends: Ends,
  variables: readonly Side[],
  tally: Tally,
): void {
  tally.leaves += 1;
  const queue: Ends[] = [ends];
  for (let head = 0; head < queue.length; head++) {
    const box = queue[head]!;
    tally.boxes += 1;
    if (settle(box)) continue;
    const parts = tally.left > 0 ? halves(box, ends, variables) : undefined;
    tally.left -= 1;
    if (parts === undefined)
      throw new Refused(
        `the relation is not confirmed on the box ${variables.map(({ name }, at) => `${name} ${box[at]![0]} .. ${box[at]![1]}`).join(', ')}`,
      );
    queue.push(...parts);
  }
}

/** The two halves of a box, cut where it is widest for its place: by the ratio of its ends far from 0. */
function halves(box: Ends, whole: Ends, variables: readonly Side[]): readonly [Ends, Ends] | undefined {
  const widths = box.map(([lo, hi], at) => {
    const [least, most] = whole[at]!;
    if (lo === hi || !(hi - lo > 1e-13 * Math.max(Math.abs(lo), Math.abs(hi)))) return 0;
    const isWide = least > 0 && most > 50 * least;
    return isWide ? Math.log(hi / lo) / Math.log(most / least) : (hi - lo) / (most - least);
  });
  // sides of a few whole numbers first: branches hang on them
  const few = box.findIndex(([lo, hi], at) => variables[at]!.isWhole && lo < hi && hi - lo <= 2);
  const at = few >= 0 ? few : widths.indexOf(Math.max(...widths));
  if (!(widths[at]! > 0)) return undefined;
  const [lo, hi] = box[at]!;
  const isFar = lo > 0 && hi > 4 * lo;
  const middle = isFar ? Math.sqrt(lo) * Math.sqrt(hi) : lo + (hi - lo) / 2;
  const isWhole = variables[at]!.isWhole;
  const cut = isWhole ? Math.min(hi - 1, Math.floor(middle)) : middle;
  if (cut < lo || cut > hi) return undefined;
  return [box.with(at, [lo, cut]), box.with(at, [isWhole ? cut + 1 : cut, hi])];
}

interface IdentityCase {
  readonly left: Expression;
  readonly right: Expression;
  readonly variables: readonly Side[];
  readonly whole: Ends;
  readonly tally: Tally;
  readonly seed: string;
}

/** Both sides are the same: as they are written, or at points to 400 bits. */
function checkIdentity(mpfr: Binding, { left, right, variables, whole, tally, seed }: IdentityCase): void {
  tally.leaves += 1;
  tally.boxes += 1;
  if (print(left) === print(right)) return;
  const isZero = identityTester(mpfr, variables, `${seed} identity`, () => {
    tally.identities += 1;
  });
  if (!isZero(call('sub', left, right), whole, '', 0)) throw new Refused('its two sides are not equal');
}
