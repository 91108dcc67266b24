import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mapOnQueue, type mapTasks, type QueueAddress } from '../engine/index.js';
import { fail } from './fail.js';
import { version } from './version.js';

/** The folder of the package's code, of which this file is in `src/cli`. */
export const ROOT = new URL('../../', import.meta.url);

/**
 * The queue of this build and of these files of a user's claims at a Redis server: who has other code or other
 * claims has another queue, so that results always come from equal ones.
 */
export function queueAt(redis: string, claims: readonly string[]): QueueAddress {
  const code = ['src', 'bounds'].flatMap((folder) => filesIn(new URL(folder, ROOT)));
  const own = claims.length === 0 ? '' : `-${digestOf(claims)}`;
  return { redis, name: `holdfast-${version()}-${digestOf(code)}${own}` };
}

/** Maps tasks by the workers that listen to a Redis server. */
export function queueEngine(redis: string, claims: readonly string[]): typeof mapTasks {
  const address = queueAt(redis, claims);
  return (work, onResult) => mapOnQueue(work, { ...address, root: ROOT, onIdle }, onResult);
}

const onIdle = (): void => {
  process.stderr.write(
    'holdfast: no worker of this build listens yet; holdfast worker --redis URL starts one\n',
  );
};

function filesIn(folder: URL): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map(({ parentPath, name }) => `${parentPath}/${name}`)
    .sort();
}

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(contentsOf(file));
  return hash.digest('hex').slice(0, 12);
}

function contentsOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    return fail(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
}
