import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Quantity } from '../process/index.js';
import { type Parameter, type Point, regime } from '../regime/index.js';
import { claim } from './claim.js';
import { readParameter } from './readParameter.js';
import type { Claim, Control, Lemma, Paper } from './types.js';

/**
 * Reads a user's own claims from a YAML or JSON file (data: nothing in it is executed) or from a
 * TypeScript or JavaScript module that exports `claims` (code: run because the user named it).
 *
 * Throws one sentence that names the file, the claim and the field when something is missing or wrong.
 */
export async function readClaims(path: string): Promise<readonly Claim[]> {
  const kind = extname(path).toLowerCase();
  if (['.ts', '.mts', '.js', '.mjs'].includes(kind)) return readModule(path);
  if (['.yaml', '.yml', '.json'].includes(kind)) return readData(path);
  throw new Error(`${path}: claims are read from .yaml, .yml, .json, .ts or .js files, not from '${kind}'`);
}

async function readModule(path: string): Promise<readonly Claim[]> {
  readText(path);
  const { createJiti } = await import('jiti');
  const module = (await createJiti(import.meta.url).import(pathToFileURL(path).href)) as { claims?: unknown };
  if (!Array.isArray(module.claims))
    throw new Error(`${path}: the module must export an array named 'claims'`);
  return module.claims as readonly Claim[];
}

async function readData(path: string): Promise<readonly Claim[]> {
  const { parse, YAMLParseError } = await import('yaml');
  let data: unknown;
  try {
    data = parse(readText(path), { maxAliasCount: 100 });
  } catch (error) {
    const why =
      error instanceof YAMLParseError || error instanceof Error
        ? error.message.split('\n')[0]
        : String(error);
    throw new Error(`${path}: ${why}`);
  }
  const { claimsFile } = await import('./claimsFile.js');
  const read = claimsFile.safeParse(data);
  if (!read.success) throw new Error(`${path}: ${explain(read.error.issues[0]!)}`);
  return read.data.claims.map((declared) => fromData(declared, path));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new Error(`${path}: ${code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`}`);
  }
}

const explain = (issue: { readonly path: readonly PropertyKey[]; readonly message: string }): string =>
  `${issue.path.length > 0 ? `at ${issue.path.map(String).join('.')}: ` : ''}${issue.message}`;

type Declared = Awaited<typeof import('./claimsFile.js')>['claimsFile']['_output']['claims'][number];

function fromData(declared: Declared, path: string): Claim {
  try {
    return claim({
      ...declared,
      source: { paper: paperOf(declared), where: declared.source.where, fidelity: declared.source.fidelity },
      regime: regime(parametersOf(declared), ...declared.assumptions),
      measures: measuresOf(declared),
      controls: declared.controls as readonly Control[],
      witnesses: declared.witnesses as readonly Point[],
      argument: declared.argument as readonly (string | Lemma)[],
      view: declared.view ?? { x: Object.keys(declared.parameters)[0]! },
    });
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}

function paperOf({ id, source }: Declared): Paper {
  return {
    key: id.split('/')[0]!,
    authors: source.authors,
    title: source.paper,
    year: source.year,
    ...(source.arxiv && { arxiv: source.arxiv }),
  };
}

function parametersOf({ parameters }: Declared): Readonly<Record<string, Parameter>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, domain]) => [name, readParameter(domain, name)]),
  );
}

function measuresOf({ measures }: Declared): Readonly<Record<string, Quantity>> {
  return Object.fromEntries(
    Object.entries(measures).map(([name, { meaning, support, closed }]) => [
      name,
      { meaning, support, routes: closed.map((expression) => ({ kind: 'closed' as const, expression })) },
    ]),
  );
}
