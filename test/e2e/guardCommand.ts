import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built command; `npm test` builds before it tests. */
export const MAIN =
  process.env.HOLDFAST_MAIN ?? fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
export const isBuilt = existsSync(MAIN);

export const hasPython = (() => {
  try {
    execFileSync('python3', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
}

/** Runs the built command in a folder. */
export function holdfast(folder: string, ...args: readonly string[]): Ran {
  const begin = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr, seconds: (performance.now() - begin) / 1000 };
}
