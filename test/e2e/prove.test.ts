import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'holdfast-prove-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const CLAIMS = `claims:
  - id: own/ratio
    title: A quotient and a logarithm
    parameters: { n: 'integer 1..1000 log', x: 'real 0.1..10 log' }
    asserts: ['x/(x+n) <= 1/2*x/n + 1/2', 'x/(1+x) < log(1+x)', 'gamma(1+x) > 0.88', 'x = x*1']
    controls:
      - { why: half, asserts: 'x/(x+n) <= x/(2*n)', at: { n: 2, x: 0.1 } }
      - { why: a third, asserts: 'x/(x+n) <= x/(3*n)', at: { n: 2, x: 0.1 } }
`;
const own = join(scratch, 'own.yaml');
writeFileSync(own, CLAIMS);

function holdfast(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args, '--claims', own], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

describe('proofs on the command line', () => {
  const folder = join(scratch, 'certificates');
  const proved = holdfast('prove', 'own/ratio', '--certificate', folder, '--jobs', '1');
  const files = (): readonly string[] => readdirSync(folder).map((name) => join(folder, name));

  it('should write certificates that recheck accepts', () => {
    expect(proved).toMatchObject({ status: 0 });
    expect(proved.stdout).toContain('1 of 1 claims proved');
    expect(files()).toHaveLength(4);
    const checked = holdfast('recheck', ...files());
    expect(checked.stdout).toContain('4 of 4 certificates accepted');
    expect(checked.status).toBe(0);
  });

  it('should refuse altered certificates with exit code 1, and broken ones with 2 and a sentence', () => {
    const text = readFileSync(files()[0]!, 'utf8');
    const changed = join(scratch, 'changed.json');
    writeFileSync(changed, text.replace('1 / 2', '0.49'));
    expect(holdfast('recheck', changed)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('it speaks of another relation than the claim'),
    });
    for (const [broken, reason] of [
      [text.slice(0, 200), 'it is cut off or no JSON'],
      ['{"kind": "something else"}', 'it is no certificate of holdfast'],
      [text.replace('own/ratio', 'other/claim'), "it names the claim 'other/claim', which is not known here"],
    ] as const) {
      writeFileSync(changed, broken);
      expect(holdfast('recheck', changed)).toMatchObject({
        status: 2,
        stderr: `holdfast: ${changed}: ${reason}\n`,
      });
    }
    expect(holdfast('recheck', join(scratch, 'absent.json'))).toMatchObject({ status: 2 });
  });

  it('should draw a frontier, tell its shares, and refuse slices that are none', () => {
    const picture = join(scratch, 'frontier.svg');
    const drawn = holdfast(
      'frontier',
      'own/ratio',
      '--relation',
      '1',
      '--x',
      'n',
      '--y',
      'x',
      '--out',
      picture,
    );
    expect(drawn).toMatchObject({ status: 0, stdout: expect.stringContaining('100.00 % proved') });
    expect(readFileSync(picture, 'utf8')).toContain('role="img"');
    const { boxes } = JSON.parse(holdfast('frontier', 'own/ratio', '--x', 'n', '--y', 'x', '--json').stdout);
    expect(boxes.length).toBeGreaterThan(0);
    for (const [args, reason] of [
      [['own/rato', '--x', 'n', '--y', 'x'], "there is no claim 'own/rato'"],
      [['own/ratio', '--x', 'n', '--y', 'n'], 'both axes are n'],
      [['own/ratio', '--x', 'n', '--y', 'z'], "'z' is no parameter"],
      [['own/ratio', '--x', 'n'], '--y is missing'],
    ] as const)
      expect(holdfast('frontier', ...args)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining(reason),
      });
  });

  it('should enclose a best constant and refuse an equality', () => {
    const { lower, upper } = JSON.parse(
      holdfast('tighten', 'own/ratio', '--relation', '2', '--json').stdout,
    ) as { lower: number; upper: number };
    const best = 0.1 / 1.1 / Math.log(1.1);
    expect(lower).toBeLessThanOrEqual(best * (1 + 1e-15));
    expect(upper).toBeGreaterThanOrEqual(best * (1 - 1e-15));
    expect(upper - lower).toBeLessThan(1e-9);
    expect(holdfast('tighten', 'own/ratio', '--relation', '4')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('an equality has no best constant'),
    });
  });

  it('should ask a solver, keep the questions, and end', () => {
    const out = join(scratch, 'questions');
    const asked = holdfast('prove', 'own/ratio', '--solver', 'z3', '--out', out, '--jobs', '1');
    expect(asked.status).toBe(0);
    expect(asked.stdout).toContain('holds (unsat for n >= 1, x > 0)');
    expect(asked.stdout).toContain('log is no rational function here');
    expect(readdirSync(out).length).toBeGreaterThan(0);
    expect(holdfast('prove', 'own/ratio', '--solver', 'cvc5')).toMatchObject({ status: 2 });
    expect(holdfast('prove', 'own/ratio', '--certificate', 'coq')).toMatchObject({
      status: 2,
      stderr: 'holdfast: --certificate coq needs --out DIR for the .v files\n',
    });
  });
});
