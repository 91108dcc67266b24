import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import type { ClaimEvidence } from '../verify/index.js';
import { writeFile } from './writeFile.js';

/** The evidence of a run as it grows: a line a claim beside the final file. */
export interface Journal<Item extends { readonly id: string } = ClaimEvidence> {
  /** What an interrupted run with the same plan had already gained. */
  readonly gained: ReadonlyMap<string, Item>;
  readonly add: (claim: Item) => void;
  /** Writes what the run found (its evidence, or a shard of it) whole and removes the journal. */
  readonly finish: (found: object) => void;
}

/**
 * Opens the journal `PATH.journal` of an evidence file. Its first line is a digest of the plan (version,
 * seed, budget, level, tasks): a journal of another plan is started anew, and a last line that was cut
 * off by a kill is dropped.
 */
export function journal<Item extends { readonly id: string } = ClaimEvidence>(
  path: string,
  plan: unknown,
): Journal<Item> {
  const file = `${path}.journal`;
  const head = createHash('sha256').update(JSON.stringify(plan)).digest('hex');
  const gained = existsSync(file) ? readGained<Item>(file, head) : undefined;
  if (gained === undefined) writeFile(file, `${head}\n`);
  return {
    gained: gained ?? new Map(),
    add: (claim) => appendFileSync(file, `${JSON.stringify(claim)}\n`),
    finish: (found) => {
      writeFile(path, `${JSON.stringify(found, null, 1)}\n`);
      rmSync(file, { force: true });
    },
  };
}

function readGained<Item extends { readonly id: string }>(
  file: string,
  head: string,
): Map<string, Item> | undefined {
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
  const [first, ...lines] = whole.split('\n').filter((line) => line !== '');
  if (first !== head) return undefined;
  return new Map(lines.map((line) => JSON.parse(line) as Item).map((claim) => [claim.id, claim]));
}
