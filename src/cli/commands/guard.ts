import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { type Claim, compileClaim, readClaims } from '../../claim/index.js';
import {
  type Arm,
  completeMapping,
  type GuardConfig,
  type GuardEntry,
  type GuardReport,
  guardAll,
  guardExitCode,
  type Mapping,
  openTable,
  type Proposal,
  propose,
  readConfig,
  readShape,
  type SimulatedArm,
} from '../../guard/index.js';
import {
  githubAnnotations,
  githubSummary,
  guardJunit,
  guardLines,
  progress,
  sarif,
} from '../../report/index.js';
import { answerMemory } from '../answerMemory.js';
import { appendFile } from '../appendFile.js';
import { fail } from '../fail.js';
import { loadClaims } from '../loadClaims.js';
import { version } from '../version.js';
import { writeFile } from '../writeFile.js';
import { readPoint } from './eval.js';

export interface GuardCommandOptions {
  readonly config?: string;
  readonly run?: string;
  readonly claim?: readonly string[];
  readonly claims?: readonly string[];
  readonly shape?: readonly string[];
  readonly map?: readonly string[];
  readonly set?: readonly string[];
  readonly where?: readonly string[];
  readonly by?: readonly string[];
  readonly replicate?: string;
  readonly generation?: string;
  readonly steps?: string;
  readonly variation?: string;
  readonly pattern?: string;
  readonly expect?: string;
  readonly alpha?: number;
  readonly tolerance?: number;
  readonly at?: string;
  readonly seed?: number;
  readonly points?: number;
  readonly replicates?: number;
  readonly size?: number;
  readonly timeout?: number;
  readonly memory?: number;
  readonly resume?: boolean;
  readonly json?: string;
  readonly junit?: string;
  readonly sarif?: string;
  readonly github?: boolean;
  readonly strict?: boolean;
}

/** The configuration that is looked for when nothing else is said. */
export const CONFIG = 'holdfast.yaml';

/** Holds files of results, or a simulator, against claims; tells by the exit code whether all is as expected. */
export async function guard(files: readonly string[], options: GuardCommandOptions): Promise<number> {
  const { config, folder, where, lines } = await configOf(files, options);
  const claims = await allClaims([
    ...(options.claims ?? []),
    ...(config.claims ?? []).map((file) => resolve(folder, file)),
  ]);
  const [arms, simulated]: [Arm[], SimulatedArm[]] = [[], []];
  for (const [i, entry] of config.guard.entries()) {
    const declared = lines === undefined ? {} : { declared: { file: where, line: lines[i]! } };
    if (entry.run !== undefined)
      simulated.push(
        ...simulatedArms(entry, claims, options, folder).map((arm) => ({ ...declared, ...arm })),
      );
    else {
      const read = await armsOf(entry, claims, options, folder, `${where}, entry ${i + 1}`);
      arms.push(...read.map((arm) => ({ ...declared, ...arm })));
    }
  }
  const journal = `${options.json ?? '.holdfast-guard.json'}.answers`;
  const memory = simulated.length > 0 ? answerMemory(journal, options.resume === true) : undefined;
  const bar = progress(
    arms.length + simulated.reduce((sum, { options: { points = 24, at } }) => sum + (at ? 1 : points), 0),
  );
  const report = await guardAll(arms, simulated, {
    alpha: config.alpha,
    tolerance: config.tolerance,
    others: relatives(arms, simulated, claims),
    ...(memory && { memory }),
    onStep: bar.step,
  }).finally(bar.end);
  publish(report, options, where);
  if (!report.simulators.some(({ faults }) => faults.length > 0)) memory?.forget();
  return guardExitCode(report, options.strict === true);
}

interface Configured {
  readonly config: GuardConfig;
  /** Files of the configuration are relative to it. */
  readonly folder: string;
  /** The file that a complaint points at. */
  readonly where: string;
  /** Lines of the file on which its arms begin. */
  readonly lines?: readonly number[];
}

/** The configuration file, or one made of the options. */
async function configOf(files: readonly string[], options: GuardCommandOptions): Promise<Configured> {
  const direct = files.length > 0 || options.run !== undefined;
  if (direct && options.config !== undefined) fail('give either files (or --run) or --config, not both');
  if (!direct) {
    const path = options.config ?? CONFIG;
    if (options.config === undefined && !existsSync(path))
      fail(`which results? write 'holdfast guard FILE', or 'holdfast init' for a ${CONFIG}`);
    const { config, lines } = await readConfig(path);
    return {
      lines,
      config: {
        ...config,
        ...(options.alpha !== undefined && { alpha: options.alpha }),
        ...(options.tolerance !== undefined && { tolerance: options.tolerance }),
      },
      folder: dirname(path),
      where: shownPathOf(resolve(path)),
    };
  }
  const entry = entryOf(options);
  const entries: GuardEntry[] = files.map((file) => ({ ...entry, file: resolve(file) }));
  if (options.run !== undefined) entries.push({ ...entry, run: options.run });
  return {
    config: { version: 1, alpha: options.alpha ?? 1e-3, tolerance: options.tolerance ?? 0.1, guard: entries },
    folder: process.cwd(),
    where: files[0] ?? 'simulator',
  };
}

function entryOf(options: GuardCommandOptions): GuardEntry {
  const steps = options.steps ?? 'auto';
  if (!isOneOf(STEPS, steps)) fail(`--steps is one of ${STEPS.join(', ')}, not '${steps}'`);
  const expect = options.expect ?? 'holds';
  if (!isOneOf(EXPECT, expect)) fail(`--expect is one of ${EXPECT.join(', ')}, not '${expect}'`);
  const { claim, shape, where, replicate, generation, by, variation, pattern, points, timeout } = options;
  return {
    ...(claim && { claims: [...claim] }),
    ...(shape && { shapes: [...shape] }),
    where: [...(where ?? [])],
    map: pairs(options.map, '--map', 'name=column'),
    set: pairs(options.set, '--set', 'name=value'),
    ...(replicate !== undefined && { replicate }),
    ...(generation !== undefined && { generation }),
    ...(by && { by: [...by] }),
    steps,
    ...(variation !== undefined && { variation }),
    ...(pattern !== undefined && { pattern }),
    ...(points !== undefined && { points }),
    ...(timeout !== undefined && { timeout }),
    expect,
  };
}

const STEPS = ['auto', 'ratio', 'difference', 'none'] as const;
const EXPECT = ['holds', 'alarm'] as const;
const isOneOf = <T extends string>(words: readonly T[], word: string): word is T =>
  (words as readonly string[]).includes(word);

function pairs(texts: readonly string[] | undefined, option: string, form: string): Record<string, string> {
  return Object.fromEntries(
    (texts ?? []).map((text) => {
      const at = text.indexOf('=');
      if (at < 1) fail(`${option} '${text}': write ${option} ${form}`);
      return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    }),
  );
}

/** The catalogue and the user's own claims, which win where ids agree. */
export async function allClaims(files: readonly string[] | undefined): Promise<readonly Claim[]> {
  const own = (await Promise.all((files ?? []).map(readClaims))).flat();
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...(await loadClaims(undefined)).filter(({ id }) => !ids.has(id))];
}

/** The claim of this id, or the only one whose slug it is. */
export function claimNamed(claims: readonly Claim[], id: string): Claim {
  const exact = claims.find((claim) => claim.id === id);
  if (exact !== undefined) return exact;
  const slugs = claims.filter((claim) => claim.id.endsWith(`/${id}`));
  if (slugs.length === 1) return slugs[0]!;
  if (slugs.length > 1)
    fail(`'${id}' is the name of ${slugs.map((claim) => claim.id).join(' and ')}; write one in full`);
  return fail(`there is no claim '${id}' (holdfast list shows all)`);
}

async function armsOf(
  entry: GuardEntry,
  claims: readonly Claim[],
  options: GuardCommandOptions,
  folder: string,
  where: string,
): Promise<readonly Arm[]> {
  const path = resolve(folder, entry.file!);
  const shownPath = shownPathOf(path);
  const table = await openTable(shownPath, entry);
  const { where: conditions = [], by = [], expect, replicate } = entry;
  const name = entry.name ?? `${shownPath}${conditions.length > 0 ? ` (${conditions.join(', ')})` : ''}`;
  const named = { ...table, path: shownPath };
  const shapes = (entry.shapes ?? []).map(
    (text): Arm => ({
      table: named,
      shape: {
        name,
        shape: readShape(text),
        generation:
          entry.generation ??
          fail(`${where}: a shape needs --generation, the column that counts generations`),
        ...(replicate !== undefined && { replicate }),
        by,
        where: conditions,
        expect,
      },
    }),
  );
  const held = (entry.claims ?? []).map((id): Arm => {
    const claim = claimNamed(claims, id);
    return {
      table: named,
      holding: {
        name,
        claim: compileClaim(claim),
        mapping: { where: conditions, ...mappingOf(entry, claim, named) },
        expect,
        steps: entry.steps ?? 'auto',
        ...(entry.variation !== undefined && { variation: entry.variation }),
      },
    };
  });
  if (shapes.length + held.length > 0) return [...held, ...shapes];
  const given = { map: entry.map ?? {}, set: entry.set ?? {} };
  const { proposals, nearest } = propose(table, narrowed(claims, options), given);
  if (proposals.length === 0)
    fail(
      `${shownPath}: no claim could be guessed from its columns (${table.columns.slice(0, 12).join(', ')}); give --claim and --map${nearest === undefined ? '' : `; ${nearest}`}`,
    );
  for (const proposal of proposals) process.stderr.write(proposalLines(shownPath, proposal));
  return proposals.flatMap((proposal) => proposedArms(proposal, named, claims, entry));
}

/** The mapping as it was given; guessed and told where no column was named. */
function mappingOf(
  { map = {}, set = {}, replicate }: GuardEntry,
  claim: Claim,
  table: Arm['table'],
): Omit<Mapping, 'where'> {
  if (Object.keys(map).length > 0) return { map, set, ...(replicate !== undefined && { replicate }) };
  const { guessed, ...completed } = completeMapping(table, claim, { map, set });
  if (guessed.length > 0)
    process.stderr.write(
      [`holdfast: ${table.path}: guessed for ${claim.id}:`, ...guessed.map((one) => `  ${one}`), ''].join(
        '\n',
      ),
    );
  return { ...completed, ...(replicate !== undefined && { replicate }) };
}

/** A path as people read it: from here when it lies below, else in full. */
export function shownPathOf(path: string): string {
  const here = relative(process.cwd(), path);
  return here === '' || here.startsWith('..') ? path : here;
}

const narrowed = (claims: readonly Claim[], options: GuardCommandOptions): readonly Claim[] =>
  options.claims === undefined ? claims : [...claims];

function proposalLines(path: string, { name, claim, shapes, guessed }: Proposal): string {
  return [
    `holdfast: ${path}: guessed for '${name}': ${claim ?? shapes!.join(', ')}`,
    ...guessed.map((sentence) => `  ${sentence}`),
    '',
  ].join('\n');
}

function proposedArms(
  proposal: Proposal,
  table: Arm['table'],
  claims: readonly Claim[],
  entry: GuardEntry,
): readonly Arm[] {
  const where = [...(entry.where ?? []), ...proposal.where];
  const shared = { name: `${table.path} (${proposal.name})`, expect: entry.expect };
  const replicate = entry.replicate ?? proposal.replicate;
  const named = replicate === undefined ? {} : { replicate };
  if (proposal.claim !== undefined) {
    const mapping = {
      map: { ...proposal.map, ...entry.map },
      set: { ...proposal.set, ...entry.set },
      where,
      ...named,
    };
    return [
      {
        table,
        holding: {
          ...shared,
          claim: compileClaim(claimNamed(claims, proposal.claim)),
          mapping,
          steps: entry.steps ?? 'auto',
        },
      },
    ];
  }
  return proposal.shapes!.map((text) => ({
    table,
    shape: {
      ...shared,
      shape: readShape(text),
      generation: proposal.generation!,
      by: proposal.by ?? [],
      where,
      ...named,
    },
  }));
}

function simulatedArms(
  entry: GuardEntry,
  claims: readonly Claim[],
  options: GuardCommandOptions,
  folder: string,
): readonly SimulatedArm[] {
  if (entry.claims === undefined) fail('which claim? a simulator needs --claim');
  const quantity = Object.keys(entry.map ?? {})[0];
  const { seed, replicates, size, memory, points = entry.points, timeout = entry.timeout } = options;
  return entry.claims.map((id) => {
    const claim = compileClaim(claimNamed(claims, id));
    const fixed = Object.fromEntries(
      Object.entries(entry.set ?? {}).map(([name, value]) => [name, fixedValue(claim, name, value)]),
    );
    return {
      name: entry.name ?? entry.run!,
      command: entry.run!,
      claim,
      expect: entry.expect,
      options: {
        fixed,
        ...(quantity !== undefined && { quantity }),
        ...(options.at !== undefined && { at: readPoint(parsed(options.at), '--at') }),
        ...(seed !== undefined && { seed }),
        ...(points !== undefined && { points }),
        ...(replicates !== undefined && { replicates }),
        ...(size !== undefined && { size }),
      },
      process: { folder, ...(timeout !== undefined && { timeout }), ...(memory !== undefined && { memory }) },
    };
  });
}

function fixedValue(
  claim: ReturnType<typeof compileClaim>,
  name: string,
  value: number | string,
): number | string {
  const parameter = Object.hasOwn(claim.claim.regime.parameters, name)
    ? claim.claim.regime.parameters[name]
    : undefined;
  if (parameter === undefined)
    return fail(`--set ${name}: ${claim.claim.id} has no such parameter (${claim.regime.names.join(', ')})`);
  if (parameter.type === 'choice') return String(value);
  return Number.isFinite(Number(value)) ? Number(value) : fail(`--set ${name}: '${value}' is not a number`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail(`--at is not JSON: ${(error as Error).message}`);
  }
}

/** Claims of the same papers, compiled when a diagnosis first asks. */
function relatives(arms: readonly Arm[], simulated: readonly SimulatedArm[], claims: readonly Claim[]) {
  const ids = [
    ...arms.flatMap((arm) => ('holding' in arm ? [arm.holding.claim] : [])),
    ...simulated.map(({ claim }) => claim),
  ];
  const papers = new Set(ids.map(({ claim }) => claim.id.split('/')[0]!));
  let compiled: ReturnType<typeof compileClaim>[] | undefined;
  return () => {
    compiled ??= claims.filter(({ id }) => papers.has(id.split('/')[0]!)).flatMap(compiledOrNone);
    return compiled;
  };
}

function compiledOrNone(claim: Claim): ReturnType<typeof compileClaim>[] {
  try {
    return [compileClaim(claim)];
  } catch {
    return [];
  }
}

function publish(report: GuardReport, options: GuardCommandOptions, where: string): void {
  if (options.json !== undefined) writeFile(options.json, `${JSON.stringify(report, null, 1)}\n`);
  if (options.junit !== undefined) writeFile(options.junit, guardJunit(report));
  if (options.sarif !== undefined)
    writeFile(options.sarif, `${JSON.stringify(sarif(report, { version: version(), where }), null, 1)}\n`);
  if (options.github === true) {
    process.stdout.write(githubAnnotations(report, where));
    const summary = process.env.GITHUB_STEP_SUMMARY;
    if (summary !== undefined && summary !== '') appendFile(summary, githubSummary(report));
  }
  process.stdout.write(`${guardLines(report).join('\n')}\n`);
}
