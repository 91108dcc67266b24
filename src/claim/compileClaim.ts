import {
  type Definitions,
  type Expression,
  freeNames,
  parse,
  parseRelation,
  type Relation,
  type Scope,
  substitute,
} from '../expression/index.js';
import { type CompiledRegime, compileRegime, type Parameter } from '../regime/index.js';
import type { Claim, Lemma } from './types.js';

/** A step of the claim's argument. */
export interface CompiledLemma {
  /** In the claim's names, also where a lemma of its own is used. */
  readonly relation: Relation;
  /** The lemma that the relation is an instance of. */
  readonly general?: {
    readonly ranges: Lemma['forAll'];
    readonly given: readonly Expression[];
    readonly relation: Relation;
    readonly at: Readonly<Record<string, Expression>>;
  };
}

/** A claim whose texts have been parsed and checked. */
export interface CompiledClaim {
  readonly claim: Claim;
  readonly regime: CompiledRegime;
  /** Parameters, definitions and quantities. */
  readonly scope: Scope;
  /** All of `where`, in order. */
  readonly definitions: Definitions;
  /** The definitions that use no quantity: what assumptions and routes may use. */
  readonly parameterDefinitions: Definitions;
  readonly relations: readonly Relation[];
  readonly argument: readonly CompiledLemma[];
}

/**
 * Parses every text of a claim. Throws an `ExpressionError` that names the claim and shows the place
 * when a text is outside the language, and a sentence when the regime is empty.
 */
export function compileClaim(claim: Claim): CompiledClaim {
  const scope = scopeOf(claim);
  const definitions = parseDefinitions(claim, scope);
  const parameterDefinitions = withoutQuantities(definitions, Object.keys(claim.measures));
  return {
    claim,
    scope,
    definitions,
    parameterDefinitions,
    relations: claim.asserts.map((text, index) =>
      parseRelation(text, scope, `claim '${claim.id}', relation ${index + 1}`),
    ),
    argument: (claim.argument ?? []).map((step, index) =>
      compileLemma(step, scope, `claim '${claim.id}', step ${index + 1} of the argument`),
    ),
    regime: compileRegime(claim.regime, parameterDefinitions),
  };
}

function compileLemma(step: string | Lemma, scope: Scope, label: string): CompiledLemma {
  if (typeof step === 'string') return { relation: parseRelation(step, scope, label) };
  const names = Object.keys(step.forAll);
  const own: Scope = Object.fromEntries(names.map((name) => [name, 'scalar']));
  const missing = names.find((name) => !Object.hasOwn(step.at, name));
  if (missing !== undefined) throw new Error(`${label}: 'at' gives no value for ${missing}`);
  const relation = parseRelation(step.says, own, label);
  const at = Object.fromEntries(names.map((name) => [name, parse(step.at[name]!, scope, label)]));
  const [left, right] = [substitute(relation.left, at), substitute(relation.right, at)];
  const given = (step.given ?? []).map((text) => parse(text, own, label));
  return {
    relation: { ...relation, left, right, text: `${step.says}, with ${valuesText(step.at)}` },
    general: { ranges: step.forAll, given, relation, at },
  };
}

const valuesText = (at: Lemma['at']): string =>
  Object.entries(at)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');

function scopeOf(claim: Claim): Scope {
  const parameters = Object.entries(claim.regime.parameters).map(
    ([name, parameter]) => [name, kindOf(parameter)] as const,
  );
  const numbers = [...Object.keys(claim.where), ...Object.keys(claim.measures)].map(
    (name) => [name, 'scalar'] as const,
  );
  return Object.fromEntries([...parameters, ...numbers]);
}

/** What a parameter's name stands for in an expression. */
export function kindOf(parameter: Parameter): Scope[string] {
  if (parameter.type === 'choice') return { texts: parameter.values };
  return parameter.type === 'vector' || parameter.type === 'simplex' ? 'vector' : 'scalar';
}

function parseDefinitions(claim: Claim, scope: Scope): Definitions {
  const names = Object.keys(claim.where);
  return Object.entries(claim.where).map(([name, text], position) => {
    const later = names.slice(position);
    const visible = Object.fromEntries(Object.entries(scope).filter(([known]) => !later.includes(known)));
    return [name, parse(text, visible, `claim '${claim.id}', definition of ${name}`)] as const;
  });
}

function withoutQuantities(definitions: Definitions, quantities: readonly string[]): Definitions {
  const tainted = new Set(quantities);
  return definitions.filter(([name, value]) => {
    const uses = [...freeNames(value)].some((free) => tainted.has(free));
    if (uses) tainted.add(name);
    return !uses;
  });
}

/** The names that an expression depends on once the definitions are read through. */
export function reach(expressions: readonly Expression[], definitions: Definitions): ReadonlySet<string> {
  const found = new Set<string>();
  const bodies = new Map(definitions);
  const visit = (expression: Expression): void => {
    for (const name of freeNames(expression)) {
      if (found.has(name)) continue;
      found.add(name);
      const body = bodies.get(name);
      if (body !== undefined) visit(body);
    }
  };
  expressions.forEach(visit);
  return found;
}
