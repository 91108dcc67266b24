import { existsSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { stringify } from 'yaml';
import { type GuardEntry, openTable, type Proposal, propose } from '../../guard/index.js';
import { fail } from '../fail.js';
import { writeFile } from '../writeFile.js';
import { allClaims, CONFIG, claimNamed } from './guard.js';

export interface InitOptions {
  readonly run?: string;
  readonly claim?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly claims?: readonly string[];
}

const WORKFLOW = '.github/workflows/holdfast.yml';
const READABLE = /\.(?:csv|tsv|json|jsonl|ndjson|parquet)$/i;

/** Writes `holdfast.yaml` and a GitHub workflow after three questions, or none with `--yes`. */
export async function init(given: string | undefined, options: InitOptions): Promise<number> {
  if (existsSync(CONFIG) && options.force !== true) fail(`${CONFIG} is there already; --force overwrites it`);
  const ask = options.yes === true ? async (_question: string, otherwise: string) => otherwise : asking();
  const entries =
    options.run === undefined ? await fromFile(given, options, ask) : await fromSimulator(options, ask);
  const command = await ask('Which command makes the results in CI?', guessedCommand(options));
  const wantsWorkflow = /^y/i.test(await ask(LAST, 'yes'));
  writeFile(CONFIG, configText(entries, options));
  const written = [CONFIG];
  if (wantsWorkflow && (options.force === true || !existsSync(WORKFLOW))) {
    writeFile(WORKFLOW, workflowText(command));
    written.push(WORKFLOW);
  }
  process.stdout.write(`wrote ${written.join(' and ')}\nnext: holdfast guard\n`);
  return 0;
}

type Ask = (question: string, otherwise: string) => Promise<string>;

/** Asks on the terminal, or takes lines that are piped in; an empty answer, or the end of the input, takes the default. */
function asking(): Ask {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answers = lines[Symbol.asyncIterator]();
  return async (question, otherwise) => {
    process.stderr.write(`${question} [${otherwise}] `);
    const { value = '' } = (await answers.next()) as { value?: string };
    if (question === LAST) lines.close();
    return value.trim() === '' ? otherwise : value.trim();
  };
}

const LAST = 'Write a GitHub workflow?';

interface Entry {
  readonly entry: Partial<GuardEntry>;
  readonly guessed: readonly string[];
}

async function fromFile(
  given: string | undefined,
  options: InitOptions,
  ask: Ask,
): Promise<readonly Entry[]> {
  const claims = await allClaims(options.claims);
  const found =
    given === undefined
      ? readdirSync('.')
          .filter((name) => READABLE.test(name) && !name.startsWith('package'))
          .sort()
      : [given];
  if (found.length === 0)
    fail('there are no results here (.csv .tsv .json .jsonl .parquet); name a file, or give --run COMMAND');
  const wanted = await ask('Which files hold the results?', found.join(' '));
  const entries: Entry[] = [];
  const misses: string[] = [];
  for (const file of wanted.split(/[ ,]+/)) {
    const { proposals, nearest } = propose(await openTable(file), claims);
    entries.push(...proposals.map((proposal) => entryOf(file, proposal)));
    if (proposals.length === 0) misses.push(`${file}${nearest === undefined ? '' : ` (${nearest})`}`);
  }
  if (entries.length === 0)
    fail(
      `no claim could be guessed for ${misses.join(', ')}; see 'holdfast list' and write ${CONFIG} by hand`,
    );
  return entries;
}

function entryOf(
  file: string,
  { name, claim, shapes, where, map, set, replicate, generation, by, guessed }: Proposal,
): Entry {
  return {
    guessed,
    entry: {
      name: `${file}: ${name}`,
      file,
      ...(claim !== undefined && { claims: [claim] }),
      ...(shapes !== undefined && { shapes: [...shapes] }),
      ...(where.length > 0 && { where: [...where] }),
      ...(Object.keys(map).length > 0 && { map: { ...map } }),
      ...(Object.keys(set).length > 0 && { set: { ...set } }),
      ...(replicate !== undefined && { replicate }),
      ...(generation !== undefined && { generation }),
      ...(by !== undefined && by.length > 0 && { by: [...by] }),
    },
  };
}

async function fromSimulator({ run, claim, claims }: InitOptions, ask: Ask): Promise<readonly Entry[]> {
  const id = claim ?? (await ask('Which claim does the simulator stand for? (holdfast list shows all)', ''));
  if (id === '') fail('which claim? give --claim (holdfast list shows all)');
  const known = claimNamed(await allClaims(claims), id);
  return [{ guessed: [], entry: { name: run!, run: run!, claims: [known.id] } }];
}

function guessedCommand({ run }: InitOptions): string {
  if (run !== undefined) return 'true';
  const script = readdirSync('.').find((name) =>
    /^(?:sim|simulate|experiment|main|run).*\.(?:py|R|jl)$/.test(name),
  );
  if (script === undefined) return 'true';
  return script.endsWith('.py')
    ? `python ${script}`
    : script.endsWith('.R')
      ? `Rscript ${script}`
      : `julia ${script}`;
}

function configText(entries: readonly Entry[], { claims }: InitOptions): string {
  const body = stringify(
    {
      version: 1,
      alpha: 0.001,
      ...(claims && { claims: [...claims] }),
      guard: entries.map(({ entry }) => entry),
    },
    { lineWidth: 100 },
  );
  const guesses = entries.flatMap(({ guessed }) => guessed);
  return [
    '# What the results of this repository are held against: https://www.npmjs.com/package/holdfast',
    '# yaml-language-server: $schema=node_modules/holdfast/docs/examples/holdfast.schema.json',
    ...(guesses.length > 0
      ? [
          '# Guessed from names and ranges; correct what is wrong:',
          ...[...new Set(guesses)].map((guess) => `#   ${guess}`),
        ]
      : []),
    body,
  ].join('\n');
}

function workflowText(command: string): string {
  return `name: holdfast
on: [push, pull_request]
permissions:
  contents: read
jobs:
  guard:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
${command === 'true' ? '      # Results that are not committed are made here: - run: python sim.py\n' : `      - run: ${command}\n`}      - run: npx --yes holdfast guard --github --junit holdfast.xml
`;
}
