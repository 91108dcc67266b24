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
  addGuard(holdfast, finish);
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
    .option('--strict', 'undecided claims fail with exit code 3')
    .addHelpText(
      'after',
      '\nExamples:\n  holdfast verify gerstgrasser2024\n  holdfast verify "*/accumulate-*" --budget standard --json evidence.json',
    )
    .action((selection, options) =>
      finish(import('./commands/verify.js').then(({ verify }) => verify(selection, options))),
    );
}

function addGuard(holdfast: Command, finish: Finish): void {
  holdfast
    .command('guard')
    .description('Hold results against claims; exit 1 when they break one.')
    .argument('[files...]', 'results: .csv, .tsv')
    .option('--claim <id...>', 'claims to hold (an id, or its part after the slash)')
    .option(
      '--map <name=column...>',
      "a claim's name to a column, 'column + 1', or 'column@0': its value at generation 0",
    )
    .option('--set <name=value...>', "a claim's parameter to a fixed value")
    .option('--where <column=value...>', 'only rows for which all of these hold')
    .option('--replicate <column>', 'the column that tells independent runs apart, such as a seed')
    .option('--steps <rule>', 'test steps of trajectories: auto, ratio, difference, none')
    .option('--variation <expression>', "bound on a value's variance over its squared bound, such as '2/n'")
    .option('--claims <file...>', "a user's own claims (YAML, JSON or TypeScript), beside the catalogue")
    .option('--alpha <level>', 'false-alarm budget of the whole run', level, 1e-3)
    .option('--tolerance <share>', 'relative error below which a claim counts as supported', level, 0.1)
    .option('--json <file>', 'write the report')
    .option('--strict', 'undecided results fail with exit code 3')
    .addHelpText(
      'after',
      '\nExample:\n  holdfast guard results.csv --claim replace-linear --map n=generation testError=mse --set d=5 T=30 sigma=1 design=fresh --replicate seed',
    )
    .action((files, options) =>
      finish(import('./commands/guard.js').then(({ guard }) => guard(files, options))),
    );
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
