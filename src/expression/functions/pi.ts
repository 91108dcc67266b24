import { whole } from '../build.js';
import { piConstant } from '../multiprecision/index.js';
import type { LanguageFunction } from './languageFunction.js';
import { atom } from './piece.js';

export const pi: LanguageFunction = {
  name: 'pi',
  arity: [0, 0],
  argument: 'scalar',
  result: 'scalar',
  float: () => Math.PI,
  code: () => '3.141592653589793',
  precise: (bits) => piConstant(bits),
  latex: () => atom('\\pi'),
  derivative: () => whole(0),
};
