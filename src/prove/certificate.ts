import { print } from '../expression/index.js';
import type { CaseProof, Proof } from './proveRelation.js';
import type { Node } from './search.js';

/** Raised when a field of certificates changes its meaning. */
export const CERTIFICATE_FORMAT = 1;

/** A node of the subdivision: how a leaf was settled, or [variable, where it is cut, left part, right part]. */
export type CertifiedNode =
  | string
  | readonly [variable: number, at: number, left: CertifiedNode, right: CertifiedNode];

export interface CertifiedCase {
  readonly label: string;
  /** [name, lower end, upper end, whole or real]. */
  readonly variables: readonly (readonly [string, number, number, 'whole' | 'real'])[];
  readonly left: string;
  readonly right: string;
  readonly assumptions: readonly string[];
  /** What stands in the place of parameters. */
  readonly substitutions: readonly (readonly [string, string])[];
  readonly tree: CertifiedNode;
}

/** The subdivision of a proof, with everything that is needed to check it again without the search. */
export interface Certificate {
  readonly format: typeof CERTIFICATE_FORMAT;
  readonly kind: 'holdfast certificate';
  readonly claim: string;
  readonly relation: string;
  readonly comparison: string;
  readonly covered: string;
  readonly sources: readonly string[];
  readonly cases: readonly CertifiedCase[];
}

/** The certificate of a proved relation as JSON text; the same proof gives the same bytes. */
export function certificateOf(
  claim: string,
  proof: Omit<Proof, 'cases'>,
  cases: readonly CaseProof[],
): string {
  const certificate: Certificate = {
    format: CERTIFICATE_FORMAT,
    kind: 'holdfast certificate',
    claim,
    relation: proof.relation,
    comparison: proof.comparison,
    covered: proof.covered,
    sources: proof.sources,
    cases: cases.map(({ proofCase, paving }) => ({
      label: proofCase.label,
      variables: proofCase.variables.map(
        ({ name, lo, hi, isWhole }) => [safe(name), lo, hi, isWhole ? 'whole' : 'real'] as const,
      ),
      left: safe(print(proofCase.left)),
      right: safe(print(proofCase.right)),
      assumptions: proofCase.assumptions.map((tree) => safe(print(tree))),
      substitutions: proofCase.substitutions.map(([name, tree]) => [safe(name), safe(print(tree))] as const),
      tree: nested(paving.nodes, 0),
    })),
  };
  return `${JSON.stringify(certificate)}\n`;
}

/** Names of entries and slacks as plain identifiers: p[2] is p__2, the slack of T is slack_T. */
export const safe = (text: string): string =>
  text.replace(/slack of /g, 'slack_').replace(/([A-Za-z]\w*)\[(\d+)\]/g, '$1__$2');

function nested(nodes: readonly Node[], at: number): CertifiedNode {
  const node = nodes[at]!;
  if ('leaf' in node) return node.leaf;
  return [node.variable, node.at, nested(nodes, node.parts[0]), nested(nodes, node.parts[1])];
}
