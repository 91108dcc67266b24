import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { claim, compileClaim, control } from '../../src/claim/index.js';
import { guardRun, simulator } from '../../src/guard/index.js';
import { stream, uniformInteger } from '../../src/random/index.js';
import { integer, regime } from '../../src/regime/index.js';

const FAULTY = fileURLToPath(new URL('fixtures/faulty.py', import.meta.url));
const hasPython = (() => {
  try {
    execFileSync('python3', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

const at = { n: 2 };
const scaled = compileClaim(
  claim({
    id: 'faults/scaled',
    title: 'n times a chi-square of one degree of freedom has mean n',
    kind: 'identity',
    source: { paper: { key: 'faults', authors: '', title: '', year: 2024 }, where: '', fidelity: 'derived' },
    regime: regime({ n: integer(1, 50, 'linear', 'scale') }),
    measures: {
      value: { meaning: '', support: 'nonnegative', routes: [{ kind: 'closed', expression: 'n' }] },
    },
    asserts: 'value = n',
    controls: [
      control('half', { asserts: 'value = n/2', at }),
      control('twice', { asserts: 'value = 2*n', at }),
    ],
    view: { x: 'n' },
  }),
);

const SENTENCES: Readonly<Record<string, RegExp>> = {
  killed: /killed \(SIGKILL\)/,
  exit: /exit code 1.*something went wrong/,
  hang: /no answer within/,
  child: /no answer within/,
  memory: /killed|exit code|no answer/,
  garbage: /not JSON/,
  flood: /64 MB|no answer/,
  nan: /NaN or infinite/,
  count: /values where \d+ were asked for/,
  text: /value 1 of \d+ is/,
  null: /without "values"/,
  unseeded: /other values when asked twice/,
  seedblind: /ignores its seed/,
  negative: /cannot be negative/,
};

async function run(mode: string, start: number, seed: number) {
  const program = simulator(`python3 ${FAULTY} ${mode} ${start}`, 'value', {
    // What never answers is waited for twice.
    timeout: ['hang', 'child', 'memory', 'flood'].includes(mode) ? 0.5 : 20,
    memory: 512,
  });
  try {
    return await guardRun(scaled, program, { alpha: 1e-3, seed, points: 3, replicates: 30 });
  } finally {
    await program.close();
  }
}

const leftovers = (): string => {
  try {
    return execFileSync('pgrep', ['-f', `${FAULTY}|sleep 3600.25`], { encoding: 'utf8' });
  } catch {
    return '';
  }
};

const RUNS = process.env.HOLDFAST_LONG === undefined ? 14 : 100;
/** Runs that wait for each other. */
const AT_ONCE = 7;

describe.skipIf(!hasPython)('a simulator that misbehaves', () => {
  it.concurrent.each(Object.entries(SENTENCES))(
    'should be told in one sentence when it does: %s',
    async (mode, sentence) => {
      const report = await run(mode, 2, 1);
      expect(report.faults.join('\n')).toMatch(sentence);
      expect(report.faults.every((fault) => !fault.includes('\n'))).toBe(true);
      expect(report.outcome).not.toBe('supported');
    },
  );

  it(`should keep what was learnt before a fault, hang nowhere and leave no process, in ${RUNS} random runs`, async () => {
    const source = stream('faults', 1);
    const modes = Object.keys(SENTENCES);
    const told = new Map<string, number>();
    const one = async (i: number): Promise<void> => {
      const mode = modes[i % modes.length]!;
      const start = 4 + uniformInteger(source, 0, 2);
      const report = await run(mode, start, i + 1);
      expect(report.faults.length, `${mode} from request ${start}`).toBeGreaterThan(0);
      if (!['unseeded', 'seedblind'].includes(mode)) expect(report.values, mode).toBeGreaterThan(0);
      told.set(mode, (told.get(mode) ?? 0) + 1);
    };
    for (let i = 0; i < RUNS; i += AT_ONCE)
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, RUNS - i) }, (_, k) => one(i + k)));
    console.info(`faults told: ${[...told].map(([mode, count]) => `${mode} ${count}`).join(', ')}`);
    expect(leftovers()).toBe('');
  }, 900_000);
});
