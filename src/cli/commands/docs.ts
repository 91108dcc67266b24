import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Claim } from '../../claim/index.js';
import { mapTasks } from '../../engine/index.js';
import { type DrawTask, loadSite, type ReferenceValue } from '../../report/index.js';
import { EVIDENCE_FORMAT, type Evidence } from '../../verify/index.js';
import { fail } from '../fail.js';
import { CATALOGUE, loadClaims } from '../loadClaims.js';
import { select } from '../select.js';
import { version } from '../version.js';

export interface DocsOptions {
  readonly out: string;
  readonly evidence?: string;
  readonly claims?: readonly string[];
  readonly references?: string;
  readonly project?: string;
  readonly check?: boolean;
}

/** Most faults that are listed one by one. */
const LISTED = 40;

/** Below this many claims a thread takes longer to start than it saves. */
const FEW = 8;

/** Writes the site of the claims (or checks the one that is there); exit 1 when something is wrong with it. */
export async function docs(selection: readonly string[], options: DocsOptions): Promise<number> {
  const declared = await declarations(options.claims);
  const claims = select(
    declared.map(({ claim }) => claim),
    selection,
  );
  const { buildSite, DRAW_TASK } = await loadSite();
  const originOf = new Map(declared.map(({ claim, origin }) => [claim.id, origin]));
  const report = await buildSite({
    out: options.out,
    version: version(),
    claims,
    origin: origins(options.claims),
    ...(options.evidence !== undefined && { evidence: readEvidence(options.evidence) }),
    ...(options.references !== undefined && { references: readReferences(options.references) }),
    ...(options.claims !== undefined && { claimsOption: ` --claims ${options.claims.join(' ')}` }),
    ...(options.project !== undefined && { project: options.project }),
    check: options.check === true,
    draw: (wanted) =>
      mapTasks<DrawTask, readonly string[]>({
        module: DRAW_TASK,
        tasks: wanted.map(({ claim, evidence }) => ({
          origin: originOf.get(claim.id)!,
          id: claim.id,
          ...(evidence && { evidence }),
        })),
        ...(wanted.length < FEW && { jobs: 1 }),
      }),
    tell: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  for (const { page, fault } of report.faults.slice(0, LISTED)) process.stdout.write(`${page}: ${fault}\n`);
  if (report.faults.length > LISTED) process.stdout.write(`and ${report.faults.length - LISTED} more\n`);
  process.stdout.write(
    `${options.out}: ${report.pages} pages, ${report.kept} claim pages unchanged, ${report.files} files, ${(report.bytes / 1e6).toFixed(1)} MB; ${report.faults.length === 0 ? 'nothing wrong with them' : `${report.faults.length} faults`}\n`,
  );
  return report.faults.length === 0 ? 0 : 1;
}

interface Declared {
  readonly claim: Claim;
  readonly origin: DrawTask['origin'];
}

/** The claims, each with where it is declared, for threads that read it again. */
async function declarations(files: readonly string[] | undefined): Promise<readonly Declared[]> {
  if (files === undefined) {
    const origin = { module: CATALOGUE.href };
    return (await loadClaims(undefined)).map((claim) => ({ claim, origin }));
  }
  const found = files.map(async (file): Promise<readonly Declared[]> => {
    const origin = { file: resolve(file) };
    return (await loadClaims([file])).map((claim) => ({ claim, origin }));
  });
  return (await Promise.all(found)).flat();
}

/** A hash of the files that declare a claim: the paper's own in the catalogue, all of the user's otherwise. */
function origins(files: readonly string[] | undefined): (claim: Claim) => string {
  const hashes = new Map<string, string>();
  const hashOf = (paths: readonly string[]): string => {
    const key = paths.join('\0');
    const known = hashes.get(key);
    if (known !== undefined) return known;
    const hash = createHash('sha256');
    for (const path of paths) hash.update(existsSync(path) ? readFileSync(path) : path);
    const digest = hash.digest('hex');
    hashes.set(key, digest);
    return digest;
  };
  return ({ source }) => {
    if (files !== undefined) return hashOf(files);
    const stem = fileURLToPath(new URL(source.paper.key, CATALOGUE));
    return hashOf([`${stem}.js`, `${stem}.ts`]);
  };
}

function readEvidence(path: string): Evidence {
  const evidence = readJson(path) as Partial<Evidence>;
  if (!Array.isArray(evidence.claims) || evidence.format === undefined)
    fail(`${path} is no evidence: it has no 'format' and 'claims' (holdfast verify --json FILE writes it)`);
  if (evidence.format !== EVIDENCE_FORMAT)
    fail(
      `${path} is evidence of format ${evidence.format}, this holdfast reads format ${EVIDENCE_FORMAT}: verify again`,
    );
  return evidence as Evidence;
}

function readReferences(folder: string): readonly ReferenceValue[] {
  if (!existsSync(folder)) fail(`there is no folder ${folder} with reference values`);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const values = readJson(join(folder, name));
      return Array.isArray(values)
        ? (values as readonly ReferenceValue[])
        : fail(`${join(folder, name)}: reference values are an array of {claim, at, lhs, rhs}`);
    });
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return fail(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail(`${path} is not JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`);
  }
}
