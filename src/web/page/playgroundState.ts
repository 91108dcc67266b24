import type { Question } from '../engine/question.js';

/** What stands in the fields of the playground, as typed. */
export interface Fields {
  readonly relation: string;
  readonly variables: string;
  readonly assumptions: string;
  readonly definitions: string;
}

const KEYS = { relation: 'r', variables: 'x', assumptions: 'where', definitions: 'let' } as const;

/** The fields as the part of an address after #, so that it can be shared. */
export function hashOf(fields: Fields): string {
  const parameters = new URLSearchParams();
  for (const [name, key] of Object.entries(KEYS)) {
    const text = fields[name as keyof Fields].trim();
    if (text !== '') parameters.set(key, text);
  }
  return `#${parameters}`;
}

/** What an address asks; undefined when it asks nothing. */
export function fieldsOf(hash: string): Fields | undefined {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  if (!parameters.has(KEYS.relation)) return undefined;
  const read = (name: keyof typeof KEYS): string => parameters.get(KEYS[name]) ?? '';
  return {
    relation: read('relation'),
    variables: read('variables'),
    assumptions: read('assumptions'),
    definitions: read('definitions'),
  };
}

/** The fields as a question: a line for each variable, assumption and definition; of the relation only the first. */
export function questionOf({ relation, variables, assumptions, definitions }: Fields): Question {
  const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '');
  return {
    relation: relation.replace(/\s+/g, ' ').trim(),
    variables: lines(variables),
    assumptions: lines(assumptions),
    definitions: lines(definitions),
  };
}

/** Relations to begin with, each with a word about it. */
export const EXAMPLES: readonly (Fields & { readonly about: string })[] = [
  example('false by a hair', 'log(1+x) <= x - x^2/2 + x^3/4', 'x: real 0..10'),
  example('true, with equality at 0', 'log(1+x) <= x - x^2/2 + x^3/3', 'x: real 0..10'),
  example('on a plane', 'exp(-n*t^2/2) <= 1/(1+n*t^2)', 'n: integer 1..100 log\nt: real 0..2'),
  example('under an assumption', 'd/(T-d-1) <= 1', 'd: integer 1..40\nT: integer 3..80', 'T >= d + 2'),
  example('Stirling', 'lgamma(x+1) <= x*log(x)', 'x: real 1..50'),
  example('a series', 'sum(1/k^2, k, 1, n) <= pi^2/6', 'n: integer 1..500 log'),
];

function example(about: string, relation: string, variables: string, assumptions = '') {
  return { about, relation, variables, assumptions, definitions: '' };
}
