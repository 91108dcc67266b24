import { spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built command line; HOLDFAST_DIST names another build than the one in `dist`. */
export const MAIN = join(
  resolve(process.env.HOLDFAST_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url))),
  'src/cli/main.js',
);

const env = { ...process.env, NO_COLOR: '1' };

/** Runs a command to its end. */
export function holdfast(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

/** Starts a command and lets it run. */
export function startHoldfast(...args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => {
    said.stdout += text;
  });
  child.stderr.on('data', (text) => {
    said.stderr += text;
  });
  const ended = new Promise<number | null>((done) => {
    child.once('close', (code) => done(code));
  });
  return { child, said, ended };
}
