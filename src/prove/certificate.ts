import type { CompiledClaim } from '../claim/index.js';
import { parse, print, type Relation } from '../expression/index.js';
import { type ClosedRelation, casesOf, closedRelations, type ProofCase } from './cases.js';
import { inlined } from './frontier/slice.js';
import type { CaseProof, Proof } from './proveRelation.js';
import type { Node } from './search.js';

/** Raised when a field of certificates changes its meaning. */
export const CERTIFICATE_FORMAT = 2;

/** A node of the subdivision: how a leaf was settled, or [variable, where it is cut, left part, right part]. */
export type CertifiedNode =
  | string
  | readonly [variable: number, at: number, left: CertifiedNode, right: CertifiedNode];

/** The domain of a parameter: its fields without the words. */
export interface CertifiedParameter {
  readonly type: 'integer' | 'real' | 'choice' | 'vector' | 'simplex';
  readonly min?: number;
  readonly max?: number;
  readonly scale?: 'linear' | 'log';
  readonly values?: readonly string[];
  readonly size?: readonly [number, number];
}

export interface CertifiedCase {
  /** Values of the parameters that are choices, and sizes of those that are vectors. */
  readonly choices: Readonly<Record<string, string>>;
  readonly sizes: Readonly<Record<string, number>>;
  /** [name, lower end, upper end, whole or real]. */
  readonly variables: readonly (readonly [string, number, number, 'whole' | 'real'])[];
  readonly left: string;
  readonly right: string;
  readonly assumptions: readonly string[];
  /** What stands in the place of parameters. */
  readonly substitutions: readonly (readonly [string, string])[];
  /** How the boxes were cut; boxes on which nothing is recorded are the checker's to cut. */
  readonly tree: CertifiedNode;
}

/** The subdivision of a proof, with everything that is needed to check it again without the search. */
export interface Certificate {
  readonly format: typeof CERTIFICATE_FORMAT;
  readonly kind: 'holdfast certificate';
  readonly claim: string;
  /** The relation as the claim states it. */
  readonly relation: string;
  /** The relation with all definitions and closed forms put in. */
  readonly left: string;
  readonly comparison: Relation['comparison'];
  readonly right: string;
  readonly parameters: Readonly<Record<string, CertifiedParameter>>;
  /** The assumptions of the claim, and where the closed forms apply. */
  readonly assumptions: readonly string[];
  readonly covered: string;
  readonly sources: readonly string[];
  /** Reductions by which the search came to what it enclosed; the checker goes its own way where there are any. */
  readonly steps: readonly string[];
  readonly cases: readonly CertifiedCase[];
}

/** The certificate of a proved relation as JSON text; the same proof gives the same bytes. */
export function certificateOf(
  compiled: CompiledClaim,
  relation: Relation,
  proof: Pick<Proof, 'relation' | 'comparison' | 'covered' | 'sources'>,
  proofs: readonly CaseProof[],
): string {
  const { claim, definitions } = compiled;
  const closed = closedForm(compiled, relation, proof.sources);
  const shown = (tree: Parameters<typeof inlined>[0]): string =>
    print(inlined(tree, [...definitions, ...closed.definitions]));
  const assumptions = claim.regime.assumptions.map((text) => parse(text, compiled.scope));
  const certificate: Certificate = {
    format: CERTIFICATE_FORMAT,
    kind: 'holdfast certificate',
    claim: claim.id,
    relation: proof.relation,
    left: shown(relation.left),
    comparison: proof.comparison,
    right: shown(relation.right),
    parameters: Object.fromEntries(
      Object.entries(claim.regime.parameters).map(([name, { meaning, ...rest }]) => [name, rest]),
    ),
    assumptions: [...assumptions, ...closed.conditions].map(shown),
    covered: proof.covered,
    sources: proof.sources,
    steps: [...new Set(proofs.flatMap(stepsOf))],
    cases: casesOf(compiled, closed).map((proofCase) => certifiedCase(proofCase, treeFor(proofCase, proofs))),
  };
  return `${JSON.stringify(certificate)}\n`;
}

const stepsOf = (proof: CaseProof): readonly string[] =>
  (proof as { readonly steps?: readonly string[] }).steps ?? [];

/** The subdivision of a case that was enclosed as it stands; the checker cuts the others itself. */
function treeFor(proofCase: ProofCase, proofs: readonly CaseProof[]): CertifiedNode {
  const names = ({ variables }: ProofCase): string => variables.map(({ name }) => name).join();
  const own = proofs.filter(
    (one) => one.proofCase.label === proofCase.label && names(one.proofCase) === names(proofCase),
  );
  return own.length === 1 && stepsOf(own[0]!).length === 0 ? nested(own[0]!.paving.nodes, 0) : 'open';
}

function closedForm(compiled: CompiledClaim, relation: Relation, sources: readonly string[]): ClosedRelation {
  const key = sources.join('\n');
  const forms = closedRelations(compiled, relation);
  return forms.find((form) => form.sources.join('\n') === key) ?? forms[0]!;
}

function certifiedCase(proofCase: ProofCase, tree: CertifiedNode): CertifiedCase {
  const point = Object.entries(proofCase.pointAt({}));
  return {
    choices: Object.fromEntries(point.filter(([, value]) => typeof value === 'string')) as Record<
      string,
      string
    >,
    sizes: Object.fromEntries(
      point.flatMap(([name, value]) => (Array.isArray(value) ? [[name, value.length]] : [])),
    ),
    variables: proofCase.variables.map(
      ({ name, lo, hi, isWhole }) => [safe(name), lo, hi, isWhole ? 'whole' : 'real'] as const,
    ),
    left: safe(print(proofCase.left)),
    right: safe(print(proofCase.right)),
    assumptions: proofCase.assumptions.map((condition) => safe(print(condition))),
    substitutions: proofCase.substitutions.map(([name, value]) => [safe(name), safe(print(value))] as const),
    tree,
  };
}

/** Names of entries and slacks as plain identifiers: p[2] is p__2, the slack of T is slack_T. */
export const safe = (text: string): string =>
  text.replace(/slack of /g, 'slack_').replace(/([A-Za-z]\w*)\[(\d+)\]/g, '$1__$2');

function nested(nodes: readonly Node[], at: number): CertifiedNode {
  const node = nodes[at]!;
  if ('leaf' in node) return node.leaf;
  return [node.variable, node.at, nested(nodes, node.parts[0]), nested(nodes, node.parts[1])];
}
