import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Certificate, coqTheory } from '../../src/prove/index.js';
import { certificateFor, relationClaim } from './relationClaim.js';

const hasCoq = spawnSync('coqc', ['--version'], { stdio: 'ignore' }).status === 0;
const wantsAll = process.env.HOLDFAST_COQ === 'all';
const scratch = mkdtempSync(join(tmpdir(), 'holdfast-coq-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Case = readonly [string, Readonly<Record<string, string>>, (readonly string[])?];

/** Compiled at every run: one of each kind of proof. */
const QUICK: readonly Case[] = [
  ['x/(1+x) < log(1+x)', { x: 'real 0.001..10' }],
  ['1/(T-d-1) <= 1/n', { d: 'integer 1..100', T: 'integer 3..2000', n: 'integer 1..50' }, ['T >= d + n + 1']],
  ['x <= tan(x)', { x: 'real 0..1.57' }],
];

/** Compiled with HOLDFAST_COQ=all. */
const MORE: readonly Case[] = [
  ['log(1+x) <= x', { x: 'real 0..10' }],
  ['abs(log(1-x)) < 3*x/2', { x: 'real 0.001..0.5828' }],
  ['1+x <= exp(x)', { x: 'real -5..5' }],
  ['2*x/pi <= sin(x)', { x: 'real 0.001..1.57' }],
  ['cos(x) <= 1', { x: 'real 0..3.14' }],
  ['cosh(x) <= (sinh(x)/x)^3', { x: 'real 0.001..5' }],
  ['(sin(x)/x)^3 > cos(x)', { x: 'real 0.01..1.5' }],
  ['cos(x) >= 1-2*x/pi', { x: 'real 0..1.57' }],
  ['x/(x+n) <= x/n', { n: 'integer 1..1000 log', x: 'real 0.1..10 log' }],
  ['1/(1+x) <= 1/(1+x^2) + 1', { x: 'real 0.1..10 log' }],
  ['1/(1+n*(1-2*a)) >= 1/(1+n)', { n: 'integer 0..100', a: 'real 0..0.5' }],
  ['(1+1/n)^n < e', { n: 'integer 1..1000' }],
  ['exp(-x) <= 1/(1+x)', { x: 'real 0..5' }],
  ['atan(x) <= x', { x: 'real 0..10' }],
  ['max(x,y) <= x+y', { x: 'real 0.1..1', y: 'real 0.1..1' }],
  ['sum(1/k^2,k,1,6) < pi^2/6', { x: 'real 0..1' }],
];

function accepted(name: string, text: string): boolean {
  writeFileSync(join(scratch, `${name}.v`), text);
  return spawnSync('coqc', [`${name}.v`], { cwd: scratch, stdio: 'ignore', timeout: 110_000 }).status === 0;
}

const certificateOf = ([relation, vars, where]: Case): Certificate =>
  JSON.parse(certificateFor(relationClaim(relation, vars, where))) as Certificate;

const reason = hasCoq ? '' : ' (skipped: coqc is not installed)';

describe('coqTheory', () => {
  it.skipIf(!hasCoq).each([...QUICK, ...(wantsAll ? MORE : [])].map((one, at) => [one[0], at, one] as const))(
    `should write what coqc accepts for %s${reason}`,
    (_, at, one) => {
      expect(accepted(`true_${at}`, coqTheory(certificateOf(one)).text)).toBe(true);
    },
  );

  it.skipIf(!hasCoq)(`should write what coqc refuses once a coefficient is altered${reason}`, () => {
    const certificate = certificateOf(['x*(1-x) <= 1/2*x', { x: 'real 0.5..1' }]);
    const changed = certificate.cases.map((one) => ({ ...one, right: '0.49 * x' }));
    expect(changed[0]!.right).not.toBe(certificate.cases[0]!.right);
    expect(accepted('altered', coqTheory({ ...certificate, cases: changed }).text)).toBe(false);
  });

  it('should state the whole box, and say where it stops short of a face of equality', () => {
    const [strict, tie] = [certificateOf(QUICK[0]!), certificateOf(QUICK[2]!)].map((one) => coqTheory(one));
    expect(strict).toMatchObject({ isRestricted: false, theorems: 1 });
    expect(strict!.text).toContain('forall x : R, (1 / 1000) <= x <= 10 -> (x / (1 + x)) < (ln (1 + x))');
    expect(tie!.isRestricted).toBe(true);
    expect(tie!.text).toContain('both sides are equal at x = 0, so that x begins at 157/6400 here');
    expect(coqTheory(certificateOf(QUICK[1]!)).isRestricted).toBe(false);
  });

  it('should name the function that the tactic does not know', () => {
    const gamma = relationClaim('gamma(x) >= 0.88', { x: 'real 1..2' });
    expect(() => coqTheory(JSON.parse(certificateFor(gamma)) as Certificate)).toThrow(
      "Coq's interval tactic does not know gamma",
    );
    const identity = { ...certificateOf(QUICK[0]!), comparison: '=' as const };
    expect(() => coqTheory(identity)).toThrow('an identity has no proof by enclosures');
  });
});
