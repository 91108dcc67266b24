import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compare } from './compare.js';
import { enclosures } from './enclosures.js';
import { expressions } from './expressions.js';
import { growth } from './growth.js';
import { peers } from './peers/peers.js';
import { plantedViolations } from './planted.js';
import { proofs } from './proofs.js';
import { fullSettings, quickSettings, type Row, type Run, type Settings } from './row.js';
import { sampling } from './sampling.js';
import { startUp } from './startUp.js';
import { table } from './table.js';

const GROUPS = 'expressions, enclosures, search, sampling, start-up, growth, proofs or peers';

const usage = `Usage: npm run bench -- [--quick] [--json FILE] [--compare FILE] [--only GROUP]
  --quick         fewer repetitions and seeds
  --json FILE     writes the results as JSON
  --compare FILE  compares with the JSON of an earlier run; exit code 1 when a ratio is worse beyond noise
  --only GROUP    one group: ${GROUPS}
  --peer-seeds N  searches of Hypothesis and scipy for each planted problem (default 10, quick 3)`;

const groups: Readonly<Record<Row['group'], (settings: Settings) => Row[] | Promise<Row[]>>> = {
  expressions,
  enclosures,
  search: plantedViolations,
  sampling,
  'start-up': startUp,
  growth,
  proofs,
  peers,
};

interface Options {
  readonly quick?: boolean | undefined;
  readonly json?: string | undefined;
  readonly compare?: string | undefined;
  readonly only?: string | undefined;
  readonly 'peer-seeds'?: string | undefined;
}

async function bench({ quick, json, compare: file, only, 'peer-seeds': seeds }: Options): Promise<number> {
  if (only !== undefined && !(only in groups)) throw new Error(`--only: "${only}" is no group.\n${usage}`);
  const settings = { ...(quick ? quickSettings : fullSettings), ...(seeds && { peerSeeds: count(seeds) }) };
  const before = file === undefined ? undefined : runFrom(file, settings);
  const rows: Row[] = [];
  for (const [name, measure] of Object.entries(groups)) {
    if (only !== undefined && only !== name) continue;
    process.stderr.write(`${name} ...\n`);
    rows.push(...(await measure(settings)));
  }
  const now: Run = { schema: 'holdfast-bench/1', node: process.versions.node, settings, rows };
  console.log(
    `Ratios of CPU times or evaluations: medians and quartiles over interleaved repetitions, or over seeds.`,
  );
  console.log(table(rows));
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(now, null, 2)}\n`);
  return before === undefined ? 0 : report(before, now, only);
}

function count(text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value > 0))
    throw new Error(`--peer-seeds: '${text}' is no whole number above 0.`);
  return value;
}

function report(before: Run, now: Run, only: string | undefined): number {
  const asked = { ...before, rows: before.rows.filter(({ group }) => only === undefined || group === only) };
  const { lines, isWorse } = compare(asked, now);
  console.log(`\ncompared with an earlier run (Node ${before.node}):`);
  console.log(lines.length > 0 ? lines.join('\n') : 'no ratio changed beyond noise');
  return isWorse ? 1 : 0;
}

function runFrom(file: string, settings: Settings): Run {
  const run = read(file);
  if (run.schema !== 'holdfast-bench/1') throw new Error(`${file} holds no results of this bench.`);
  if (JSON.stringify(run.settings) !== JSON.stringify(settings))
    throw new Error(`${file} was measured with other settings: compare quick runs with quick runs only.`);
  return run;
}

function read(file: string): Run {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Run;
  } catch {
    throw new Error(`--compare: ${file} cannot be read as JSON.`);
  }
}

function options(): Options {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean' },
      json: { type: 'string' },
      compare: { type: 'string' },
      only: { type: 'string' },
      'peer-seeds': { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  return values;
}

try {
  process.exitCode = await bench(options());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
