import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A Python process that answers one request at a time. */
export interface Python {
  /** Versions of what is installed. */
  readonly versions: Readonly<Record<'numpy' | 'hypothesis' | 'scipy', string | null>>;
  readonly ask: <T>(request: Readonly<Record<string, unknown>>) => Promise<T>;
  readonly end: () => void;
}

/** The script is run from the sources, for the compiler does not copy it. */
const script = join('test', 'bench', 'peers', 'peer.py');

/** Debian's own interpreter has Debian's packages; another that comes first on the path may not. */
const debian = '/usr/bin/python3';

/** Starts Python with one thread for its linear algebra; undefined when there is none. */
export async function startPython(): Promise<Python | undefined> {
  if (!existsSync(script)) return undefined;
  const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const noFiles = {
    HYPOTHESIS_STORAGE_DIRECTORY: join(tmpdir(), 'hypothesis'),
    PYTHONDONTWRITEBYTECODE: '1',
  };
  const child = spawn(existsSync(debian) ? debian : 'python3', [script], {
    env: { ...process.env, ...oneThread, ...noFiles },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const failed = new Promise<undefined>((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('exit', () => resolve(undefined));
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async <T>(request: Readonly<Record<string, unknown>>): Promise<T> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value } = await lines.next();
    if (value === undefined) throw new Error('Python ended without an answer.');
    const answer = JSON.parse(value) as { error?: string };
    if (answer.error !== undefined) throw new Error(`Python: ${answer.error}`);
    return answer as T;
  };
  child.stdin.on('error', () => {});
  const asked = ask<Python['versions']>({ ask: 'versions' });
  const versions = await Promise.race([asked, failed]);
  return versions && { versions, ask, end: () => child.stdin.end() };
}
