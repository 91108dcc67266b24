import { shapeProblem, show } from './domain/shapeProblem.js';
import type { Parameter, Point } from './parameter.js';
import { RegimeError } from './regimeError.js';

/** The point, when it has a value of the right shape for exactly the parameters named; throws a RegimeError otherwise. */
export function checkPoint(
  names: readonly string[],
  parameters: readonly Parameter[],
  point: unknown,
): Point {
  if (typeof point !== 'object' || point === null || Array.isArray(point))
    throw new RegimeError(
      `A point is an object of values by parameter (${names.join(', ')}), but got ${show(point)}.`,
    );
  const unknown = Object.keys(point).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new RegimeError(`There is no parameter ${show(unknown)}; the parameters are ${names.join(', ')}.`);
  for (const [at, name] of names.entries()) checkValue(name, parameters[at]!, point);
  return point as Point;
}

function checkValue(name: string, parameter: Parameter, point: object): void {
  if (!Object.hasOwn(point, name))
    throw new RegimeError(`The parameter ${name} is missing (${domainOf(parameter)}).`);
  const problem = shapeProblem(name, parameter, (point as Record<string, unknown>)[name]);
  if (problem !== undefined) throw new RegimeError(problem);
}

/** The domain in a few words: "integer 1 .. 100". */
export function domainOf(parameter: Parameter): string {
  switch (parameter.type) {
    case 'integer':
    case 'real':
      return `${parameter.type} ${parameter.min} .. ${parameter.max}`;
    case 'choice':
      return `one of ${parameter.values.map(show).join(', ')}`;
    case 'vector':
      return `${sizeOf(parameter.size)} numbers, each ${parameter.min} .. ${parameter.max}`;
    case 'simplex':
      return `${sizeOf(parameter.size)} probabilities that sum to 1`;
  }
}

const sizeOf = ([least, most]: readonly [number, number]): string =>
  least === most ? `${least}` : `${least} .. ${most}`;
