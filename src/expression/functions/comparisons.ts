import type { LanguageFunction } from './languageFunction.js';
import { BINDING, enclosed } from './piece.js';

type Given = Pick<LanguageFunction, 'name' | 'float' | 'compares'> & {
  readonly symbol: string;
  readonly tex: string;
};

function comparison({ symbol, tex, ...rest }: Given): LanguageFunction {
  return {
    arity: [2, 2],
    argument: 'scalar',
    result: 'boolean',
    code: ([a, b]) => `${a} ${symbol} ${b}`,
    latex: ([a, b]) => ({
      latex: `${enclosed(a!, BINDING.sum)} ${tex} ${enclosed(b!, BINDING.sum)}`,
      binding: BINDING.comparison,
    }),
    ...rest,
  };
}

export const lt = comparison({
  name: 'lt',
  symbol: '<',
  tex: '<',
  float: (a, b) => +(a! < b!),
  compares: (sign) => sign < 0,
});
export const le = comparison({
  name: 'le',
  symbol: '<=',
  tex: '\\le',
  float: (a, b) => +(a! <= b!),
  compares: (sign) => sign <= 0,
});
export const gt = comparison({
  name: 'gt',
  symbol: '>',
  tex: '>',
  float: (a, b) => +(a! > b!),
  compares: (sign) => sign > 0,
});
export const ge = comparison({
  name: 'ge',
  symbol: '>=',
  tex: '\\ge',
  float: (a, b) => +(a! >= b!),
  compares: (sign) => sign >= 0,
});
/** Also between a choice and one of its texts. */
export const eq: LanguageFunction = {
  ...comparison({
    name: 'eq',
    symbol: '===',
    tex: '=',
    float: (a, b) => +(a === b),
    compares: (sign) => sign === 0,
  }),
  argument: 'any',
};
/** Also between a choice and one of its texts. */
export const ne: LanguageFunction = {
  ...comparison({
    name: 'ne',
    symbol: '!==',
    tex: '\\ne',
    float: (a, b) => +(a !== b),
    compares: (sign) => sign !== 0,
  }),
  argument: 'any',
};
