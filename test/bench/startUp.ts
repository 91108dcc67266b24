import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Row, Settings } from './row.js';
import { ratios, summary } from './summary.js';

const MAIN = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

/** Milliseconds of a whole process by the clock, and what is allowed. */
const requests: readonly {
  readonly name: string;
  readonly args: readonly string[];
  readonly goal: number;
}[] = [
  { name: 'holdfast --version', args: ['--version'], goal: 80 },
  {
    name: "holdfast check 'log(1+x) <= x'",
    args: ['check', 'log(1+x) <= x', '--var', 'x: real 0..10'],
    goal: 400,
  },
];

/** Whole processes by the clock beside an empty one of Node; in turn, so that whatever slows one slows the other. */
export function startUp({ repetitions }: Settings): Row[] {
  return requests.map(({ name, args, goal }) => {
    const [ours, bare] = [[] as number[], [] as number[]];
    for (let k = 0; k < repetitions; k += 1) {
      bare.push(milliseconds(['-e', '0']));
      ours.push(milliseconds([MAIN, ...args]));
    }
    const median = summary(ours).median;
    return {
      group: 'start-up',
      name: `${name} / empty process of Node, time`,
      ratio: ratios(ours, bare),
      better: 'lower',
      note: `${median.toFixed(0)} ms (goal ${goal} ms: ${median <= goal ? 'met' : 'missed'}), Node alone ${summary(bare).median.toFixed(0)} ms`,
    };
  });
}

function milliseconds(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}
