import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { version } from './version.js';

/** A command's answer: its exit code. */
type Action = Promise<number>;

/** Parses the arguments, runs the command they name, and gives its exit code. */
export async function program(args: readonly string[]): Promise<number> {
  let code = 0;
  const holdfast = new Command('holdfast')
    .description('Executable bounds: search, prove, document and guard the claims of papers.')
    .version(version(), '-V, --version')
    .showHelpAfterError("(add '--help' for usage and examples)")
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'holdfast: ')) });
  const finish = (action: Action) =>
    action.then((result) => {
      code = result;
    });
  addList(holdfast, finish);
  addExplain(holdfast, finish);
  addEval(holdfast, finish);
  addCheck(holdfast, finish);
  addVerify(holdfast, finish);
  addMerge(holdfast, finish);
  addWorker(holdfast, finish);
  addProve(holdfast, finish);
  addRecheck(holdfast, finish);
  addFrontier(holdfast, finish);
  addTighten(holdfast, finish);
  addGuard(holdfast, finish);
  addDocs(holdfast, finish);
  addInit(holdfast, finish);
  try {
    await holdfast.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}

type Finish = (action: Action) => Promise<void>;

function addList(holdfast: Command, finish: Finish): void {
  holdfast
    .command('list')
    .description('The catalogue: id, title, kind, controls, expected verdict.')
    .argument('[selection...]', 'claims, papers or globs (default: all)')
    .option('--json', 'machine-readable, versioned')
    .option('--findings', 'only statements that are false or misleading as printed or as usually read')
    .option('--claims <file...>', "a user's own claims (YAML, JSON or TypeScript)")
    .addHelpText(
      'after',
      '\nExamples:\n  holdfast list xu2025\n  holdfast list --findings\n  holdfast list --json > catalogue.json',
    )
    .action((selection, options) =>
      finish(import('./commands/list.js').then(({ list }) => list(selection, options))),
    );
}

function addExplain(holdfast: Command, finish: Finish): void {
  holdfast
    .command('explain')
    .description('One claim in full: statement, source, fidelity, regime, routes, controls.')
    .argument('<claim>')
    .option('--json', 'machine-readable, versioned')
    .option('--claims <file...>', "a user's own claims (YAML, JSON or TypeScript)")
    .addHelpText('after', '\nExample:\n  holdfast explain gerstgrasser2024/accumulate-bound')
    .action((id, options) =>
      finish(import('./commands/explain.js').then(({ explain }) => explain(id, options))),
    );
}

function addEval(holdfast: Command, finish: Finish): void {
  holdfast
    .command('eval')
    .description('Both sides of a claim at one point (or many), without any search.')
    .argument('[claim]')
    .option('--at <json>', 'the point, such as \'{"d":5,"T":30,"sigma":1,"n":3,"design":"fresh"}\'')
    .option('--cases <file>', 'many: JSON array or JSON lines of {"claim": ..., "at": {...}}')
    .option('--seed <n>', 'seed of sampled quantities', wholeNumber, 1)
    .option('--draws <n>', 'draws of a sampled quantity', wholeNumber)
    .option('--json', 'machine-readable, versioned')
    .option('--claims <file...>', "a user's own claims (YAML, JSON or TypeScript)")
    .addHelpText(
      'after',
      '\nExample:\n  holdfast eval gerstgrasser2024/accumulate-bound --at \'{"d":5,"T":30,"sigma":1,"n":7,"design":"shared"}\'',
    )
    .action((id, options) =>
      finish(import('./commands/eval.js').then(({ evaluateClaims }) => evaluateClaims(id, options))),
    );
}

function addCheck(holdfast: Command, finish: Finish): void {
  holdfast
    .command('check')
    .description('Search one relation for a violation; answers with the simplest witness.')
    .argument('<relation>', "such as 'log(1+x) <= x'")
    .option(
      '--var <declaration...>',
      "'x: real 0..10', 'n: integer 1..1e6 log', 'design: choice fresh shared', 'p: simplex 2..5'",
    )
    .option('--where <condition...>', 'assumptions on the variables')
    .option('--let <definition...>', "named sub-expressions, 'rate = sigma^2/n'")
    .option('--budget <effort>', 'quick, standard or deep', 'standard')
    .option('--seed <n>', 'seed of the search', wholeNumber, 1)
    .option('--json', 'machine-readable, versioned')
    .addHelpText(
      'after',
      "\nExamples:\n  holdfast check 'log(1+x) <= x - x^2/2 + x^3/3' --var 'x: real 0..10'\n  holdfast check '(1+1/n)^(n+1/2) >= e' --var 'n: integer 1..1e6 log'",
    )
    .action((relation, options) =>
      finish(import('./commands/check.js').then(({ check }) => check(relation, options))),
    );
}

function addVerify(holdfast: Command, finish: Finish): void {
  holdfast
    .command('verify')
    .description('Search, decide and control claims; exit 0 when each has its expected verdict.')
    .argument('[selection...]', 'claims, papers or globs (default: all)')
    .option('--budget <effort>', 'quick, standard or deep', 'quick')
    .option('--seed <n>', 'seed of every stream', wholeNumber, 1)
    .option('--alpha <level>', 'false-alarm budget of the whole run', level, 1e-3)
    .option('--jobs <n>', 'worker threads (default: the cores)', wholeNumber)
    .option('--claims <file...>', "a user's own claims (YAML, JSON or TypeScript)")
    .option('--json <file>', 'write the evidence; an interrupted run resumes from it')
    .option('--junit <file>', 'write a JUnit report')
    .option('--engine <name>', 'threads, or bullmq: the workers of a cluster; see holdfast worker', 'threads')
    .option('--redis <url>', 'with --engine bullmq: the Redis server that the workers listen to')
    .option('--shard <i/n>', 'only the i-th of n parts of the run, for schedulers; see holdfast merge')
    .option('--out <dir>', 'with --shard: the folder of the shards')
    .option('--mutants', 'also try small changes of every claim and count those that are caught')
    .option('--strict', 'undecided claims fail with exit code 3')
    .addHelpText(
      'after',
      '\nExamples:\n  holdfast verify gerstgrasser2024\n  holdfast verify "*/accumulate-*" --budget standard --json evidence.json',
    )
    .action((selection, options) =>
      finish(import('./commands/verify.js').then(({ verify }) => verify(selection, options))),
    );
}

function addMerge(holdfast: Command, finish: Finish): void {
  holdfast
    .command('merge')
    .description('Merge the shards of a verification: the same evidence as that of one run.')
    .argument('<dir>', 'the folder that verify --shard i/n --out wrote to')
    .option('--json <file>', 'write the evidence')
    .option('--junit <file>', 'write a JUnit report')
    .option('--strict', 'undecided claims fail with exit code 3')
    .addHelpText(
      'after',
      '\nExample:\n  holdfast verify xu2025 --shard 1/2 --out shards\n  holdfast verify xu2025 --shard 2/2 --out shards\n  holdfast merge shards --json evidence.json',
    )
    .action((dir, options) => finish(import('./commands/merge.js').then(({ merge }) => merge(dir, options))));
}

function addWorker(holdfast: Command, finish: Finish): void {
  holdfast
    .command('worker')
    .description('Work for verify --engine bullmq until stopped (Ctrl-C); any number may join, leave or die.')
    .requiredOption('--redis <url>', 'the Redis server, such as redis://localhost:6379')
    .option('--jobs <n>', 'worker threads (default: the cores)', wholeNumber)
    .option('--lease <seconds>', 'after which the work of a dead worker is given to another', positive, 30)
    .option('--claims <file...>', "the user's own claims that are verified, at the same paths as there")
    .addHelpText(
      'after',
      '\nExample:\n  holdfast worker --redis redis://queue.example:6379 &\n  holdfast verify xu2025 --engine bullmq --redis redis://queue.example:6379',
    )
    .action((options) => finish(import('./commands/worker.js').then(({ worker }) => worker(options))));
}

function addProve(holdfast: Command, finish: Finish): void {
  holdfast
    .command('prove')
    .description('Prove claims with closed sides on their whole regime, by enclosures on boxes.')
    .argument('[selection...]', 'claims, papers or globs')
    .option('--all', 'the whole catalogue')
    .option('--boxes <n>', 'most boxes for each relation', wholeNumber, 1500)
    .option('--jobs <n>', 'worker threads (default: the cores)', wholeNumber)
    .option(
      '--certificate <dir>',
      "write a certificate of each proved relation into this folder; 'coq': Coq files into --out, compiled where coqc is",
    )
    .option(
      '--solver <name>',
      "z3: ask it about rational relations too, without the domains' upper ends first",
    )
    .option('--out <dir>', 'folder for the Coq files, and for the questions of the solver (SMT-LIB)')
    .option('--json <file>', 'write the report')
    .option('--claims <file...>', "a user's own claims (YAML, JSON or TypeScript)")
    .option('--strict', 'undecided relations fail with exit code 3')
    .addHelpText(
      'after',
      '\nExamples:\n  holdfast prove cmi2021/temperature-monotone --certificate certificates\n  holdfast prove --all --boxes 500\n  holdfast prove pcpo2025 --certificate coq --out coq',
    )
    .action((selection, options) =>
      finish(import('./commands/prove.js').then(({ prove }) => prove(selection, options))),
    );
}

function addRecheck(holdfast: Command, finish: Finish): void {
  holdfast
    .command('recheck')
    .description(
      'Check certificates of proofs again, without the search and in MPFR; exit 1 when one does not hold.',
    )
    .argument('<certificates...>')
    .option('--boxes <n>', 'boxes that the checker may cut itself, for each certificate', wholeNumber, 4000)
    .option('--json', 'machine-readable, versioned')
    .option('--claims <file...>', "a user's own claims (YAML, JSON or TypeScript)")
    .addHelpText('after', '\nExample:\n  holdfast recheck certificates/*.json')
    .action((files, options) =>
      finish(import('./commands/recheck.js').then(({ recheckCommand }) => recheckCommand(files, options))),
    );
}

function addTighten(holdfast: Command, finish: Finish): void {
  holdfast
    .command('tighten')
    .description('The best constant of a claim, enclosed from both sides, with the worst case.')
    .argument('<claim>')
    .option('--relation <n>', 'the relation of the claim, counted from 1', wholeNumber, 1)
    .option('--boxes <n>', 'most boxes', wholeNumber, 4000)
    .option('--json', 'machine-readable, versioned')
    .option('--claims <file...>', "a user's own claims (YAML, JSON or TypeScript)")
    .addHelpText('after', '\nExample:\n  holdfast tighten gerstgrasser2024/accumulate-bound')
    .action((id, options) =>
      finish(import('./commands/tighten.js').then(({ tightenCommand }) => tightenCommand(id, options))),
    );
}

function addFrontier(holdfast: Command, finish: Finish): void {
  holdfast
    .command('frontier')
    .description('Where a claim holds on a two-dimensional slice: boxes proved, violated and undecided.')
    .argument('<claim>')
    .option('--x <parameter>', "the horizontal axis (default: the claim's own view)")
    .option('--y <parameter>', "the vertical axis (default: the claim's own view)")
    .option('--at <json>', 'values of other parameters, such as \'{"sigma":1}\'; the rest get simple ones')
    .option('--relation <n>', 'only this relation of the claim, counted from 1', wholeNumber)
    .option('--boxes <n>', 'most boxes', wholeNumber, 3000)
    .option('--draws <n>', 'draws at each point of a sampled quantity', wholeNumber, 1000)
    .option('--out <file>', 'write the picture (SVG)')
    .option('--json', 'print the paving, machine-readable and versioned')
    .option('--claims <file...>', "a user's own claims (YAML, JSON or TypeScript)")
    .addHelpText(
      'after',
      '\nExample:\n  holdfast frontier gerstgrasser2024/accumulate-bound --x T --y d --out frontier.svg',
    )
    .action((id, options) =>
      finish(import('./commands/frontier.js').then(({ frontierCommand }) => frontierCommand(id, options))),
    );
}

function addGuard(holdfast: Command, finish: Finish): void {
  holdfast
    .command('guard')
    .description('Hold results, or a simulator, against claims; exit 1 when they break one.')
    .argument(
      '[files...]',
      'results: .csv .tsv .json .jsonl .parquet, or logs with --pattern (default: holdfast.yaml)',
    )
    .option('--config <file>', 'a holdfast.yaml with several arms')
    .option(
      '--run <command>',
      'a simulator: one process of JSON lines, or a template with {name} {seed} {replicates}',
    )
    .option('--claim <id...>', 'claims to hold (an id, or its part after the slash; guessed when absent)')
    .option('--shape <form...>', "'error grows', 'error bounded by 3', 'error exponent 0.5..1.5'")
    .option(
      '--map <name=column...>',
      "a claim's name to a column, 'column + 1', or 'column@0': its value at generation 0",
    )
    .option('--set <name=value...>', "a claim's parameter to a fixed value")
    .option('--where <condition...>', 'only rows for which all of these hold: setting=Replace')
    .option('--replicate <column>', 'the column that tells independent runs apart, such as a seed')
    .option('--generation <column>', 'for shapes: the column that counts generations')
    .option('--by <column...>', 'for shapes: columns of settings that tell groups apart')
    .option('--pattern <expression>', 'read logs: a regular expression whose named groups are the columns')
    .option('--steps <rule>', 'test steps of trajectories: auto, ratio, difference, none')
    .option('--variation <expression>', "bound on a value's variance over its squared bound, such as '2/n'")
    .option('--expect <outcome>', 'holds, or alarm for an arm that is known to break its claim')
    .option('--claims <file...>', "a user's own claims (YAML, JSON or TypeScript), beside the catalogue")
    .option('--alpha <level>', 'false-alarm budget of the whole run (default: 0.001)', level)
    .option(
      '--tolerance <share>',
      'relative error below which a claim counts as supported (default: 0.1)',
      level,
    )
    .option('--at <json>', 'with --run: only this configuration')
    .option('--seed <n>', 'with --run: seed of the search', wholeNumber)
    .option('--points <n>', 'with --run: configurations to try (default: 24)', wholeNumber)
    .option(
      '--replicates <n>',
      'with --run: values in the first look at a configuration (default: 100)',
      wholeNumber,
    )
    .option(
      '--size <n>',
      'with --run: largest product of the integer parameters (default: 2000)',
      wholeNumber,
    )
    .option('--timeout <seconds>', 'with --run: longest wait for an answer (default: 60)', positive)
    .option(
      '--memory <megabytes>',
      'with --run: memory that the simulator may take (default: no limit)',
      wholeNumber,
    )
    .option('--resume', 'with --run: go on where an interrupted run stopped')
    .option('--json <file>', 'write the report')
    .option('--junit <file>', 'write a JUnit report')
    .option('--sarif <file>', 'write SARIF 2.1.0 for code scanning')
    .option('--github', 'write annotations, and a job summary where GITHUB_STEP_SUMMARY is set')
    .option('--strict', 'undecided results fail with exit code 3')
    .addHelpText(
      'after',
      "\nExamples:\n  holdfast guard\n  holdfast guard results.csv --claim replace-linear --map n=generation testError=mse --set d=5 T=30 sigma=1 design=fresh --replicate seed\n  holdfast guard --run 'python sim.py' --claim replace-linear --set design=fresh",
    )
    .action((files, options) =>
      finish(import('./commands/guard.js').then(({ guard }) => guard(files, options))),
    );
}

function addDocs(holdfast: Command, finish: Finish): void {
  holdfast
    .command('docs')
    .description('Write the site: what is claimed, what holds where, how strongly, what breaks it.')
    .argument('[selection...]', 'claims, papers or globs (default: all)')
    .option('--out <dir>', 'where the site is written', 'site')
    .option('--evidence <file>', 'what holdfast verify --json wrote; without it nothing is shown as verified')
    .option('--claims <file...>', "a user's own claims (YAML, JSON or TypeScript)")
    .option('--references <dir>', 'reference values to show: JSON arrays of {claim, at, lhs, rhs}')
    .option(
      '--project <dir>',
      'a project whose guides (docs/*.md) and API (src/index.ts) TypeDoc adds to the site',
    )
    .option('--check', 'write nothing; exit 1 when the site in --out disagrees with claims and evidence')
    .addHelpText(
      'after',
      '\nExamples:\n  holdfast docs --evidence evidence.json --out site\n  holdfast docs --evidence evidence.json --out site --check',
    )
    .action((selection, options) =>
      finish(import('./commands/docs.js').then(({ docs }) => docs(selection, options))),
    );
}

function addInit(holdfast: Command, finish: Finish): void {
  holdfast
    .command('init')
    .description('Write holdfast.yaml and a CI workflow for the results (or the simulator) of this folder.')
    .argument('[file]', 'the results; default: the first file here that can be guarded')
    .option('--run <command>', 'guard a simulator instead of a file')
    .option('--claim <id>', 'the claim to hold a simulator against')
    .option('--yes', 'ask nothing')
    .option('--force', 'overwrite what is there')
    .option('--claims <file...>', "a user's own claims (YAML, JSON or TypeScript), beside the catalogue")
    .addHelpText('after', '\nExample:\n  holdfast init --yes')
    .action((file, options) => finish(import('./commands/init.js').then(({ init }) => init(file, options))));
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < Infinity)) throw new InvalidArgumentError(`'${text}' is not a number above 0`);
  return value;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new InvalidArgumentError(`'${text}' is not a whole number of at least 0`);
  return value;
}

function level(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError(`'${text}' is not a number between 0 and 1`);
  return value;
}
