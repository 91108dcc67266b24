import { whole } from '../build.js';
import { exp, ONE } from '../multiprecision/index.js';
import type { LanguageFunction } from './languageFunction.js';
import { atom } from './piece.js';

export const e: LanguageFunction = {
  name: 'e',
  arity: [0, 0],
  argument: 'scalar',
  result: 'scalar',
  float: () => Math.E,
  code: () => '2.718281828459045',
  precise: (bits) => exp(ONE, bits),
  latex: () => atom('\\mathrm{e}'),
  derivative: () => whole(0),
};
