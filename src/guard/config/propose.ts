import { type Claim, compileClaim } from '../../claim/index.js';
import type { Point } from '../../regime/index.js';
import { boundsOf } from '../hold/bound.js';
import { generationParameter } from '../hold/sources.js';
import type { Table } from '../table/table.js';

/** An entry of `holdfast.yaml` that was guessed from the columns of a file. */
export interface Proposal {
  readonly name: string;
  readonly claim?: string;
  readonly shapes?: readonly string[];
  readonly where: readonly string[];
  readonly map: Readonly<Record<string, string>>;
  readonly set: Readonly<Record<string, number | string>>;
  readonly replicate?: string;
  readonly generation?: string;
  readonly by?: readonly string[];
  /** What was guessed, a sentence each. */
  readonly guessed: readonly string[];
}

export interface Proposals {
  readonly proposals: readonly Proposal[];
  /** For the claim that came nearest, what is missing; when nothing could be proposed. */
  readonly nearest?: string;
}

interface Profile {
  readonly name: string;
  readonly numeric: boolean;
  readonly values: ReadonlySet<number | string>;
  readonly least: number;
  readonly most: number;
}

const ALIASES: Readonly<Record<string, readonly string[]>> = {
  generation: ['generation', 'gen', 'iteration', 'iter', 'round', 'step', 'fit', 't', 'epoch', 'n', 'k'],
  replicate: ['seed', 'replicate', 'rep', 'run', 'trial', 'run_id', 'random_seed'],
  testerror: ['testerror', 'test_error', 'test_mse', 'mse', 'error', 'excess_risk', 'risk', 'squared_error'],
  fittedvariance: ['fittedvariance', 'fitted_variance', 'variance', 'var', 'sigma2_hat', 'trace'],
  meanerror: ['meanerror', 'mean_sq_error', 'squared_mean_error'],
  d: ['d', 'dim', 'dimension', 'features', 'n_features', 'p'],
  t: ['t', 'iteration', 'generation', 'gen'],
  T: ['T', 'n_samples', 'samples', 'num_samples', 'n_train', 'train_size', 'n'],
  n: ['n', 'n_samples', 'samples', 'num_samples', 'sample_size'],
  sigma: ['sigma', 'noise', 'noise_std', 'label_noise', 'sd'],
  sigma2: ['sigma2', 'noise_variance', 'true_variance', 'variance0'],
};

const WORKFLOWS: Readonly<Record<'replace' | 'accumulate', RegExp>> = {
  replace: /^(?:replac|discard|fully[ _-]?synth|synthetic[ _-]?only)\w*$/i,
  accumulate: /^(?:accumul|augment|cumul)\w*$/i,
};

/** Rows that are looked at. */
const LOOK = 100_000;

/** What the user has said already; it is not guessed. */
export interface Given {
  readonly map: Readonly<Record<string, string>>;
  readonly set: Readonly<Record<string, number | string>>;
}

const NOTHING: Given = { map: {}, set: {} };

/** Proposes how a file could be guarded, by the names and ranges of its columns, and says what was guessed. */
export function propose(table: Table, claims: readonly Claim[], given: Given = NOTHING): Proposals {
  const profiles = profilesOf(table);
  const replicate = find(profiles, ALIASES.replicate!)?.name;
  const arms = armsOf(profiles);
  const matches = claims
    .filter(({ expected, measures }) => expected === 'holds' && Object.keys(measures).length > 0)
    .map((claim) => ({ claim, match: matchClaim(claim, profiles, given) }));
  const proposals = arms.flatMap((arm) => proposalsFor(arm, matches, profiles, replicate));
  if (proposals.length > 0) return { proposals };
  const nearest = matches
    .filter(({ match }) => match.measured > 0)
    .sort((a, b) => a.match.missing.length - b.match.missing.length)[0];
  return {
    proposals: [],
    ...(nearest !== undefined && {
      nearest: `${nearest.claim.id} comes nearest; no column looks like its ${nearest.match.missing.join(', ')}`,
    }),
  };
}

/** The part of a mapping to a claim that the user has left open, as far as it can be guessed. */
export interface Completion extends Given {
  readonly replicate?: string;
  readonly guessed: readonly string[];
}

/** Completes a mapping to a claim by the names and ranges of the columns, and says what was guessed. */
export function completeMapping(table: Table, claim: Claim, given: Given): Completion {
  const profiles = profilesOf(table);
  const { map, set, guessed } = matchClaim(claim, profiles, given);
  const replicate = find(profiles, ALIASES.replicate!)?.name;
  return {
    map,
    set,
    ...(replicate !== undefined && { replicate }),
    guessed: [...guessed, ...(replicate === undefined ? [] : [`column ${replicate} tells replicates apart`])],
  };
}

function profilesOf(table: Table): readonly Profile[] {
  const seen = table.columns.map((name) => ({
    name,
    numeric: true,
    values: new Set<number | string>(),
    least: Infinity,
    most: -Infinity,
    filled: false,
  }));
  let rows = 0;
  for (const batch of table.batches(table.columns)) {
    for (let i = 0; i < batch.count; i++) {
      for (const [c, column] of seen.entries()) {
        const value = batch.cells[c]!.numbers[i]!;
        const text = Number.isNaN(value) ? batch.cells[c]!.text(i) : '';
        if (Number.isNaN(value) && (text === '' || text.toLowerCase() === 'nan')) continue;
        if (Number.isNaN(value)) column.numeric = false;
        column.filled = true;
        if (column.values.size <= 1000) column.values.add(Number.isNaN(value) ? text : value);
        column.least = Math.min(column.least, value);
        column.most = Math.max(column.most, value);
      }
    }
    rows += batch.count;
    if (rows > LOOK) break;
  }
  return seen.filter(({ filled }) => filled);
}

const plainName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, '_');

function find(
  profiles: readonly Profile[],
  names: readonly string[],
  fits: (profile: Profile) => boolean = () => true,
): Profile | undefined {
  for (const name of names) {
    const exact = profiles.find((profile) => profile.name === name && fits(profile));
    if (exact !== undefined) return exact;
  }
  for (const name of names) {
    const found = profiles.find((profile) => plainName(profile.name) === plainName(name) && fits(profile));
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Arm {
  readonly workflow?: 'replace' | 'accumulate';
  readonly where: readonly string[];
  readonly guessed: readonly string[];
}

/** The arms of the experiment: values of a text column that name a workflow. */
function armsOf(profiles: readonly Profile[]): readonly Arm[] {
  for (const { name, numeric, values } of profiles) {
    if (numeric || values.size > 20) continue;
    const arms = [...values].flatMap((value): Arm[] => {
      const workflow = (['replace', 'accumulate'] as const).find((one) => WORKFLOWS[one].test(String(value)));
      return workflow === undefined
        ? []
        : [
            {
              workflow,
              where: [`${name}=${value}`],
              guessed: [`rows with ${name} = ${value} are taken for the workflow '${workflow}'`],
            },
          ];
    });
    if (arms.length > 0) return arms;
  }
  return [{ where: [], guessed: [] }];
}

interface Match {
  readonly map: Readonly<Record<string, string>>;
  readonly set: Readonly<Record<string, number | string>>;
  readonly missing: readonly string[];
  readonly guessed: readonly string[];
  readonly measured: number;
}

function matchClaim(claim: Claim, profiles: readonly Profile[], given: Given): Match {
  const known = (name: string): boolean => Object.hasOwn(given.map, name) || Object.hasOwn(given.set, name);
  const [map, set]: [Record<string, string>, Record<string, number | string>] = [{}, {}];
  const [missing, guessed]: [string[], string[]] = [[], []];
  const names = [...Object.keys(claim.measures), ...Object.keys(claim.regime.parameters)];
  for (const name of names.filter(known)) {
    if (Object.hasOwn(given.map, name)) map[name] = given.map[name]!;
    else set[name] = given.set[name]!;
  }
  const taken = new Set<string>(Object.values(map));
  const measured = Object.keys(claim.measures).filter((name) => {
    if (known(name)) return true;
    const column = find(profiles, [name, ...(ALIASES[name.toLowerCase()] ?? [])], ({ numeric }) => numeric);
    if (column === undefined) return false;
    map[name] = column.name;
    taken.add(column.name);
    if (column.name !== name) guessed.push(`column ${column.name} is taken for ${name}`);
    return true;
  });
  const compiled = attempt(() => compileClaim(claim));
  const generation = compiled && generationParameter(compiled, Object.keys(claim.regime.parameters));
  for (const [name, parameter] of Object.entries(claim.regime.parameters)) {
    if (known(name)) continue;
    const names = name === generation ? [name, ...ALIASES.generation!] : [name, ...(ALIASES[name] ?? [])];
    const fits = (profile: Profile): boolean => {
      if (taken.has(profile.name)) return false;
      if (parameter.type === 'choice')
        return [...profile.values].every((value) => parameter.values.includes(String(value)));
      if (parameter.type !== 'integer' && parameter.type !== 'real') return false;
      const room = name === generation ? 1 : 0;
      const whole =
        parameter.type === 'real' || [...profile.values].every((value) => Number.isInteger(value));
      return (
        profile.numeric && whole && profile.least >= parameter.min - room && profile.most <= parameter.max
      );
    };
    const column = find(profiles, names, fits);
    if (column !== undefined) {
      taken.add(column.name);
      const countsFromZero =
        name === generation && column.least === 0 && parameter.type === 'integer' && parameter.min === 1;
      map[name] = countsFromZero && !(`fittedVariance` in map) ? `${column.name} + 1` : column.name;
      if (column.name !== name || countsFromZero) guessed.push(`column ${map[name]} is taken for ${name}`);
    } else if (name === 'sigma2' && map.fittedVariance !== undefined && generation !== undefined) {
      map[name] = `${map.fittedVariance}@0`;
      guessed.push(`${name} is taken from ${map.fittedVariance} at generation 0 of each run`);
    } else if (name === 'ddof') {
      set[name] = 0;
      guessed.push('ddof = 0 is assumed (the variance divides by the number of points)');
    } else missing.push(name);
  }
  return { map, set, missing, guessed, measured: measured.length };
}

function proposalsFor(
  arm: Arm,
  matches: readonly { readonly claim: Claim; readonly match: Match }[],
  profiles: readonly Profile[],
  replicate: string | undefined,
): readonly Proposal[] {
  const usable = matches.filter(
    ({ claim, match }) =>
      match.measured > 0 &&
      match.missing.length === 0 &&
      suits(claim, arm) &&
      isUsable(claim, match) &&
      isInside(claim, match, profiles),
  );
  const rank = ({ claim }: (typeof usable)[number]): number =>
    claim.kind === 'identity' ? 0 : claim.kind === 'inequality' ? 1 : 2;
  const best = usable.toSorted((a, b) => rank(a) - rank(b))[0];
  if (best !== undefined) {
    const { claim, match } = best;
    return [
      {
        name: arm.where.join(', ') || claim.id,
        claim: claim.id,
        where: arm.where,
        map: match.map,
        set: match.set,
        ...(replicate !== undefined && { replicate }),
        guessed: [
          ...arm.guessed,
          ...match.guessed,
          ...(replicate !== undefined
            ? [`column ${replicate} tells replicates apart`]
            : ['no column tells replicates apart: every row counts as a run of its own']),
        ],
      },
    ];
  }
  return shapesFor(arm, profiles, replicate);
}

/** Growth and boundedness, for errors of a known workflow that no formula covers. */
function shapesFor(
  arm: Arm,
  profiles: readonly Profile[],
  replicate: string | undefined,
): readonly Proposal[] {
  const generation = find(profiles, ALIASES.generation!.slice(0, -2), ({ numeric }) => numeric)?.name;
  const error = profiles.find(
    ({ name, numeric, least, values }) =>
      numeric && values.size > 2 && least >= 0 && /err|loss|risk|mse/i.test(name),
  );
  if (arm.workflow === undefined || generation === undefined || error === undefined) return [];
  const settings = profiles.filter(
    ({ name, values }) =>
      /^(?:alpha|beta|ratio|fraction|config|configuration|setting|arm|lambda)$/i.test(name) &&
      name !== generation &&
      name !== replicate &&
      values.size > 1 &&
      values.size <= 20 &&
      !arm.where.some((text) => text.startsWith(`${name}=`)),
  );
  return [
    {
      name: arm.where.join(', '),
      shapes: [arm.workflow === 'replace' ? `${error.name} grows` : `${error.name} bounded by 10`],
      where: arm.where,
      map: {},
      set: {},
      generation,
      ...(replicate !== undefined && { replicate }),
      by: settings.map(({ name }) => name),
      guessed: [
        ...arm.guessed,
        `no formula fits the columns: ${error.name} is held to ${arm.workflow === 'replace' ? 'grow' : 'stay below 10 times its first value'} along ${generation}`,
      ],
    },
  ];
}

const suits = ({ id }: Claim, { workflow }: Arm): boolean =>
  workflow === undefined ||
  (workflow === 'replace' ? /replac/.test(id) : /accumul/.test(id) && !/subsample/.test(id));

const isUsable = (claim: Claim, { map }: Match): boolean =>
  attempt(
    () =>
      boundsOf(
        compileClaim(claim),
        Object.keys(map).filter((name) => Object.hasOwn(claim.measures, name)),
      ).bounds.length > 0,
  ) === true;

/** Whether a point of the file's own values satisfies the assumptions. */
function isInside(claim: Claim, { map, set }: Match, profiles: readonly Profile[]): boolean {
  const point: Record<string, number | string> = {};
  for (const [name, value] of Object.entries(set))
    point[name] = claim.regime.parameters[name]?.type === 'choice' ? String(value) : Number(value);
  for (const name of Object.keys(claim.regime.parameters)) {
    if (Object.hasOwn(point, name)) continue;
    const column = profiles.find(
      (profile) => map[name] === profile.name || map[name]?.replaceAll(' ', '') === `${profile.name}+1`,
    );
    if (column === undefined) point[name] = 1;
    else {
      const values = [...column.values];
      const value = values[Math.floor(values.length / 2)]!;
      point[name] = /\+ ?1$/.test(map[name]!)
        ? (value as number) + 1
        : claim.regime.parameters[name]!.type === 'choice'
          ? String(value)
          : value;
    }
  }
  return attempt(() => compileClaim(claim).regime.contains(point as Point)) === true;
}

function attempt<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch {
    return undefined;
  }
}
