import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { refuse, shown } from '../table/refuse.js';

const text = z.string().min(1).max(2000);
const scalar = z.union([z.number(), text]);
const list = z
  .union([text, z.array(text)])
  .transform((given) => (typeof given === 'string' ? [given] : given));
const conditions = z
  .union([z.array(text), z.record(text, z.union([z.number(), text, z.boolean()]))])
  .transform((given) =>
    Array.isArray(given) ? given : Object.entries(given).map(([column, value]) => `${column}=${value}`),
  );

const entry = z.strictObject({
  name: text.optional().describe('what reports call this arm; default: the file and its conditions'),
  file: text
    .optional()
    .describe('a file of results, relative to this one: .csv .tsv .json .jsonl .parquet .log'),
  run: text.optional().describe('a command that simulates, in place of a file'),
  pattern: text.optional().describe('for logs: a regular expression whose named groups are the columns'),
  claims: list.optional().describe('claims to hold: ids, or their part after the slash'),
  shapes: list.optional().describe("'error grows', 'error bounded by 3', 'error exponent 0.5..1.5'"),
  where: conditions.optional().describe('conditions on rows, all of which must hold: {setting: Replace}'),
  map: z
    .record(text, text)
    .optional()
    .describe("names of the claim to columns: 'mse', 'iteration + 1', 'variance@0'"),
  set: z.record(text, scalar).optional().describe('parameters of the claim with a fixed value'),
  replicate: text.optional().describe('the column that tells independent runs apart, such as a seed'),
  generation: text.optional().describe('for shapes: the column that counts generations'),
  by: list.optional().describe('for shapes: columns of settings that tell groups apart'),
  steps: z
    .enum(['auto', 'ratio', 'difference', 'none'])
    .optional()
    .describe('how steps of trajectories are tested'),
  variation: text.optional().describe("a bound on a value's variance over its squared bound, such as '2/n'"),
  expect: z
    .enum(['holds', 'alarm'])
    .default('holds')
    .describe("'alarm' for an arm that is known to break the claim"),
  points: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .describe('for run: how many configurations are tried'),
  timeout: z.number().positive().optional().describe('for run: seconds that one answer may take'),
});

/** The form of `holdfast.yaml`; also the source of its JSON schema. */
export const configFile = z.strictObject({
  version: z.literal(1).default(1),
  alpha: z.number().gt(0).lt(1).default(1e-3).describe('false-alarm budget of the whole run'),
  tolerance: z
    .number()
    .gt(0)
    .lt(1)
    .default(0.1)
    .describe('relative error below which a claim counts as supported'),
  claims: list.optional().describe('files of your own claims, relative to this one'),
  guard: z.array(entry).min(1).describe('the arms of the experiment'),
});

/** What `holdfast.yaml` says, defaults filled in. */
export type GuardConfig = z.output<typeof configFile>;
export type GuardEntry = GuardConfig['guard'][number];

/** A configuration, and the line on which each of its arms begins, from 1. */
export interface ReadConfig {
  readonly config: GuardConfig;
  readonly lines: readonly number[];
}

/** Reads a configuration. Throws one sentence that names the file and the field when something is missing or wrong. */
export async function readConfig(path: string): Promise<ReadConfig> {
  const { LineCounter, parseDocument } = await import('yaml');
  const text = readText(path);
  const counter = new LineCounter();
  let data: unknown;
  let lineOf: (arm: number) => number;
  try {
    const document = parseDocument(text, { prettyErrors: true, logLevel: 'error', lineCounter: counter });
    if (document.errors.length > 0) throw document.errors[0]!;
    data = document.toJS({ maxAliasCount: 100 });
    lineOf = (arm) => {
      const node = document.getIn(['guard', arm], true) as { readonly range?: readonly number[] } | undefined;
      return node?.range === undefined ? 1 : counter.linePos(node.range[0]!).line;
    };
  } catch (error) {
    return refuse(`${path}: ${shown((error as Error).message.split('\n')[0]!.replace(/:$/, ''), 200)}`);
  }
  const read = configFile.safeParse(data);
  if (!read.success) {
    const issue = read.error.issues[0]!;
    const where = issue.path.length > 0 ? `at ${shown(issue.path.map(String).join('.'))}: ` : '';
    return refuse(`${path}: ${where}${complaintOf(issue)}`);
  }
  for (const [i, one] of read.data.guard.entries()) checkEntry(`${path}: at guard.${i}`, one);
  return { config: read.data, lines: read.data.guard.map((_, arm) => lineOf(arm)) };
}

function complaintOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') return shown(issue.message.replace('Invalid input: ', ''), 120);
  const known = Object.keys((issue.path.length === 0 ? configFile : entry).shape);
  return `there is no field '${shown(issue.keys[0]!)}'; fields are ${known.join(', ')}`;
}

function checkEntry(where: string, { file, run, claims = [], shapes = [], generation }: GuardEntry): void {
  if ((file === undefined) === (run === undefined)) refuse(`${where}: give either 'file' or 'run'`);
  if (claims.length + shapes.length === 0) refuse(`${where}: nothing to hold; give 'claims' or 'shapes'`);
  if (shapes.length > 0 && run !== undefined)
    refuse(`${where}: shapes are held against a file, not against a simulator`);
  if (shapes.length > 0 && generation === undefined)
    refuse(`${where}: shapes need 'generation', the column that counts generations`);
}

const LARGEST = 1 << 20;

function readText(path: string): string {
  try {
    const text = readFileSync(path, 'utf8');
    return text.length > LARGEST ? refuse(`${path} is larger than 1 MB; is it a configuration?`) : text;
  } catch (error) {
    if (error instanceof Error && error.name === 'GuardError') throw error;
    const { code } = error as NodeJS.ErrnoException;
    return refuse(`${path}: ${code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`}`);
  }
}

/** The JSON schema of `holdfast.yaml`, for editors. */
export function configSchema(): unknown {
  return z.toJSONSchema(configFile, { io: 'input' });
}
