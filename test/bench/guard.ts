import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compileClaim } from '../../src/claim/index.js';
import { hold, openTable } from '../../src/guard/index.js';
import { gamma, stream } from '../../src/random/index.js';
import { claims } from '../guard/fixtures/kazdan.js';
import { summary } from './summary.js';

const usage = `Usage: node dist/test/bench/guard.js [--rows N] [--repetitions N]
  Holds a CSV file of N rows (default 1e7) against a claim, beside pandas.read_csv with a groupby mean, in turn.
  Prints rows per CPU second, the ratio of CPU times and the peak memory of each process.`;

interface Measured {
  /** CPU seconds of the work, start-up left out. */
  readonly seconds: number;
  /** Megabytes at the peak. */
  readonly memory: number;
}

/** Runs of a Gaussian refitted to its own 20 samples, 21 generations each. */
function writeRuns(path: string, rows: number): void {
  const file = openSync(path, 'w');
  let text = 'seed,t,n,variance\n';
  for (let row = 0, seed = 0; row < rows; seed++) {
    const source = stream('throughput', seed);
    let v = 1;
    for (let t = 0; t <= 20 && row < rows; t++, row++) {
      text += `${seed},${t},20,${v}\n`;
      v *= (2 * gamma(source, 9.5)) / 20;
    }
    if (text.length < 1 << 20) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}

async function ours(path: string): Promise<Measured> {
  const before = process.cpuUsage();
  const { outcome, used } = hold(
    {
      name: 'runs',
      claim: compileClaim(claims[0]!),
      mapping: {
        map: { t: 't', n: 'n', fittedVariance: 'variance', sigma2: 'variance@0' },
        set: { ddof: 0 },
        where: [],
        replicate: 'seed',
      },
      expect: 'holds',
    },
    await openTable(path),
    { alpha: 1e-3 },
  );
  if (outcome === 'alarm' || used === 0) throw new Error(`the runs obey, yet the outcome is ${outcome}`);
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, memory: process.resourceUsage().maxRSS / 1024 };
}

const PANDAS = `
import json, resource, sys, time
import pandas
before = time.process_time()
pandas.read_csv(sys.argv[1]).groupby(["n", "t"]).variance.mean()
used = time.process_time() - before
print(json.dumps({"seconds": used, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
`;

/** The first Python that has pandas. */
function pythonWithPandas(): string | undefined {
  return ['python3', '/usr/bin/python3'].find((python) => {
    try {
      execFileSync(python, ['-c', 'import pandas'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

const answer = (command: string, args: readonly string[]): Measured =>
  JSON.parse(execFileSync(command, args, { encoding: 'utf8' })) as Measured;

function compare(rows: number, repetitions: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
  const path = join(folder, 'runs.csv');
  try {
    writeRuns(path, rows);
    const python = pythonWithPandas();
    const [own, pandas]: [Measured[], Measured[]] = [[], []];
    for (let i = 0; i < repetitions; i++) {
      own.push(answer(process.execPath, [fileURLToPath(import.meta.url), '--file', path]));
      if (python !== undefined) pandas.push(answer(python, ['-c', PANDAS, path]));
    }
    console.log(
      `${rows} rows, ${Math.round(statSync(path).size / 1e6)} MB, ${repetitions} repetitions in turn`,
    );
    console.log(`guard: ${line(own, rows)}`);
    if (python === undefined) console.log('pandas is absent');
    else {
      const ratio = summary(own.map(({ seconds }, i) => seconds / pandas[i]!.seconds)).median;
      console.log(`pandas: ${line(pandas, rows)}`);
      console.log(`CPU time of the guard over that of pandas: ${ratio.toPrecision(3)}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function line(measured: readonly Measured[], rows: number): string {
  const { median } = summary(measured.map(({ seconds }) => seconds));
  const memory = Math.max(...measured.map((one) => one.memory));
  return `${(rows / median / 1e6).toPrecision(3)} million rows a CPU second, ${median.toPrecision(3)} s, at most ${Math.round(memory)} MB`;
}

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1e7' },
    repetitions: { type: 'string', default: '3' },
    file: { type: 'string' },
    help: { type: 'boolean' },
  },
});
if (values.help === true) console.log(usage);
else if (values.file !== undefined) console.log(JSON.stringify(await ours(values.file)));
else compare(Math.round(Number(values.rows)), Math.round(Number(values.repetitions)));
