import { execSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasPython, holdfast, isBuilt } from './guardCommand.js';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
const text = readFileSync(join(DOCS, 'guard-tutorial.md'), 'utf8');
const blocks = [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, kind, body]) => ({
  kind: kind!,
  lines: body!.trimEnd().split('\n'),
}));
const bugs = blocks.flatMap(({ kind, lines }, i) =>
  kind === 'bug' ? [{ before: lines[0]!, after: lines[1]!, diagnosis: blocks[i + 1]!.lines.join(' ') }] : [],
);

/** The parts of an output that are about alarms. */
const diagnoses = (out: string): readonly string[] =>
  out
    .split('\n')
    .filter((line) => line.includes('diagnosis'))
    .map((line) => line.trim());

describe.skipIf(!isBuilt || !hasPython)('the tutorial of the guard', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-tutorial-'));
  const script = join(folder, 'sim.py');
  const source = join(DOCS, 'examples', 'tutorial', 'sim.py');

  it('should be green from an empty folder, a script of 40 lines and one init', () => {
    copyFileSync(source, script);
    expect(readFileSync(script, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    const commands = blocks.find(({ kind }) => kind === 'sh')!.lines;
    expect(commands).toEqual(['python3 sim.py', 'holdfast init --yes', 'holdfast guard']);
    for (const command of commands) {
      const [first, ...rest] = command.split(' ');
      if (first !== 'holdfast') execSync(command, { cwd: folder });
      else {
        const { code, out, err } = holdfast(folder, ...rest);
        expect(code, out + err).toBe(0);
        if (rest[0] === 'guard') expect(out).toContain('2 supported');
      }
    }
    expect(existsSync(join(folder, '.github', 'workflows', 'holdfast.yml'))).toBe(true);
  });

  it('should have three bugs to show', () => {
    expect(bugs).toHaveLength(3);
  });

  it.each(bugs)('should catch and diagnose: $after', ({ before, after, diagnosis }) => {
    const good = readFileSync(source, 'utf8');
    expect(good).toContain(before);
    writeFileSync(script, good.replace(before, after));
    const begin = performance.now();
    execSync('python3 sim.py', { cwd: folder });
    const { code, out } = holdfast(folder, 'guard');
    console.info(`caught in ${((performance.now() - begin) / 1000).toFixed(1)} s: ${after}`);
    expect(code, out).toBe(1);
    expect(out).toContain('1 supported, 0 undecided, 1 alarm');
    expect(diagnoses(out).join(' ')).toContain(diagnosis);
  });
});
