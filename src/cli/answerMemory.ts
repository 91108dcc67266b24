import { appendFileSync, existsSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import type { AnswerMemory } from '../guard/index.js';
import { writeFile } from './writeFile.js';

/**
 * Answers of simulators in a file, a JSON line each, so that an interrupted run goes on where it stopped. A
 * last line that was cut off by a kill is dropped. Without `resume` the file is started anew.
 */
export function answerMemory(path: string, resume: boolean): AnswerMemory & { readonly forget: () => void } {
  const known = resume && existsSync(path) ? readAnswers(path) : new Map<string, readonly number[]>();
  if (!resume || !existsSync(path)) writeFile(path, '');
  return {
    recall: (key) => known.get(key),
    keep: (key, values) => {
      known.set(key, values);
      appendFileSync(path, `${JSON.stringify([key, values])}\n`);
    },
    forget: () => rmSync(path, { force: true }),
  };
}

function readAnswers(path: string): Map<string, readonly number[]> {
  const text = readFileSync(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  const lines = whole.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => JSON.parse(line) as [string, readonly number[]]));
}
