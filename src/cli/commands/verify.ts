import { join, resolve } from 'node:path';
import type { Claim } from '../../claim/index.js';
import { readShard, tasksOf } from '../../engine/index.js';
import { claimLines, junit, progress, summaryLines } from '../../report/index.js';
import {
  type ClaimEvidence,
  type Effort,
  type Evidence,
  runVerification,
  type VerifyTask,
} from '../../verify/index.js';
import { fail } from '../fail.js';
import { journal } from '../journal.js';
import { CATALOGUE, loadClaims } from '../loadClaims.js';
import { readBudget } from '../readBudget.js';
import { select } from '../select.js';
import { type ShardFile, shardFile, shardFileName } from '../shardFile.js';
import { version } from '../version.js';
import { writeFile } from '../writeFile.js';

export interface VerifyOptions {
  readonly budget: string;
  readonly seed: number;
  readonly alpha: number;
  readonly jobs?: number;
  readonly claims?: readonly string[];
  readonly json?: string;
  readonly junit?: string;
  readonly strict?: boolean;
  readonly mutants?: boolean;
  /** Only one of n parts of the run, as `i/n`; needs `out`. */
  readonly shard?: string;
  /** The folder that the shards of a run are written to. */
  readonly out?: string;
  /** Where tasks run: threads of this machine (default), or the workers of a queue. */
  readonly engine?: string;
  readonly redis?: string;
}

/** Verifies the selected claims, reports them, and tells by the exit code whether all are as expected. */
export async function verify(selection: readonly string[], options: VerifyOptions): Promise<number> {
  const budget = readBudget(options.budget);
  const part = shardOf(options);
  const map = await engineOf(options);
  const all = await plan(selection, options, budget);
  const tasks = part === undefined ? all : tasksOf(all, part.shard);
  const run = { version: version(), seed: options.seed, budget, alpha: options.alpha };
  const file = part?.file ?? options.json;
  const kept = file === undefined ? undefined : journal(file, { ...run, tasks });
  const bar = progress(tasks.length - (kept?.gained.size ?? 0));
  const evidence = await runVerification(
    {
      ...run,
      tasks,
      ...(options.jobs !== undefined && { jobs: Math.max(1, options.jobs) }),
      ...(kept && { gained: kept.gained }),
      ...(map && { map }),
    },
    (claim) => {
      kept?.add(claim);
      bar.step(claim.id);
    },
  ).finally(bar.end);
  kept?.finish(part === undefined ? evidence : part.contents(evidence, all));
  return report(evidence, options);
}

/** Prints evidence, writes the JUnit report that is asked for, and gives the exit code. */
export function report(
  evidence: Evidence,
  { junit: file, strict }: Pick<VerifyOptions, 'junit' | 'strict'>,
): number {
  if (file !== undefined) writeFile(file, junit(evidence));
  process.stdout.write(
    `${[...evidence.claims.flatMap(claimLines), '', ...summaryLines(evidence)].join('\n')}\n`,
  );
  return exitCode(evidence, strict === true);
}

const ENGINES = ['threads', 'bullmq'];

/** How tasks are mapped when not by threads of this machine. */
async function engineOf({ engine = 'threads', redis, claims }: VerifyOptions) {
  if (!ENGINES.includes(engine))
    fail(`the engine '${engine}' is unknown; it is one of ${ENGINES.join(', ')}`);
  if (engine === 'threads') {
    if (redis !== undefined) fail('--redis is for --engine bullmq');
    return undefined;
  }
  if (redis === undefined)
    fail('--engine bullmq needs --redis URL, the server that the workers (holdfast worker) listen to');
  const { queueEngine } = await import('../queue.js');
  return queueEngine(redis, claims?.map((file) => resolve(file)) ?? []);
}

/** The shard that is asked for: where it is written, and what is written there. */
function shardOf({ shard: text, out, json, claims }: VerifyOptions) {
  if (text === undefined && out === undefined) return undefined;
  if (text === undefined) fail('--out needs --shard i/n: it is the folder of the shards of a run');
  if (out === undefined) fail('--shard needs --out DIR: the folder that holdfast merge then reads');
  if (json !== undefined)
    fail('--json is for whole runs; a shard is written to --out, and holdfast merge --json writes the whole');
  const shard = readShard(text);
  return {
    shard,
    file: join(out, shardFileName(shard)),
    contents: (evidence: Evidence, tasks: readonly VerifyTask[]): ShardFile =>
      shardFile(evidence, shard, tasks, claims ?? []),
  };
}

async function plan(
  selection: readonly string[],
  options: VerifyOptions,
  budget: Effort['name'],
): Promise<readonly VerifyTask[]> {
  const files = options.claims?.map((file) => resolve(file));
  const origins = new Map<string, VerifyTask['origin']>();
  const claims: Claim[] = [];
  for (const file of files ?? [undefined]) {
    for (const claim of await loadClaims(file === undefined ? undefined : [file])) {
      if (origins.has(claim.id)) fail(`the claim '${claim.id}' is declared twice; ids must differ`);
      origins.set(claim.id, file === undefined ? { module: CATALOGUE.href } : { file });
      claims.push(claim);
    }
  }
  const chosen = select(claims, selection);
  const alpha = options.alpha / chosen.length;
  return chosen.map(({ id }) => ({
    origin: origins.get(id)!,
    id,
    seed: options.seed,
    budget,
    alpha,
    mutants: options.mutants === true,
  }));
}

function exitCode({ claims }: Evidence, strict: boolean): number {
  if (claims.some(({ failure }) => failure !== undefined)) return 2;
  const open = claims.filter(isOpen);
  if (claims.some((claim) => !claim.asExpected && !open.includes(claim))) return 1;
  return strict && open.length > 0 ? 3 : 0;
}

/** Undecided, with nothing else amiss. */
const isOpen = ({ verdict, controls, agreement }: ClaimEvidence): boolean =>
  verdict === 'undecided' &&
  controls.every(({ refuted }) => refuted) &&
  agreement.every(({ agree }) => agree !== false);
