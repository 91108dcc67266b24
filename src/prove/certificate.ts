import type { CompiledClaim } from '../claim/index.js';
import { type Expression, parse, print, type Relation } from '../expression/index.js';
import { abstractVectors } from './abstractVectors.js';
import { type ClosedRelation, casesWithin, closedRelations, inlinedParts, type ProofCase } from './cases.js';
import { inlined } from './frontier/slice.js';
import type { CaseProof, Proof } from './proveRelation.js';
import type { Node } from './search.js';

/** Raised when a field of certificates changes its meaning. */
export const CERTIFICATE_FORMAT = 3;

/** A node of the subdivision: how a leaf was settled, or [variable, where it is cut, left part, right part]. */
export type CertifiedNode =
  | string
  | readonly [variable: number, at: number, left: CertifiedNode, right: CertifiedNode];

/** How a leaf was settled: its subdivision, or 'open' where the checker cuts it itself, in these variables. */
export interface CertifiedLeaf {
  readonly boxes: CertifiedNode;
  readonly of: readonly string[];
}

/** A reduction by a rule, and the proofs of the goals that it leaves; the checker applies the rule itself. */
export interface CertifiedStep {
  readonly rule: string;
  readonly says: string;
  readonly parts: readonly CertifiedProof[];
}

export type CertifiedProof = CertifiedLeaf | CertifiedStep;

/** The domain of a parameter: its fields without the words. */
export interface CertifiedParameter {
  readonly type: 'integer' | 'real' | 'choice' | 'vector' | 'simplex';
  readonly min?: number;
  readonly max?: number;
  readonly scale?: 'linear' | 'log';
  readonly values?: readonly string[];
  readonly size?: readonly [number, number];
}

/** A relation by its texts. */
export interface CertifiedRelation {
  readonly left: string;
  readonly comparison: Relation['comparison'];
  readonly right: string;
}

/** A step of an argument: proved with those before it assumed, and assumed from then on. */
export interface CertifiedLemma extends CertifiedRelation {
  /** The lemma of which it is an instance: its variables with their ranges and values here; null is no end. */
  readonly general?: CertifiedRelation & {
    readonly given: readonly string[];
    readonly variables: readonly (readonly [
      name: string,
      lo: number | null,
      hi: number | null,
      at: string,
    ])[];
  };
  readonly proof: CertifiedProof;
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
  readonly lemmas: readonly CertifiedLemma[];
  readonly proof: CertifiedProof;
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
  /** Laws p of which only the sum of squares matters: `squares_p` stands for it in the cases. */
  readonly laws: readonly string[];
  /** Reductions by which the search came to what it settled, as sentences. */
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
  const parts = inlinedParts(compiled, closed);
  const isAbstracted = proofs.some(({ proofCase }) =>
    proofCase.variables.some(({ name }) => name.startsWith('squares_')),
  );
  const abstracted = isAbstracted ? abstractVectors(parts) : undefined;
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
    laws: abstracted ? lawsOf(claim.regime.parameters, proofs) : [],
    steps: [...new Set(proofs.flatMap(({ steps }) => steps))],
    cases: casesWithin(abstracted?.parts ?? parts).map((one) => certifiedCase(one, proofs)),
  };
  return `${JSON.stringify(certificate)}\n`;
}

/** The laws for whose squares the cases have a number. */
function lawsOf(
  parameters: Readonly<Record<string, object>>,
  proofs: readonly CaseProof[],
): readonly string[] {
  const names = new Set(proofs.flatMap(({ proofCase }) => proofCase.variables.map(({ name }) => name)));
  return Object.keys(parameters).filter((name) => names.has(`squares_${name}`));
}

/** The leaves of a case, those of the steps of its argument apart. */
function leavesOf(proofCase: ProofCase, proofs: readonly CaseProof[]) {
  const own = proofs.filter(
    (one) => one.proofCase.label === proofCase.label || one.steps[0]?.startsWith('lemma '),
  );
  const main = own.filter(({ steps }) => !steps.some((step) => step.startsWith('lemma ')));
  return { main, lemma: (text: string) => own.filter(({ steps }) => steps.includes(`lemma ${text}`)) };
}

/** The steps of a case's argument, where the proof rests on them. */
function lemmasOf(proofCase: ProofCase, proofs: readonly CaseProof[]): readonly CertifiedLemma[] {
  const { lemma } = leavesOf(proofCase, proofs);
  const isUsed = proofCase.argument.some(({ text }) => lemma(text).length > 0);
  return isUsed ? proofCase.argument.map((one) => certifiedLemma(one, joined(lemma(one.text), 0))) : [];
}

const textOf = (tree: Expression): string => safe(print(tree));

function certifiedLemma(
  { left, right, comparison, general }: ProofCase['argument'][number],
  proof: CertifiedProof,
): CertifiedLemma {
  const end = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    left: textOf(left),
    comparison,
    right: textOf(right),
    ...(general && {
      general: {
        left: textOf(general.relation.left),
        comparison: general.relation.comparison,
        right: textOf(general.relation.right),
        given: general.given.map(textOf),
        variables: Object.entries(general.ranges).map(
          ([name, [lo, hi]]) => [name, end(lo), end(hi), textOf(general.at[name]!)] as const,
        ),
      },
    }),
    proof,
  };
}

/** Leaves that went the same way up to a depth, joined to a tree by their trails. */
function joined(leaves: readonly CaseProof[], depth: number): CertifiedProof {
  const stages = leaves.map(({ trail = [] }) => trail[depth]);
  const [first] = stages;
  if (first === undefined || stages.some((stage) => stage?.rule !== first.rule)) return leafOf(leaves);
  const parts = [...new Set(stages.map((stage) => stage!.part))];
  return {
    rule: first.rule,
    says: first.says,
    parts: parts.map((part) =>
      joined(
        leaves.filter((_, at) => stages[at]!.part === part),
        depth + 1,
      ),
    ),
  };
}

function leafOf(leaves: readonly CaseProof[]): CertifiedLeaf {
  const [leaf] = leaves;
  if (leaf === undefined || leaves.length > 1) return { boxes: 'open', of: [] };
  return {
    boxes: nested(leaf.paving.nodes, 0),
    of: leaf.proofCase.variables.map(({ name }) => safe(name)),
  };
}

function closedForm(compiled: CompiledClaim, relation: Relation, sources: readonly string[]): ClosedRelation {
  const key = sources.join('\n');
  const forms = closedRelations(compiled, relation);
  return forms.find((form) => form.sources.join('\n') === key) ?? forms[0]!;
}

function certifiedCase(proofCase: ProofCase, proofs: readonly CaseProof[]): CertifiedCase {
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
    lemmas: lemmasOf(proofCase, proofs),
    proof: joined(leavesOf(proofCase, proofs).main, 0),
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
