import { readdirSync } from 'node:fs';
import type { Claim } from '../src/claim/index.js';

const PAPER = /^([a-z]+\d{4})\.(?:js|ts)$/;

/**
 * The catalogue: the claims of the papers in this folder, a file a paper, in the order of the file
 * names and, within a paper, in the order in which the file lists them.
 *
 * `papers` keeps only the papers with these keys (default: all). A paper's file exports `claims`.
 */
export async function catalogue(papers?: readonly string[]): Promise<readonly Claim[]> {
  const here = new URL('.', import.meta.url);
  const files = readdirSync(here)
    .filter((file) => PAPER.test(file))
    .filter((file) => papers === undefined || papers.includes(PAPER.exec(file)?.[1] ?? ''))
    .sort();
  const modules = await Promise.all(
    files.map(async (file) => (await import(new URL(file, here).href)) as { claims: readonly Claim[] }),
  );
  return modules.flatMap((module) => module.claims);
}

/** The keys of the papers in this folder, sorted. */
export function papers(): readonly string[] {
  return readdirSync(new URL('.', import.meta.url))
    .flatMap((file) => PAPER.exec(file)?.[1] ?? [])
    .sort();
}
