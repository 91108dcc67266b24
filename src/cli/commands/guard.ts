import { type Claim, compileClaim, readClaims } from '../../claim/index.js';
import {
  type Arm,
  type GuardReport,
  guardData,
  guardExitCode,
  type Holding,
  type Mapping,
  openTable,
  type StepRule,
} from '../../guard/index.js';
import { guardLines } from '../../report/index.js';
import { fail } from '../fail.js';
import { loadClaims } from '../loadClaims.js';
import { writeFile } from '../writeFile.js';

export interface GuardCommandOptions {
  readonly claim?: readonly string[];
  readonly claims?: readonly string[];
  readonly map?: readonly string[];
  readonly set?: readonly string[];
  readonly where?: readonly string[];
  readonly replicate?: string;
  readonly steps?: string;
  readonly variation?: string;
  readonly pattern?: string;
  readonly alpha: number;
  readonly tolerance: number;
  readonly json?: string;
  readonly strict?: boolean;
}

/** Holds files of results against claims, reports, and tells by the exit code whether all is as expected. */
export async function guard(files: readonly string[], options: GuardCommandOptions): Promise<number> {
  if (files.length === 0) fail("which results? write 'holdfast guard FILE --claim CLAIM --map name=column'");
  const claims = await allClaims(options.claims);
  const arms: Arm[] = [];
  for (const file of files) {
    const table = await openTable(file, options);
    for (const holding of holdingsOf(file, claims, options)) arms.push({ table, holding });
  }
  const others = relatives(arms, claims);
  const report = guardData(arms, { alpha: options.alpha, tolerance: options.tolerance, others });
  publish(report, options);
  return guardExitCode(report, options.strict === true);
}

/** The catalogue and the user's own claims, which win where ids agree. */
async function allClaims(files: readonly string[] | undefined): Promise<readonly Claim[]> {
  const own = (await Promise.all((files ?? []).map(readClaims))).flat();
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...(await loadClaims(undefined)).filter(({ id }) => !ids.has(id))];
}

function holdingsOf(
  file: string,
  claims: readonly Claim[],
  options: GuardCommandOptions,
): readonly Holding[] {
  if (options.claim === undefined) fail('which claim? give --claim (holdfast list shows all)');
  const mapping = mappingOf(options);
  return options.claim.map((id) => ({
    name: `${file}${mapping.where.length > 0 ? ` (${mapping.where.join(', ')})` : ''}`,
    claim: compileClaim(claimNamed(claims, id)),
    mapping,
    expect: 'holds',
    steps: stepRule(options.steps),
    ...(options.variation !== undefined && { variation: options.variation }),
  }));
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

function mappingOf({ map, set, where, replicate }: GuardCommandOptions): Mapping {
  return {
    map: pairs(map, '--map', 'name=column'),
    set: pairs(set, '--set', 'name=value'),
    where: where ?? [],
    ...(replicate !== undefined && { replicate }),
  };
}

function pairs(
  texts: readonly string[] | undefined,
  option: string,
  form: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (texts ?? []).map((text) => {
      const at = text.indexOf('=');
      if (at < 1) fail(`${option} '${text}': write ${option} ${form}`);
      return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    }),
  );
}

const STEPS = ['auto', 'ratio', 'difference', 'none'];

function stepRule(text: string | undefined): StepRule | 'auto' {
  if (text === undefined) return 'auto';
  return STEPS.includes(text)
    ? (text as StepRule)
    : fail(`--steps is one of ${STEPS.join(', ')}, not '${text}'`);
}

/** Claims of the same papers, compiled where they can be. */
function relatives(arms: readonly Arm[], claims: readonly Claim[]): readonly Holding['claim'][] {
  const papers = new Set(arms.map(({ holding }) => holding.claim.claim.id.split('/')[0]!));
  return claims
    .filter(({ id }) => papers.has(id.split('/')[0]!))
    .flatMap((claim) => {
      try {
        return [compileClaim(claim)];
      } catch {
        return [];
      }
    });
}

function publish(report: GuardReport, options: GuardCommandOptions): void {
  if (options.json !== undefined) writeFile(options.json, `${JSON.stringify(report, null, 1)}\n`);
  process.stdout.write(`${guardLines(report).join('\n')}\n`);
}
