import { type Claim, claim, readParameter } from '../../claim/index.js';
import { type Parameter, regime } from '../../regime/index.js';

/** What a reader types in the playground: a relation, and a line for each variable, assumption and definition. */
export interface Question {
  readonly relation: string;
  /** Lines such as 'x: real 0..10'. */
  readonly variables: readonly string[];
  /** Conditions such as 'T >= d + 2'. */
  readonly assumptions: readonly string[];
  /** Lines such as 'rate = sigma^2/n'. */
  readonly definitions: readonly string[];
}

const ID = 'playground/relation';

/**
 * The question as a claim without quantities.
 *
 * Throws one sentence when a line cannot be read, or when there is nothing to ask.
 */
export function claimOf({ relation, variables, assumptions, definitions }: Question): Claim {
  const parameters = Object.fromEntries(variables.filter(isFilled).map(variableOf));
  const [x] = Object.keys(parameters);
  if (!isFilled(relation)) throw new Error('There is no relation yet; write for example log(1+x) <= x.');
  if (x === undefined) throw new Error('No variable is declared; write for example x: real 0..10.');
  return claim({
    id: ID,
    title: relation,
    kind: 'inequality',
    source: { paper: { key: 'playground', authors: '', title: '', year: 0 }, where: '', fidelity: 'derived' },
    regime: regime(parameters, ...assumptions.filter(isFilled).map((text) => text.trim())),
    where: Object.fromEntries(
      definitions.filter(isFilled).map((line) => split(line, '=', 'rate = sigma^2/n')),
    ),
    asserts: relation.trim(),
    controls: [],
    view: { x },
  });
}

const isFilled = (text: string): boolean => text.trim() !== '';

function variableOf(line: string): readonly [string, Parameter] {
  const [name, domain] = split(line, ':', 'x: real 0..10');
  return [name, readParameter(domain, name)];
}

function split(line: string, mark: string, example: string): readonly [string, string] {
  const at = line.indexOf(mark);
  if (at < 1) throw new Error(`The line '${line.trim()}' has no '${mark}'; write for example ${example}.`);
  return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

/** A reader's sentence: errors speak of the relation, not of the claim that it is made into. */
export function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(new RegExp(`^claim '${ID}'(, relation 1)?:? ?,? ?`), '');
}

/** The command that asks the same on a terminal. */
export function commandOf({ relation, variables, assumptions, definitions }: Question): string {
  const options = (name: string, values: readonly string[]): string =>
    values
      .filter(isFilled)
      .map((value) => ` ${name} ${quoted(value.trim())}`)
      .join('');
  return `holdfast check ${quoted(relation.trim())}${options('--var', variables)}${options('--where', assumptions)}${options('--let', definitions)}`;
}

/** A text as one word of a POSIX shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
