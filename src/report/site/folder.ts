import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Paths of all files below a folder, from that folder, sorted; none when it does not exist. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

/** SHA-256 of the names and contents of all files below the folders. */
export function hashOfFolders(
  folders: readonly string[],
  wanted: (path: string) => boolean = () => true,
): string {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const path of filesBelow(folder).filter(wanted)) {
      hash.update(`${path}\0`);
      hash.update(readFileSync(join(folder, path)));
      hash.update('\0');
    }
  return hash.digest('hex');
}

/** SHA-256 of some bytes, in hexadecimal. */
export const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

export const readText = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined;

/** Writes a file where its bytes differ from what is there; tells whether they did. */
export function writeChanged(path: string, data: string | Buffer): boolean {
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(data))) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
  return true;
}

export const remove = (path: string): void => rmSync(path, { force: true, recursive: true });
