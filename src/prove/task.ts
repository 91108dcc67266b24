import { type Claim, compileClaim, readClaims } from '../claim/index.js';
import { certificateOf } from './certificate.js';
import { type CaseProof, type Proof, proveRelation } from './proveRelation.js';

/** One claim to prove, as plain data that can travel to another thread. */
export interface ProveTask {
  /** Where the claim is declared: a file of a user's claims, or the URL of a module that exports `catalogue()`. */
  readonly origin: { readonly file: string } | { readonly module: string };
  readonly id: string;
  /** Boxes for each relation. */
  readonly budget: number;
  readonly wantsCertificates: boolean;
}

/** What became of one relation, as plain data. */
export type ProofRecord = Omit<Proof, 'cases'> & {
  readonly certificate?: string;
  /** Of an undecided relation: boxes that are left, the first of each case; absent when no case was cut. */
  readonly rest?: readonly Remainder[];
};

/** Boxes of one case that were not settled. */
export interface Remainder {
  readonly case: string;
  readonly variables: readonly string[];
  /** The ends lo, hi of every variable in turn; at most `MOST_BOXES` boxes of a case. */
  readonly boxes: readonly (readonly number[])[];
  readonly count: number;
}

const MOST_BOXES = 100;

function restOf(cases: readonly CaseProof[]): readonly Remainder[] {
  return cases.flatMap(({ proofCase, paving }) => {
    const boxes = paving.open.filter((box) => box.length > 0);
    if (boxes.length === 0) return [];
    return [
      {
        case: proofCase.label,
        variables: proofCase.variables.map(({ name }) => name),
        boxes: boxes.slice(0, MOST_BOXES).map((box) => [...box]),
        count: boxes.length,
      },
    ];
  });
}

export interface ClaimProofs {
  readonly id: string;
  readonly expected: Claim['expected'];
  readonly relations: readonly ProofRecord[];
}

/** Tries to prove every relation of the claim that the task names. */
export default async function proveTask(task: ProveTask): Promise<ClaimProofs> {
  const claim = (await declarations(task)).find(({ id }) => id === task.id);
  if (claim === undefined) throw new Error(`the claim '${task.id}' is no longer where it was declared`);
  const compiled = compileClaim(claim);
  const relations = compiled.relations.map((relation) => {
    const { cases, ...proof } = proveRelation(compiled, relation, task.budget);
    const certificate =
      task.wantsCertificates && proof.outcome === 'proved'
        ? certificateOf(compiled, relation, proof, cases)
        : undefined;
    const rest = proof.outcome === 'undecided' ? restOf(cases) : [];
    return {
      ...proof,
      ...(certificate !== undefined && { certificate }),
      ...(rest.length > 0 && { rest }),
    };
  });
  return { id: claim.id, expected: claim.expected, relations };
}

async function declarations({ origin }: ProveTask): Promise<readonly Claim[]> {
  if ('file' in origin) return readClaims(origin.file);
  const { catalogue } = (await import(origin.module)) as { catalogue: () => Promise<readonly Claim[]> };
  return catalogue();
}
