import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { MAIN } from './holdfast.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'holdfast-bundle-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const REQUESTS: readonly (readonly string[])[] = [
  ['log(1+x) <= x - x^2/4', '--var', 'x: real 0..10', '--budget', 'quick', '--json'],
  [
    'gamma(n+1) <= n^n',
    '--var',
    'n: integer 1..50',
    '--let',
    'k = n',
    '--where',
    'n >= 2',
    '--budget',
    'quick',
  ],
  ['log(1+x <= x', '--var', 'x: real 0..10'],
];

describe('scripts/bundleCheck', () => {
  it('should leave check as it is, in one file', () => {
    const dist = join(scratch, 'dist');
    cpSync(join(dirname(MAIN), '../..'), dist, { recursive: true, dereference: false });
    rmSync(join(dist, 'node_modules'), { force: true });
    cpSync(join(ROOT, 'package.json'), join(scratch, 'package.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(scratch, 'node_modules'));
    const made = spawnSync(process.execPath, [join(ROOT, 'scripts/bundleCheck.mjs'), dist], {
      encoding: 'utf8',
    });
    expect(made.stderr).toBe('');
    expect(made.status).toBe(0);
    const commands = join(dist, 'src/cli/commands');
    expect(statSync(join(commands, 'check.js')).size).toBeGreaterThan(1e5);
    expect(readdirSync(commands)).toEqual(readdirSync(join(dirname(MAIN), 'commands')));
    const run = (main: string, request: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'check', ...request], {
        encoding: 'utf8',
      });
      return { status, stdout, stderr };
    };
    for (const request of REQUESTS)
      expect(run(join(dist, 'src/cli/main.js'), request)).toEqual(run(MAIN, request));
  });
});
