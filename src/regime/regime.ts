import { reservedNames } from './domain/reservedNames.js';
import type { Parameter, Regime } from './parameter.js';
import { RegimeError } from './regimeError.js';

/**
 * Named parameters with their domains, and the assumptions (boolean expressions over them) under which
 * a claim speaks: `regime({ d: integer(1, 100), T: integer(3, 2000, 'log') }, 'T >= d + 2')`.
 * Assumptions are parsed by `compileRegime`.
 *
 * @throws RegimeError when a name is not an identifier or is a word of the language, or an assumption is empty.
 */
export function regime(
  parameters: Readonly<Record<string, Parameter>>,
  ...assumptions: readonly string[]
): Regime {
  for (const name of Object.keys(parameters)) checkName(name);
  for (const assumption of assumptions)
    if (typeof assumption !== 'string' || assumption.trim() === '')
      throw new RegimeError(
        `An assumption is a text such as 'T >= d + 2', but got ${JSON.stringify(assumption)}.`,
      );
  return { parameters: { ...parameters }, assumptions: [...assumptions] };
}

function checkName(name: string): void {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name) || name.length > 64)
    throw new RegimeError(
      `A parameter is named by a letter followed by letters, digits or _, but got ${JSON.stringify(name)}.`,
    );
  if (reservedNames.has(name))
    throw new RegimeError(
      `A parameter cannot be named ${name}, which is a word of the language; choose another name.`,
    );
}
