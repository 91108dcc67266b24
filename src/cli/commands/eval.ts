import { readFileSync } from 'node:fs';
import pc from 'picocolors';
import { type Claim, type CompiledClaim, compileClaim } from '../../claim/index.js';
import type { Point } from '../../regime/index.js';
import { type Evaluation, evaluateAt } from '../../verify/index.js';
import { fail } from '../fail.js';
import { loadClaims } from '../loadClaims.js';
import { selectOne } from '../select.js';

export interface EvalOptions {
  readonly at?: string;
  readonly cases?: string;
  readonly seed: number;
  readonly draws?: number;
  readonly json?: boolean;
  readonly claims?: readonly string[];
}

interface Case {
  readonly claim: string;
  readonly at: Point;
}

/** Prints both sides of one claim at one point, or of many. */
export async function evaluateClaims(id: string | undefined, options: EvalOptions): Promise<number> {
  const claims = await loadClaims(options.claims);
  const cases = options.cases === undefined ? [oneCase(id, options.at)] : readCases(options.cases);
  const compiled = new Map<string, CompiledClaim>();
  const results = cases.map((wanted) => evaluateCase(claims, compiled, wanted, options));
  const text = options.json
    ? JSON.stringify(options.cases === undefined ? results[0] : { format: 1, results })
    : results.map(lines).join('\n\n');
  process.stdout.write(`${text}\n`);
  return 0;
}

function oneCase(id: string | undefined, at: string | undefined): Case {
  if (id === undefined)
    fail("which claim? write 'holdfast eval CLAIM --at JSON' or 'holdfast eval --cases FILE'");
  if (at === undefined) fail(`--at is missing: the point at which to evaluate ${id}, as JSON`);
  return { claim: id, at: readPoint(parseJson(at, '--at'), '--at') };
}

function readCases(path: string): readonly Case[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return fail(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  const rows = text.trimStart().startsWith('[')
    ? (parseJson(text, path) as unknown[])
    : text
        .split('\n')
        .flatMap((line, number) =>
          line.trim() === '' ? [] : [parseJson(line, `${path}, line ${number + 1}`)],
        );
  return rows.map((row, number) => readCase(row, `${path}, case ${number + 1}`));
}

function readCase(row: unknown, where: string): Case {
  const { claim, at } = (row ?? {}) as Partial<Case>;
  if (typeof claim !== 'string')
    fail(`${where}: 'claim' is missing; a case is {"claim": "paper/slug", "at": {...}}`);
  return { claim, at: readPoint(at, where) };
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail(`${where} is not JSON: ${(error as Error).message}`);
  }
}

/** The JSON value as a point; a sentence when it is none. */
export function readPoint(value: unknown, where: string): Point {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    fail(`${where}: a point is an object, such as {"n": 3, "design": "fresh"}`);
  for (const [name, entry] of Object.entries(value)) {
    const fits =
      typeof entry === 'number' ||
      typeof entry === 'string' ||
      (Array.isArray(entry) && entry.every((x) => typeof x === 'number'));
    if (!fits)
      fail(
        `${where}: '${name}' is ${JSON.stringify(entry)}; a value is a number, a text or an array of numbers`,
      );
  }
  return value as Point;
}

function evaluateCase(
  claims: readonly Claim[],
  compiled: Map<string, CompiledClaim>,
  wanted: Case,
  options: EvalOptions,
) {
  const claim = compiled.get(wanted.claim) ?? compileClaim(selectOne(claims, wanted.claim));
  compiled.set(wanted.claim, claim);
  requireNames(claim, wanted.at);
  const relations = evaluateAt(claim, wanted.at, options);
  return { format: 1, claim: wanted.claim, at: wanted.at, ...relations[0]!, relations };
}

function requireNames({ claim, regime }: CompiledClaim, at: Point): void {
  const missing = regime.names.filter((name) => !Object.hasOwn(at, name));
  if (missing.length > 0)
    fail(`${claim.id}: the point lacks ${missing.join(', ')} (parameters: ${regime.names.join(', ')})`);
  const unknown = Object.keys(at).filter((name) => !regime.names.includes(name));
  if (unknown.length > 0)
    fail(`${claim.id}: ${unknown.join(', ')} is no parameter (parameters: ${regime.names.join(', ')})`);
}

function lines({ claim, at, relations }: ReturnType<typeof evaluateCase>): string {
  return [`${pc.bold(claim)} at ${JSON.stringify(at)}`, ...relations.flatMap(relationLines)].join('\n');
}

function relationLines({
  relation,
  lhs,
  rhs,
  lhsError,
  rhsError,
  holds,
  margin,
  inRegime,
  route,
}: Evaluation): readonly string[] {
  const mark = holds ? pc.green('holds') : pc.red('fails');
  const via = Object.entries(route)
    .map(([name, how]) => `${name}: ${how}`)
    .join(', ');
  return [
    `  ${relation}`,
    `    left  ${number(lhs, lhsError)}`,
    `    right ${number(rhs, rhsError)}`,
    `    ${mark}, margin ${margin.toPrecision(4)}${inRegime ? '' : ', outside the regime'}${via === '' ? '' : ` (${via})`}`,
  ];
}

const number = (value: number, error?: number): string =>
  error === undefined || error === 0 ? String(value) : `${value} ± ${error.toPrecision(3)} (standard error)`;
