import { appendFileSync } from 'node:fs';
import { fail } from './fail.js';

/** Adds text at the end of a file. */
export function appendFile(path: string, text: string): void {
  try {
    appendFileSync(path, text);
  } catch (error) {
    fail(`${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
}
