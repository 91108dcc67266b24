import type { CompiledClaim } from '../../claim/index.js';
import {
  type Definitions,
  type Expression,
  freeNames,
  parse,
  print,
  printRelation,
  type Relation,
  substitute,
} from '../../expression/index.js';
import type { Certificate } from '../certificate.js';

/** What a claim says, with everything put in: what a certificate must say word for word. */
interface Statement {
  readonly relation: string;
  readonly left: string;
  readonly comparison: Relation['comparison'];
  readonly right: string;
  readonly assumptions: readonly string[];
}

/**
 * One sentence on how a certificate departs from what the claim says; undefined when it says the same: one of
 * the claim's relations with its definitions and a closed form of each quantity put in, on the same domains
 * and under the same assumptions.
 */
export function departure(certificate: Certificate, compiled: CompiledClaim): string | undefined {
  const { parameters } = compiled.claim.regime;
  const domains = (all: Readonly<Record<string, object>>): string =>
    JSON.stringify(
      Object.entries(all).map(([name, parameter]) => [
        name,
        Object.entries(parameter)
          .filter(([key]) => key !== 'meaning')
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ]),
    );
  if (domains(certificate.parameters) !== domains(parameters))
    return 'it speaks of other domains than the claim';
  const said = statements(compiled);
  const same = said.filter(
    ({ relation, left, comparison, right }) =>
      relation === certificate.relation &&
      left === certificate.left &&
      comparison === certificate.comparison &&
      right === certificate.right,
  );
  if (same.length === 0) return 'it speaks of another relation than the claim';
  const key = certificate.assumptions.join('\n');
  if (!same.some(({ assumptions }) => assumptions.join('\n') === key))
    return 'it speaks under other assumptions than the claim';
  return undefined;
}

/** Every relation with every choice of closed forms. */
function statements(compiled: CompiledClaim): readonly Statement[] {
  const { claim, scope, definitions, relations } = compiled;
  const assumptions = claim.regime.assumptions.map((text) => parse(text, scope));
  return relations.flatMap((relation) =>
    choices(compiled, relation).map(({ forms, conditions }) => {
      const all = [...definitions, ...forms];
      const shown = (tree: Expression): string => print(putIn(tree, all));
      return {
        relation: printRelation(relation),
        left: shown(relation.left),
        comparison: relation.comparison,
        right: shown(relation.right),
        assumptions: [...assumptions, ...conditions].map(shown),
      };
    }),
  );
}

interface Choice {
  readonly forms: Definitions;
  readonly conditions: readonly Expression[];
}

function choices(compiled: CompiledClaim, relation: Relation): readonly Choice[] {
  const { claim, scope, relations } = compiled;
  let all: readonly Choice[] = [{ forms: [], conditions: [] }];
  for (const [name, { routes }] of Object.entries(claim.measures)) {
    if (!mentions(relation, compiled).has(name)) continue;
    const closed = routes.flatMap((route) =>
      route.kind === 'closed'
        ? [
            {
              form: [name, parse(route.expression, scope)] as const,
              conditions: route.when === undefined ? [] : [parse(route.when, scope)],
            },
          ]
        : [],
    );
    const stated = relations.flatMap((other) =>
      other !== relation && other.comparison === '=' && other.left.kind === 'name' && other.left.name === name
        ? [{ form: [name, other.right] as const, conditions: [] }]
        : [],
    );
    all = all.flatMap(({ forms, conditions }) =>
      [...closed, ...stated].map((one) => ({
        forms: [...forms, one.form],
        conditions: [...conditions, ...one.conditions],
      })),
    );
  }
  return all;
}

/** The names on which a relation depends through the definitions. */
function mentions({ left, right }: Relation, { definitions }: CompiledClaim): ReadonlySet<string> {
  const names = new Set([left, right].flatMap(freeNames));
  for (const [name, tree] of definitions.toReversed())
    if (names.has(name)) for (const used of freeNames(tree)) names.add(used);
  return names;
}

/** A tree with definitions put in until none is left; stops at what goes round in circles. */
function putIn(tree: Expression, definitions: Definitions): Expression {
  const bodies = Object.fromEntries(definitions);
  let now = tree;
  for (let round = 0; round <= definitions.length; round++) {
    const names = freeNames(now).filter((name) => Object.hasOwn(bodies, name));
    if (names.length === 0) return now;
    now = substitute(now, Object.fromEntries(names.map((name) => [name, bodies[name]!])));
  }
  return now;
}
