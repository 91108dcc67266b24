import { functions } from '../functions/index.js';
import { terms } from './terms.js';

/** The function that generated code calls as `f_name`. */
function helper(name: string): unknown {
  return name === 'terms' ? terms : functions.get(name)!.float;
}

/** Makes a function from its parameters and lines; `calls` are in force in it as `f_name`. */
export function compiled(
  parameters: readonly string[],
  lines: readonly string[],
  calls: readonly string[],
): unknown {
  const names = calls.map((name) => `f_${name}`);
  const source = `'use strict';\nreturn function (${parameters.join(', ')}) {\n${lines.join('\n')}\n};`;
  return new Function(...names, source)(...calls.map(helper));
}
