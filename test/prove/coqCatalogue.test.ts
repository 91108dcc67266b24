import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../bounds/index.js';
import { compileClaim } from '../../src/claim/index.js';
import { certificateOf } from '../../src/prove/certificate.js';
import { type Certificate, coqLibrary, proveRelation } from '../../src/prove/index.js';

const hasCoq = spawnSync('coqc', ['--version'], { stdio: 'ignore' }).status === 0;
const scratch = mkdtempSync(join(tmpdir(), 'holdfast-coq-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Relations of the catalogue, by claim and place, on the whole of whose domain Coq accepts our proof. */
const ACCEPTED: readonly (readonly [id: string, at: number])[] = [
  ['alemohammad2024/effective-sample-size', 1],
  ['alemohammad2024/effective-sample-size', 2],
  ['bertrand2024/no-collapse-reused-real', 2],
  ['cmi2021/simplex-lower-bound', 0],
  ['cmi2021/temperature-monotone', 0],
  ['cmi2021/temperature-monotone', 1],
  ['dohmatob2024/overparam-noise-free-collapse', 1],
  ['dohmatob2024/overparam-noisy-saturation', 1],
  ['fu2024/phase-transition-fresh-real', 0],
  ['fu2024/phase-transition-fresh-real', 2],
  ['fu2024/phase-transition-reused-real', 0],
  ['fu2024/phase-transition-reused-real', 1],
  ['fu2025/optimal-synthetic-size-unbounded', 0],
  ['fu2025/optimal-synthetic-size-unbounded', 1],
  ['fu2025/uniform-convergence-constant-real', 0],
  ['fu2025/uniform-convergence-constant-real', 1],
  ['seddik2024/partial-dispersion-cap', 1],
  ['seddik2024/partial-dispersion-cap', 2],
];

async function certificateFor(id: string, at: number): Promise<Certificate> {
  const claim = (await catalogue([id.split('/')[0]!])).find((one) => one.id === id)!;
  const compiled = compileClaim(claim);
  const { cases, ...proof } = proveRelation(compiled, compiled.relations[at]!, 300);
  expect(`${id} ${at}: ${proof.outcome}`).toBe(`${id} ${at}: proved`);
  return JSON.parse(certificateOf(compiled, compiled.relations[at]!, proof, cases)) as Certificate;
}

describe('coqLibrary', () => {
  it.skipIf(!hasCoq)(
    `should write what coqc accepts for ${ACCEPTED.length} relations of the catalogue${hasCoq ? '' : ' (skipped: coqc is not installed)'}`,
    async () => {
      const certificates = await Promise.all(ACCEPTED.map(([id, at]) => certificateFor(id, at)));
      const { text, theorems, isRestricted } = coqLibrary(certificates);
      expect({ theorems, isRestricted }).toEqual({ theorems: ACCEPTED.length, isRestricted: false });
      expect(text).not.toMatch(/Admitted|Axiom|admit/);
      writeFileSync(join(scratch, 'catalogue.v'), text);
      const { status, stderr } = spawnSync('coqc', ['catalogue.v'], {
        cwd: scratch,
        encoding: 'utf8',
        timeout: 280_000,
      });
      expect(stderr).toBe('');
      expect(status).toBe(0);
    },
    300_000,
  );
});
