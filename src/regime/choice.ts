import type { ChoiceParameter } from './parameter.js';
import { RegimeError } from './regimeError.js';

/**
 * A parameter with one of the listed texts as value; the first one counts as the simplest.
 * `choice('shared', 'fresh')`, or `choice(['shared', 'fresh'], 'how designs are drawn')` with a meaning.
 *
 * @throws RegimeError when there is no value, an empty one, or one twice.
 */
export function choice(...values: readonly string[]): ChoiceParameter;
export function choice(values: readonly string[], meaning?: string): ChoiceParameter;
export function choice(...given: readonly unknown[]): ChoiceParameter {
  const [first, meaning] = given;
  const listed = Array.isArray(first);
  const values = (listed ? first : given) as readonly string[];
  checkValues(values);
  return {
    type: 'choice',
    values: [...values],
    meaning: listed && typeof meaning === 'string' ? meaning : '',
  };
}

function checkValues(values: readonly string[]): void {
  if (values.length === 0) throw new RegimeError('A choice needs at least one value, but got none.');
  for (const value of values)
    if (typeof value !== 'string' || value === '')
      throw new RegimeError(`A choice is between non-empty texts, but got ${JSON.stringify(value)}.`);
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice !== undefined)
    throw new RegimeError(`A choice lists each value once, but "${twice}" comes twice.`);
}
