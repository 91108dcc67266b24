import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { type Certificate, type ClaimProofs, coqFileName, coqReason, coqTheory } from '../../prove/index.js';
import { fail } from '../fail.js';
import { writeFile } from '../writeFile.js';

interface ExportOptions {
  readonly certificate?: string;
  readonly out?: string;
  readonly solver?: string;
}

/** Refuses exports that cannot be carried out before anything is proved. */
export function checkExports({ certificate, out, solver }: ExportOptions): void {
  if (certificate === 'coq' && out === undefined) fail('--certificate coq needs --out DIR for the .v files');
  if (solver !== undefined && solver !== 'z3') fail(`--solver is 'z3', not '${solver}'`);
}

/** Writes the certificates of what was proved, if a folder was named; gives lines for the report. */
export function writeCertificates(
  folder: string | undefined,
  proofs: readonly ClaimProofs[],
): readonly string[] {
  if (folder === undefined) return [];
  let count = 0;
  for (const { id, relations } of proofs)
    for (const [at, { certificate }] of relations.entries()) {
      if (certificate === undefined) continue;
      writeFile(join(folder, `${id.replace('/', '--')}--${at + 1}.json`), certificate);
      count += 1;
    }
  return ['', `${count} certificates in ${folder} (holdfast recheck ${join(folder, '*.json')})`];
}

/** Longest time that coqc gets for one file, in milliseconds. */
const PATIENCE = 60_000;

/** Writes one Coq file for each proved inequality in functions that the interval tactic knows, and compiles it where coqc is. */
export function writeTheories(folder: string, proofs: readonly ClaimProofs[]): readonly string[] {
  const lines: string[] = ['', `Coq files in ${folder}`];
  for (const { id, relations } of proofs)
    for (const [at, { certificate, relation }] of relations.entries())
      if (certificate !== undefined) lines.push(`  ${theoryLine(folder, id, at + 1, relation, certificate)}`);
  return lines;
}

function theoryLine(
  folder: string,
  id: string,
  number: number,
  relation: string,
  certificate: string,
): string {
  const parsed = JSON.parse(certificate) as Certificate;
  const file = join(folder, coqFileName(id, number));
  try {
    for (const part of [1, 4, 16] as const) {
      const { text, isRestricted } = coqTheory(parsed, part);
      writeFile(file, text);
      const answer = compiled(folder, file);
      const scope = part > 1 ? `the middle 1/${part} of each range` : 'the box short of faces of equality';
      if (answer !== 'not accepted by coqc' || part === 16)
        return `${basename(file)}: ${answer}${isRestricted ? ` for ${scope}` : ' for the whole box'}`;
    }
  } catch (error) {
    const reason = coqReason(error);
    if (reason === undefined) throw error;
    return `no file for ${id}: ${relation}: ${reason}`;
  }
  return '';
}

function compiled(folder: string, file: string): string {
  const { status, error, signal } = spawnSync('coqc', [basename(file)], {
    cwd: folder,
    timeout: PATIENCE,
    stdio: 'ignore',
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT')
    return 'written (coqc is not installed here, so that it was not compiled)';
  if (signal !== null || error !== undefined) return 'not accepted by coqc';
  return status === 0 ? 'accepted by coqc' : 'not accepted by coqc';
}
