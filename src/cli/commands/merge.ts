import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mergeParts } from '../../engine/index.js';
import { EVIDENCE_FORMAT } from '../../verify/index.js';
import { fail } from '../fail.js';
import { evidenceOf, isShardFile, readShardFile } from '../shardFile.js';
import { writeFile } from '../writeFile.js';
import { report } from './verify.js';

export interface MergeOptions {
  readonly json?: string;
  readonly junit?: string;
  readonly strict?: boolean;
}

/** Merges the shards in a folder into the evidence of the whole run, and reports it as `verify` does. */
export async function merge(folder: string, options: MergeOptions): Promise<number> {
  const parts = shardsIn(folder).map((name) => readShardFile(join(folder, name)));
  const [first] = parts;
  if (first === undefined)
    fail(`there is no shard in ${folder}; holdfast verify --shard i/n --out ${folder} writes one`);
  if (first.run.format !== EVIDENCE_FORMAT)
    fail(
      `${first.name} holds evidence of format ${first.run.format}; this version merges format ${EVIDENCE_FORMAT}`,
    );
  const evidence = evidenceOf(first.run, mergeParts(parts));
  if (options.json !== undefined) writeFile(options.json, `${JSON.stringify(evidence, null, 1)}\n`);
  return report(evidence, options);
}

function shardsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(isShardFile).sort();
  } catch (error) {
    return fail(`${folder} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
}
