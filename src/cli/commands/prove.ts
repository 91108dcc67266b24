import { resolve } from 'node:path';
import type { Claim } from '../../claim/index.js';
import { mapTasks } from '../../engine/index.js';
import type { ClaimProofs, ProofRecord, ProveTask } from '../../prove/index.js';
import { progress } from '../../report/index.js';
import { fail } from '../fail.js';
import { CATALOGUE, loadClaims } from '../loadClaims.js';
import { select } from '../select.js';
import { version } from '../version.js';
import { writeFile } from '../writeFile.js';
import { checkExports, writeCertificates, writeTheories } from './proofFiles.js';
import { solveClaims } from './solveClaims.js';

export interface ProveOptions {
  readonly all?: boolean;
  readonly boxes: number;
  readonly jobs?: number;
  readonly claims?: readonly string[];
  readonly certificate?: string;
  readonly out?: string;
  readonly solver?: string;
  readonly json?: string;
  readonly strict?: boolean;
}

/** Proves the relations of the selected claims and lists what became of each. */
export async function prove(selection: readonly string[], options: ProveOptions): Promise<number> {
  if (selection.length === 0 && options.all !== true)
    fail('name the claims to prove (ids, papers or globs), or --all');
  checkExports(options);
  const tasks = await plan(selection, options);
  const bar = progress(tasks.length);
  const proofs = await mapTasks<ProveTask, ClaimProofs>(
    {
      module: new URL('../../prove/task.js', import.meta.url),
      tasks,
      ...(options.jobs !== undefined && { jobs: Math.max(1, options.jobs) }),
    },
    ({ id }) => bar.step(id),
  ).finally(bar.end);
  const exported =
    options.certificate === 'coq'
      ? writeTheories(options.out!, proofs)
      : writeCertificates(options.certificate, proofs);
  const solved = options.solver === undefined ? [] : await solveClaims(tasks, options.out);
  const report = {
    format: 1,
    holdfast: version(),
    boxes: options.boxes,
    claims: proofs.map(withoutCertificates),
    ...(options.solver !== undefined && { solved: solved.map(({ record }) => record) }),
  };
  if (options.json !== undefined) writeFile(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
  process.stdout.write(
    `${[...proofs.flatMap(lines), ...exported, ...solved.map(({ line }) => line), '', summaryOf(proofs)].join('\n')}\n`,
  );
  return exitCode(proofs, options.strict === true);
}

async function plan(selection: readonly string[], options: ProveOptions): Promise<readonly ProveTask[]> {
  const files = options.claims?.map((file) => resolve(file));
  const origins = new Map<string, ProveTask['origin']>();
  const claims: Claim[] = [];
  for (const file of files ?? [undefined])
    for (const claim of await loadClaims(file === undefined ? undefined : [file])) {
      origins.set(claim.id, file === undefined ? { module: CATALOGUE.href } : { file });
      claims.push(claim);
    }
  return select(claims, selection).map(({ id }) => ({
    origin: origins.get(id)!,
    id,
    budget: options.boxes,
    wantsCertificates: options.certificate !== undefined,
  }));
}

const withoutCertificates = ({ relations, ...rest }: ClaimProofs) => ({
  ...rest,
  relations: relations.map(({ certificate, ...proof }) => proof),
});

function lines({ id, relations }: ClaimProofs): readonly string[] {
  return [
    id,
    ...relations.flatMap((proof) => [
      `  ${proof.outcome.padEnd(10)}${proof.relation}`,
      `            ${detail(proof)}`,
    ]),
  ];
}

function detail({ because, covered, counts, sources, witness }: ProofRecord): string {
  const kinds = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${kind} ${count}`);
  const part = covered === 'everywhere' || covered === 'nowhere' ? [] : [`only ${covered}`];
  const closed = sources.length === 0 ? [] : [`for ${sources.join(' and ')}`];
  const at = witness === undefined ? [] : [`at ${JSON.stringify(witness.at)}`];
  return [because, ...at, ...(kinds.length > 0 ? [kinds.join(', ')] : []), ...part, ...closed].join('; ');
}

/** A claim counts as proved when all its relations are. */
function summaryOf(proofs: readonly ClaimProofs[]): string {
  const relations = proofs.flatMap((claim) => claim.relations);
  const count = (outcome: string): number => relations.filter((proof) => proof.outcome === outcome).length;
  const whole = proofs.filter((claim) => claim.relations.every(({ outcome }) => outcome === 'proved')).length;
  return `${whole} of ${proofs.length} claims proved; of ${relations.length} relations ${count('proved')} proved, ${count('violated')} violated, ${count('undecided')} undecided`;
}

function exitCode(proofs: readonly ClaimProofs[], strict: boolean): number {
  const isViolated = ({ relations }: ClaimProofs) => relations.some(({ outcome }) => outcome === 'violated');
  const isProved = ({ relations }: ClaimProofs) => relations.every(({ outcome }) => outcome === 'proved');
  if (proofs.some((claim) => (claim.expected === 'refuted' ? isProved(claim) : isViolated(claim)))) return 1;
  return strict && !proofs.every((claim) => isProved(claim) || isViolated(claim)) ? 3 : 0;
}
