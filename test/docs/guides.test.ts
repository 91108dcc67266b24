import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from '../../src/expression/index.js';
import { isBuilt, MAIN } from '../e2e/guardCommand.js';
import { commandsOf, type Guide, numeralsOf, ROOT, readGuide } from './guide.js';

const GUIDES = ['quick-start', 'add-a-claim', 'verdicts', 'statistics', 'architecture', 'contributing'];
const why = isBuilt
  ? process.platform === 'win32'
    ? ' (skipped: no POSIX shell here)'
    : ''
  : ' (skipped: nothing is built)';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-guides-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const scripts = (
  JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { scripts: Readonly<Record<string, string>> }
).scripts;

/** A folder with the command on its path and the package to import from. */
function folderFor(name: string): string {
  const folder = join(scratch, name);
  mkdirSync(join(folder, 'node_modules/holdfast'), { recursive: true });
  mkdirSync(join(folder, 'bin'));
  const put = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  put('bin/holdfast', `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" "$@"\n`);
  chmodSync(join(folder, 'bin/holdfast'), 0o755);
  const door = pathToFileURL(join(dirname(MAIN), '../index.js')).href;
  put('node_modules/holdfast/package.json', '{"name":"holdfast","type":"module","exports":"./index.js"}');
  put('node_modules/holdfast/index.js', `export * from '${door}';\n`);
  return folder;
}

/** What a command prints. Those of npm are not run here: they are what runs this test; their script must exist. */
function run(folder: string, command: string): { readonly exit: number | null; readonly printed: string } {
  const script = /^npm (?:run )?([\w-]+)$/.exec(command)?.[1];
  if (script !== undefined) {
    expect(script === 'ci' || script in scripts, command).toBe(true);
    return { exit: 0, printed: '' };
  }
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', PATH: `${join(folder, 'bin')}:${process.env.PATH}` },
  });
  return { exit: status, printed: stdout + stderr };
}

/** Saves the files, runs the commands, holds the outputs to what was printed; gives all that was printed. */
function follow(name: string, { blocks }: Guide): string {
  const folder = folderFor(name);
  let all = '';
  let last = '';
  for (const { kind, file, text } of blocks) {
    if (file !== '') writeFileSync(join(folder, file), text);
    if (kind === 'sh') {
      last = '';
      for (const { run: command, exit } of commandsOf(text)) {
        const done = run(folder, command);
        expect(done.exit, `${name}: ${command}\n${done.printed}`).toBe(exit);
        last += done.printed;
      }
      all += last;
    }
    if (kind === 'output')
      for (const line of text.trimEnd().split('\n'))
        expect(
          last.split('\n').some((printed) => printed.includes(line.trim())),
          `${line}\nin\n${last}`,
        ).toBe(true);
  }
  return all;
}

describe.skipIf(why !== '')(`the guides${why}`, () => {
  for (const name of GUIDES) {
    it(`should do in ${name} what it says, and print every number of its sentences`, () => {
      const guide = readGuide(`${name}.md`);
      const printed = follow(name, guide);
      const shown = numeralsOf(printed + guide.blocks.map(({ text }) => text).join('\n'));
      expect([...numeralsOf(guide.prose)].filter((numeral) => !shown.has(numeral))).toEqual([]);
    });
  }
});

describe('the guides', () => {
  it('should have only blocks that are run, saved or read here', () => {
    for (const name of GUIDES)
      for (const { kind, file } of readGuide(`${name}.md`).blocks)
        expect(['sh', 'output', 'formula'].includes(kind) || file !== '', `${name}: ${kind}`).toBe(true);
  });

  it('should lead to files that are there', () => {
    for (const name of GUIDES) {
      const { links, codes } = readGuide(`${name}.md`);
      for (const target of links)
        expect(existsSync(`${ROOT}docs/${target}`), `${name}: ${target}`).toBe(true);
      const paths = codes.filter((code) => /^(?:src|test|docs|bounds|properties)\/[\w/.-]*$/.test(code));
      for (const path of paths) expect(existsSync(ROOT + path), `${name}: ${path}`).toBe(true);
    }
  });

  it('should name scripts that npm knows', () => {
    const named = GUIDES.flatMap((name) => readGuide(`${name}.md`).codes)
      .map((code) => /^npm run ([\w-]+)$/.exec(code)?.[1])
      .filter((script) => script !== undefined);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('should draw every folder of the house', () => {
    const picture = readFileSync(`${ROOT}docs/architecture.svg`, 'utf8').replace(
      /<(?:desc|style)[\s\S]*?<\/(?:desc|style)>/g,
      '',
    );
    const shown = [...picture.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text!).join(' ');
    const words = new Set(shown.match(/[a-z]+/g));
    expect(readGuide('architecture.md').links).toContain('architecture.svg');
    const folders = readdirSync(`${ROOT}src`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.filter((folder) => !words.has(folder))).toEqual([]);
  });

  it('should write formulas in the language of bounds', () => {
    const formulas = GUIDES.flatMap((name) => readGuide(`${name}.md`).blocks).filter(
      ({ kind }) => kind === 'formula',
    );
    expect(formulas.length).toBeGreaterThan(0);
    for (const { text } of formulas) {
      const names = text.match(/[a-zA-Z]+/g) ?? [];
      const scope = Object.fromEntries(names.map((name) => [name, 'scalar' as const]));
      expect(() => parse(text.trim(), scope)).not.toThrow();
    }
  });
});
