import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Part, Shard } from '../engine/index.js';
import { type ClaimEvidence, EVIDENCE_FORMAT, type Evidence, type VerifyTask } from '../verify/index.js';
import { fail } from './fail.js';

/** What a run was, as far as its evidence depends on it; equal on every machine that runs a shard of it. */
interface RunOfShards {
  readonly holdfast: string;
  readonly format: number;
  readonly seed: number;
  readonly budget: string;
  readonly alpha: number;
  readonly mutants: boolean;
  /** SHA-256 of each file of a user's claims, in the order given. */
  readonly sources: readonly string[];
  /** Ids of all claims of the run. */
  readonly keys: readonly string[];
}

/** One shard of a verification in a file. */
export interface ShardFile {
  readonly shards: 1;
  readonly run: RunOfShards;
  readonly shard: Shard;
  readonly claims: readonly ClaimEvidence[];
}

export const shardFileName = ({ index, of }: Shard): string => `shard-${index}-of-${of}.json`;

/** Whether a file of that name holds a shard; files that are being written, and journals, have other names. */
export const isShardFile = (name: string): boolean => /^shard-\d+-of-\d+.*\.json$/.test(name);

/** The contents of a shard's file: its evidence and what the whole run of `tasks` is. */
export function shardFile(
  { holdfast, format, seed, budget, alpha, claims }: Evidence,
  shard: Shard,
  tasks: readonly VerifyTask[],
  sources: readonly string[],
): ShardFile {
  const mutants = tasks.some((task) => task.mutants);
  const digests = sources.map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'));
  const keys = tasks.map(({ id }) => id);
  return {
    shards: 1,
    run: { holdfast, format, seed, budget, alpha, mutants, sources: digests, keys },
    shard,
    claims,
  };
}

/** Reads a shard's file as a part to merge. */
export function readShardFile(path: string): Part<ClaimEvidence> & { readonly run: RunOfShards } {
  const { shards, run, shard, claims } = parse(path);
  if (shards !== 1 || !Array.isArray(claims) || !Array.isArray(run?.keys))
    fail(`${path} is no shard of a verification`);
  const results = claims.map((claim) => ({ key: claim.id, result: claim }));
  return { name: path, run: { ...run }, shard, results };
}

function parse(path: string): Partial<ShardFile> & Pick<ShardFile, 'run' | 'shard'> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ShardFile;
  } catch {
    return fail(`${path} cannot be read as JSON; run its shard again`);
  }
}

/** The evidence of the run that merged claims are of. */
export function evidenceOf(run: RunOfShards, claims: readonly ClaimEvidence[]): Evidence {
  const { holdfast, seed, budget, alpha } = run;
  return { format: EVIDENCE_FORMAT, holdfast, seed, budget, alpha, claims };
}
