import { resolve } from 'node:path';
import type { Claim } from '../../claim/index.js';
import { mapTasks } from '../../engine/index.js';
import type { ClaimProofs, ProofRecord, ProveTask } from '../../prove/index.js';
import { progress } from '../../report/index.js';
import { fail } from '../fail.js';
import { journal } from '../journal.js';
import { CATALOGUE, loadClaims } from '../loadClaims.js';
import { select } from '../select.js';
import type { TimedProofs } from '../timedProof.js';
import { version } from '../version.js';
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
  const proofs = await proveAll(tasks, options);
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
  if (options.json !== undefined)
    journal<TimedProofs>(options.json, { version: version(), tasks }).finish(report);
  process.stdout.write(
    `${[...proofs.flatMap(lines), ...exported, ...solved.map(({ line }) => line), '', summaryOf(proofs)].join('\n')}\n`,
  );
  return exitCode(proofs, options.strict === true);
}

/** Proves the claims that an interrupted run with the same plan and `--json` file has not already done. */
async function proveAll(
  tasks: readonly ProveTask[],
  { json, jobs }: ProveOptions,
): Promise<readonly TimedProofs[]> {
  const kept = json === undefined ? undefined : journal<TimedProofs>(json, { version: version(), tasks });
  const gained = new Map(kept?.gained);
  const todo = tasks.filter(({ id }) => !gained.has(id));
  const bar = progress(todo.length);
  const found = await mapTasks<ProveTask, TimedProofs>(
    {
      module: new URL('../timedProof.js', import.meta.url),
      tasks: todo,
      ...(jobs !== undefined && { jobs: Math.max(1, jobs) }),
    },
    (proofs) => {
      kept?.add(proofs);
      bar.step(proofs.id);
    },
  ).finally(bar.end);
  for (const proofs of found) gained.set(proofs.id, proofs);
  return tasks.map(({ id }) => gained.get(id)!);
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

/** What is recorded: no certificates, which have files of their own, and no times, which differ from run to run. */
const withoutCertificates = ({ relations, seconds, ...rest }: TimedProofs) => ({
  ...rest,
  relations: relations.map(({ certificate, ...proof }) => proof),
});

function lines({ id, relations, seconds }: TimedProofs): readonly string[] {
  return [
    `${id}  ${seconds.toFixed(2)} s`,
    ...relations.flatMap((proof) => [
      `  ${proof.outcome.padEnd(10)}${proof.relation}`,
      `            ${detail(proof)}`,
    ]),
  ];
}

function detail({ because, covered, counts, sources, steps, share, outcome, witness }: ProofRecord): string {
  const kinds = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${kind} ${count}`);
  const part = covered === 'everywhere' || covered === 'nowhere' ? [] : [`only ${covered}`];
  const closed = sources.length === 0 ? [] : [`for ${sources.join(' and ')}`];
  const at = witness === undefined ? [] : [`at ${JSON.stringify(witness.at)}`];
  const through =
    outcome === 'proved' && steps.length > 0
      ? [`by ${steps.slice(0, 3).join(', ')}${steps.length > 3 ? ', ...' : ''}`]
      : [];
  const partly =
    outcome === 'undecided' && share > 0 ? [`${(100 * share).toPrecision(3)} % of the box proved`] : [];
  return [
    because,
    ...at,
    ...(kinds.length > 0 ? [kinds.join(', ')] : []),
    ...partly,
    ...through,
    ...part,
    ...closed,
  ].join('; ');
}

/**
 * A claim counts as proved when all its relations are; beside these the claims are counted of which every
 * relation between closed forms is, the others saying what the closed form of a quantity is.
 */
function summaryOf(proofs: readonly TimedProofs[]): string {
  const relations = proofs.flatMap((claim) => claim.relations);
  const isClosed = ({ covered, outcome }: ProofRecord): boolean =>
    covered !== 'nowhere' || outcome !== 'undecided';
  const closed = proofs.filter((claim) => claim.relations.some(isClosed));
  const settled = closed.filter((claim) =>
    claim.relations.filter(isClosed).every(({ outcome }) => outcome === 'proved'),
  ).length;
  const seconds = proofs.reduce((sum, claim) => sum + claim.seconds, 0);
  const count = (outcome: string): number => relations.filter((proof) => proof.outcome === outcome).length;
  const whole = proofs.filter((claim) => claim.relations.every(({ outcome }) => outcome === 'proved')).length;
  return [
    `${whole} of ${proofs.length} claims proved; of ${relations.length} relations ${count('proved')} proved, ${count('violated')} violated, ${count('undecided')} undecided`,
    `${settled} of the ${closed.length} claims with relations between closed forms have all of these proved; ${seconds.toFixed(1)} s of thread time`,
  ].join('\n');
}

function exitCode(proofs: readonly ClaimProofs[], strict: boolean): number {
  const isViolated = ({ relations }: ClaimProofs) => relations.some(({ outcome }) => outcome === 'violated');
  const isProved = ({ relations }: ClaimProofs) => relations.every(({ outcome }) => outcome === 'proved');
  if (proofs.some((claim) => (claim.expected === 'refuted' ? isProved(claim) : isViolated(claim)))) return 1;
  return strict && !proofs.every((claim) => isProved(claim) || isViolated(claim)) ? 3 : 0;
}
