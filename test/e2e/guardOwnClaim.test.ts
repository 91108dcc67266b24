import { execSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasPython, holdfast, isBuilt } from './guardCommand.js';

const EXAMPLE = fileURLToPath(new URL('../../docs/examples/own-claim/', import.meta.url));

describe.skipIf(!isBuilt || !hasPython)('a claim of one’s own, from YAML to a guarded repository', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-own-'));
  cpSync(EXAMPLE, folder, { recursive: true });
  const guarded = () => {
    execSync('python3 walk.py', { cwd: folder });
    return holdfast(folder, 'guard');
  };

  it('should be verified, and its false variants refuted', () => {
    const { code, out, err } = holdfast(folder, 'verify', '--claims', 'claims.yaml');
    expect(code, out + err).toBe(0);
    expect(out).toContain('every claim is as expected');
    expect(out).toContain('2 of 2 controls refuted');
  });

  it('should raise no alarm on a script that obeys', () => {
    const { code, out, err } = guarded();
    expect(code, out + err).toBe(0);
    expect(out).toContain('0 alarm');
  });

  it('should raise an alarm when the standard deviation of a sample is doubled', () => {
    const script = join(folder, 'walk.py');
    writeFileSync(script, readFileSync(script, 'utf8').replace('rng.gauss(mean, 1)', 'rng.gauss(mean, 2)'));
    const { code, out } = guarded();
    expect(code, out).toBe(1);
    expect(out).toContain('squaredError <= (t + 1)/n');
  });
});
