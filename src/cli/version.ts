import { readFileSync } from 'node:fs';

/** The version in the package's own package.json, found by walking up from this file. */
export function version(): string {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    const found = readPackage(new URL('package.json', folder));
    if (found?.name === 'holdfast') return found.version;
    if (folder.pathname === '/') throw new Error('holdfast: its package.json was not found beside the code');
  }
}

function readPackage(file: URL): { readonly name: string; readonly version: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string };
  } catch {
    return undefined;
  }
}
