import { join } from 'node:path';
import { compileClaim } from '../../claim/index.js';
import { loadZ3, type ProveTask, type SolverRecord, solveRelation } from '../../prove/index.js';
import { loadClaims } from '../loadClaims.js';
import { writeFile } from '../writeFile.js';

/** Time for one question, in milliseconds. */
const PATIENCE = 5000;

export interface Solved {
  readonly record: SolverRecord & { readonly claim: string };
  readonly line: string;
}

/** Asks z3 about every relation of the claims; keeps the questions in `folder`, if one is named. */
export async function solveClaims(
  tasks: readonly ProveTask[],
  folder: string | undefined,
): Promise<readonly Solved[]> {
  const solver = await loadZ3();
  const solved: Solved[] = [];
  try {
    for (const { id, origin } of tasks) {
      const claims = await loadClaims('file' in origin ? [origin.file] : undefined);
      const compiled = compileClaim(claims.find((claim) => claim.id === id)!);
      for (const [at, relation] of compiled.relations.entries()) {
        const record = await solveRelation(solver, compiled, relation, PATIENCE);
        if (folder !== undefined)
          for (const [k, { text, answer }] of record.questions.entries())
            writeFile(
              join(folder, `${id.replace('/', '--')}--${at + 1}--${k + 1}.smt2`),
              `; ${id}: ${record.relation}\n; answer: ${answer}\n${text}`,
            );
        const line = `  solver    ${record.relation}: ${record.outcome} (${record.because})`;
        solved.push({ record: { claim: id, ...record }, line });
      }
    }
  } finally {
    solver.close();
  }
  return solved;
}
