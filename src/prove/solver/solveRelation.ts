import type { CompiledClaim } from '../../claim/index.js';
import { printRelation, type Relation } from '../../expression/index.js';
import { casesOf, closedRelations } from '../cases.js';
import { NotRational, type SmtDomain, smtQuestion } from './smtText.js';
import type { SmtAnswer, Solver } from './solve.js';

/** What a solver says of a relation: evidence of kind solver, below enclosures with a certificate. */
export interface SolverRecord {
  readonly kind: 'solver';
  readonly solver: string;
  readonly relation: string;
  /** `holds` when every question was answered unsat; `unknown` when one was not, or could not be asked. */
  readonly outcome: 'holds' | 'unknown';
  readonly because: string;
  /** The domain of the answer, for each case. */
  readonly domains: readonly string[];
  /** The questions, in SMT-LIB, and their answers. */
  readonly questions: readonly { readonly text: string; readonly answer: SmtAnswer }[];
}

/** Asks a solver about a relation between rational closed forms: without upper limits first, then on the box. */
export async function solveRelation(
  solver: Solver,
  compiled: CompiledClaim,
  relation: Relation,
  milliseconds: number,
): Promise<SolverRecord> {
  const base = { kind: 'solver', solver: solver.name, relation: printRelation(relation) } as const;
  const [closed] = closedRelations(compiled, relation);
  const unknown = (because: string, questions: SolverRecord['questions'] = []): SolverRecord => ({
    ...base,
    outcome: 'unknown',
    because,
    domains: [],
    questions,
  });
  if (closed === undefined) return unknown('a quantity has no closed form');
  const questions: { text: string; answer: SmtAnswer }[] = [];
  const domains: string[] = [];
  try {
    for (const proofCase of casesOf(compiled, closed)) {
      const settled = await firstUnsat(['unbounded', 'box'], async (domain) => {
        const { text, domain: words } = smtQuestion(proofCase, relation.comparison, domain);
        const answer = await solver.ask(text, milliseconds);
        questions.push({ text, answer });
        return { answer, words };
      });
      if (settled === undefined)
        return unknown(`the solver answered ${questions.at(-1)!.answer} on the box`, questions);
      domains.push([proofCase.label, settled].filter((part) => part !== '').join(': '));
    }
  } catch (error) {
    if (error instanceof NotRational) return unknown(error.message, questions);
    throw error;
  }
  return { ...base, outcome: 'holds', because: `unsat for ${domains.join('; ')}`, domains, questions };
}

async function firstUnsat(
  domains: readonly SmtDomain[],
  ask: (domain: SmtDomain) => Promise<{ readonly answer: SmtAnswer; readonly words: string }>,
): Promise<string | undefined> {
  for (const domain of domains) {
    const { answer, words } = await ask(domain);
    if (answer === 'unsat') return words;
  }
  return undefined;
}
