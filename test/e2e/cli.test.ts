import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'holdfast-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function holdfast(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

/** A file in the scratch folder. */
const file = (name: string): string => join(scratch, name);

describe('the command line', () => {
  it('should tell its version and its commands', () => {
    expect(holdfast('--version')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    const help = holdfast('--help');
    for (const command of ['list', 'explain', 'eval', 'check', 'verify', 'guard'])
      expect(help.stdout).toContain(command);
    expect(holdfast('verify', '--help').stdout).toContain('Examples:');
  });

  it('should refuse what it does not know in one sentence and with exit code 2', () => {
    for (const args of [
      ['frobnicate'],
      ['verify', 'nosuchpaper'],
      ['explain', 'xu2025/gauss-mean-vr'],
      ['verify', '--budget', 'huge', 'xu2025'],
    ]) {
      const { status, stderr } = holdfast(...args);
      expect(status, args.join(' ')).toBe(2);
      expect(stderr).toMatch(/^holdfast: /m);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    expect(holdfast('explain', 'xu2025/gauss-mean-vr').stderr).toContain(
      "the nearest is 'xu2025/gauss-mean-var'",
    );
  });

  it('should list the catalogue for people and for programs', () => {
    const { claims } = JSON.parse(holdfast('list', '--json').stdout) as {
      claims: { id: string; controls: number; expected: string }[];
    };
    expect(claims.every(({ controls }) => controls >= 2)).toBe(true);
    expect(claims.some(({ expected }) => expected === 'refuted')).toBe(true);
    expect(holdfast('list', 'xu2025', '--findings').stdout).toContain(
      'schedule-phase-boundary-superlinear-suffices',
    );
  });

  it('should evaluate both sides at a point', () => {
    const at = JSON.stringify({ d: 5, T: 30, sigma: 1, n: 3, design: 'shared' });
    const answer = JSON.parse(
      holdfast('eval', 'gerstgrasser2024/accumulate-identity', '--at', at, '--json').stdout,
    );
    expect(answer).toMatchObject({ holds: true, inRegime: true });
    expect(answer.lhs).toBeCloseTo(0.2835648148, 9);
    const cases = file('cases.jsonl');
    writeFileSync(
      cases,
      `{"claim":"gerstgrasser2024/replace-linear","at":${at}}\n{"claim":"gerstgrasser2024/accumulate-bound","at":${at}}\n`,
    );
    expect(JSON.parse(holdfast('eval', '--cases', cases, '--json').stdout).results).toHaveLength(2);
  });

  it.each([
    ['a point that lacks a parameter', ['eval', 'xu2025/expmean-var', '--at', '{"n0":3}'], 'lacks p, T'],
    ['a point that is not JSON', ['eval', 'xu2025/expmean-var', '--at', '{n0:3}'], '--at is not JSON'],
    ['a missing file of cases', ['eval', '--cases', 'nowhere.json'], 'nowhere.json cannot be read (ENOENT)'],
    ['a missing file of claims', ['verify', '--claims', 'nowhere.yaml'], 'there is no such file'],
  ])('should refuse %s', (_, args, sentence) => {
    const { status, stderr } = holdfast(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

describe('holdfast check', () => {
  const check = (relation: string, ...args: readonly string[]) =>
    holdfast('check', relation, '--budget', 'quick', ...args);

  it('should say how hard it looked when there is no violation', () => {
    const { status, stdout } = check('log(1+x) <= x - x^2/2 + x^3/3', '--var', 'x: real 0..10');
    expect(status).toBe(0);
    expect(stdout).toMatch(/no violation found|proved/);
    expect(stdout).toMatch(/\d+ evaluations|boxes/);
  });

  it('should answer with a simple witness', () => {
    const { status, stdout } = check('log(1+x) <= x - x^2/2 + x^3/4', '--var', 'x: real 0..10');
    expect(status).toBe(1);
    const [, x] = /"x":([\d.e-]+)/.exec(stdout)!;
    expect(x!.length).toBeLessThanOrEqual(4);
  });

  it.each([
    ['an unknown symbol', 'log(1+x) <= y', ['--var', 'x: real 0..10'], 'y is not declared'],
    ['an empty domain', 'x <= 1', ['--var', 'x: real 10..0'], 'min <= max'],
    [
      'an assumption that nothing satisfies',
      'x <= 1',
      ['--var', 'x: real 0..10', '--where', 'x > 12'],
      "the assumption 'x > 12'",
    ],
    ['a division by zero', '1/(x-3) <= 1e9', ['--var', 'x: real 0..10'], 'division by zero'],
    ['a NaN', '0/x <= 1', ['--var', 'x: real 0..10'], 'division by zero'],
    ['a negative logarithm', 'log(x-1) <= x', ['--var', 'x: real 0..10'], 'logarithm of -1'],
    ['no variable', '1 <= 2', [], 'no variable is declared'],
    ['no comparison', 'x + 1', ['--var', 'x: real 0..1'], 'x + 1'],
    [
      'hostile text',
      'constructor.constructor("return process")() <= 1',
      ['--var', 'x: real 0..1'],
      'holdfast: ',
    ],
  ])('should refuse %s with a sentence', (_, relation, args, sentence) => {
    const { status, stderr } = check(relation, ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('holdfast verify', () => {
  const some = [
    'xu2025/gauss-mean-var',
    'xu2025/expmean-var',
    'xu2025/collapse-probability*',
    'gerstgrasser2024/replace-linear',
  ];

  it('should write the same bytes on any number of threads', () => {
    for (const jobs of ['1', '2']) {
      expect(holdfast('verify', ...some, '--jobs', jobs, '--json', file(`jobs${jobs}.json`)).status).toBe(0);
    }
    expect(readFileSync(file('jobs1.json'), 'utf8')).toBe(readFileSync(file('jobs2.json'), 'utf8'));
  });

  it('should resume after a kill and end in the same bytes', async () => {
    const out = file('killed.json');
    const child = spawn(process.execPath, [MAIN, 'verify', ...some, '--jobs', '1', '--json', out], {
      stdio: 'ignore',
    });
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        const lines = existsSync(`${out}.journal`)
          ? readFileSync(`${out}.journal`, 'utf8').split('\n').length
          : 0;
        if (lines > 2 || child.exitCode !== null) {
          clearInterval(timer);
          child.kill('SIGKILL');
          resolve();
        }
      }, 20);
    });
    if (!existsSync(out))
      writeFileSync(`${out}.journal`, `${readFileSync(`${out}.journal`, 'utf8')}{"id":"cut o`);
    expect(holdfast('verify', ...some, '--json', out).status).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(file('jobs1.json'), 'utf8'));
    expect(existsSync(`${out}.journal`)).toBe(false);
  });

  it("should verify a user's own claims from YAML and name what is wrong in them", () => {
    const own = file('own.yaml');
    const text = (asserts: string) => `claims:
  - id: mypaper/union-bound
    title: The chance that any of n events happens is at most n times the chance of one
    parameters: { n: 'integer 1..1000 log', p: 'real 0..1' }
    asserts: ${asserts}
    controls:
      - { why: half of it, asserts: '1-(1-p)^n <= n*p/2', at: { n: 2, p: 0.1 } }
      - { why: one event fewer, asserts: '1-(1-p)^n <= (n-1)*p', at: { n: 3, p: 0.01 } }
`;
    writeFileSync(own, text('1-(1-p)^n <= n*p'));
    expect(holdfast('verify', '--claims', own)).toMatchObject({ status: 0 });
    writeFileSync(own, text('1-(1-p)^n <= 0.9*n*p'));
    const failed = holdfast('verify', '--claims', own, '--junit', file('junit.xml'));
    expect(failed.status).toBe(1);
    expect(readFileSync(file('junit.xml'), 'utf8')).toContain('<failure');
    writeFileSync(own, text('1-(1-q)^n <= n*p'));
    expect(holdfast('verify', '--claims', own)).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('q is not declared'),
    });
    writeFileSync(own, 'claims:\n  - id: x\n');
    expect(holdfast('verify', '--claims', own)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('own.yaml'),
    });
  });

  it('should leave nothing but results on standard output', () => {
    const { stdout, stderr } = holdfast('verify', 'xu2025/gauss-mean-var');
    expect(stdout).toContain('false-alarm level of the whole run: 0.001');
    expect(stderr).toContain('1 of 1 done');
  });
});
