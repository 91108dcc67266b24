import type { Parameter, Value } from '../parameter.js';

/** Why a well-formed value lies outside the parameter's domain, as a sentence; undefined when it lies inside. */
export function domainProblem(name: string, parameter: Parameter, value: Value): string | undefined {
  switch (parameter.type) {
    case 'integer':
    case 'real':
      return numberProblem(name, value as number, parameter.min, parameter.max);
    case 'choice':
      return undefined;
    case 'vector':
      return (
        sizeProblem(name, value, parameter.size) ?? entryProblem(name, value, parameter.min, parameter.max)
      );
    case 'simplex':
      return sizeProblem(name, value, parameter.size);
  }
}

function numberProblem(name: string, x: number, min: number, max: number): string | undefined {
  return x >= min && x <= max ? undefined : `${name} = ${x} is outside ${min} .. ${max}.`;
}

function sizeProblem(
  name: string,
  value: Value,
  [least, most]: readonly [number, number],
): string | undefined {
  const size = (value as readonly number[]).length;
  return size >= least && size <= most
    ? undefined
    : `${name} has ${size} entries, outside ${least} .. ${most}.`;
}

function entryProblem(name: string, value: Value, min: number, max: number): string | undefined {
  const entries = value as readonly number[];
  const at = entries.findIndex((x) => !(x >= min && x <= max));
  return at < 0 ? undefined : numberProblem(`${name}[${at + 1}]`, entries[at]!, min, max);
}
