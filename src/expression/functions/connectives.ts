import type { LanguageFunction } from './languageFunction.js';
import { BINDING, enclosed } from './piece.js';

const boolean = { argument: 'boolean', result: 'boolean' } as const;

/** The second operand is only evaluated when the first is true; the readings see to that. */
export const and: LanguageFunction = {
  ...boolean,
  name: 'and',
  arity: [2, 2],
  float: (a, b) => +(a! && b!),
  latex: ([a, b]) => ({
    latex: `${enclosed(a!, BINDING.and)} \\text{ and } ${enclosed(b!, BINDING.comparison)}`,
    binding: BINDING.and,
  }),
};

/** The second operand is only evaluated when the first is false; the readings see to that. */
export const or: LanguageFunction = {
  ...boolean,
  name: 'or',
  arity: [2, 2],
  float: (a, b) => +(a! || b!),
  latex: ([a, b]) => ({
    latex: `${enclosed(a!, BINDING.or)} \\text{ or } ${enclosed(b!, BINDING.and)}`,
    binding: BINDING.or,
  }),
};

export const not: LanguageFunction = {
  ...boolean,
  name: 'not',
  arity: [1, 1],
  float: (a) => +!a,
  code: ([a]) => `!${a}`,
  latex: ([a]) => ({ latex: `\\text{not } ${enclosed(a!, BINDING.product)}`, binding: BINDING.comparison }),
};
