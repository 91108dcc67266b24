import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claim, compileClaim, readParameter } from '../../src/claim/index.js';
import { proveRelation } from '../../src/prove/index.js';
import { regime } from '../../src/regime/index.js';
import type { Row, Settings } from './row.js';
import { ratios, summary } from './summary.js';

/** An inequality for both: in the language of bounds, and as what Coq's interval tactic is given. */
interface Theorem {
  readonly text: string;
  readonly x: string;
  readonly coq: string;
  readonly tactic: string;
}

/** The tactic's options are the fewest with which it succeeds. */
const THEOREMS: readonly Theorem[] = [
  {
    text: 'x/(1+x) < log(1+x)',
    x: 'real 0.01..10',
    coq: 'forall x, 1/100 <= x <= 10 -> x/(1+x) < ln (1+x)',
    tactic: 'apply Rminus_lt; interval with (i_bisect x, i_depth 20)',
  },
  {
    text: 'sin(x)*sin(3*x)*exp(-x) <= 0.7',
    x: 'real 0..10',
    coq: 'forall x, 0 <= x <= 10 -> sin x * sin (3*x) * exp (-x) <= 7/10',
    tactic: 'interval with (i_bisect x, i_depth 20)',
  },
  {
    text: 'cosh(x) <= (sinh(x)/x)^3',
    x: 'real 0.1..5',
    coq: 'forall x, 1/10 <= x <= 5 -> (exp x + exp (-x))/2 <= ((exp x - exp (-x))/2/x)^3',
    tactic: 'apply Rminus_le; interval with (i_bisect x, i_taylor x, i_depth 20, i_prec 60)',
  },
  {
    text: '(sin(x)/x)^3 > cos(x)',
    x: 'real 0.1..1.5',
    coq: 'forall x, 1/10 <= x <= 3/2 -> cos x < (sin x / x)^3',
    tactic: 'apply Rminus_lt; interval with (i_bisect x, i_taylor x, i_depth 20, i_prec 60)',
  },
];

/** Compilations of the file for Coq; each takes seconds. */
const COMPILATIONS = 3;

/**
 * CPU time of the search for a proof beside that of Coq's interval tactic and the kernel's check of its proof,
 * without what loading takes. The two differ in what they answer for: the tactic's proof is one for Coq's kernel.
 */
export function proofs({ repetitions }: Settings): Row[] {
  const coq = coqTimes();
  return THEOREMS.map((theorem, at): Row => {
    const ours = Array.from({ length: repetitions }, () => proofTime(theorem)).slice(1);
    const theirs = coq?.map((run) => run[at]!);
    const own = summary(ours).median;
    const name = `${theorem.text}, x ${theorem.x.slice(5)}: Coq's interval tactic / proof, CPU`;
    if (theirs === undefined)
      return {
        group: 'proofs',
        name,
        better: 'higher',
        note: `${own.toFixed(1)} ms; coqc with Interval is absent`,
      };
    const median = summary(ours.map(() => own)).median;
    return {
      group: 'proofs',
      name,
      ratio: ratios(
        theirs,
        theirs.map(() => median),
      ),
      better: 'higher',
      note: `${own.toFixed(1)} ms, Coq ${summary(theirs).median.toFixed(0)} ms`,
    };
  });
}

/** Milliseconds of CPU for one proof, of a claim made anew. */
function proofTime({ text, x }: Theorem): number {
  const compiled = compileClaim(
    claim({
      id: 'bench/relation',
      title: text,
      kind: 'inequality',
      source: { paper: { key: 'bench', authors: '', title: '', year: 0 }, where: '', fidelity: 'derived' },
      regime: regime({ x: readParameter(x, 'x') }),
      asserts: text,
      controls: [],
      view: { x: 'x' },
    }),
  );
  const before = process.cpuUsage();
  const { outcome } = proveRelation(compiled, compiled.relations[0]!, 5000);
  const { user, system } = process.cpuUsage(before);
  if (outcome !== 'proved') throw new Error(`${text} is ${outcome}`);
  return (user + system) / 1000;
}

/** Milliseconds of CPU that Coq takes for each theorem, per compilation; undefined without Coq and Interval. */
function coqTimes(): readonly (readonly number[])[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
  try {
    const head = [
      'From Coq Require Import Reals.',
      'From Interval Require Import Tactic.',
      'Open Scope R_scope.',
    ];
    const texts = THEOREMS.flatMap(({ coq, tactic }) => [`Goal ${coq}.`, 'intros.', `${tactic}.`, 'Qed.']);
    writeFileSync(join(folder, 'bench.v'), [...head, ...texts].join('\n'));
    const runs = Array.from({ length: COMPILATIONS }, () =>
      spawnSync('coqc', ['-time', 'bench.v'], { cwd: folder, encoding: 'utf8' }),
    );
    if (runs.some(({ status }) => status !== 0)) return undefined;
    return runs.map(({ stdout }) => timesOf(stdout));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The times of the tactic and of the kernel for each theorem, from lines "... 0.6 secs (0.582u,0.004s)". */
function timesOf(report: string): readonly number[] {
  const times = [...report.matchAll(/secs \(([\d.]+)u,([\d.]+)s\)/g)].map(
    ([, user, system]) => 1000 * (Number(user) + Number(system)),
  );
  const own = times.slice(-4 * THEOREMS.length);
  return THEOREMS.map((_, at) => own[4 * at + 2]! + own[4 * at + 3]!);
}
