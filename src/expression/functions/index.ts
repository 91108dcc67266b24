import {
  beta,
  c4,
  digamma,
  erf,
  erfc,
  gamma,
  lgamma,
  normcdf,
  pow,
  trigamma,
  zeta,
} from '../numeric/index.js';
import type { LanguageFunction } from './languageFunction.js';

export type { LanguageFunction } from './languageFunction.js';

type Given = Pick<LanguageFunction, 'name' | 'float'> & Partial<LanguageFunction>;

const unary = (given: Given): LanguageFunction => ({
  arity: [1, 1],
  argument: 'scalar',
  result: 'scalar',
  ...given,
});
const binary = (given: Given): LanguageFunction => unary({ arity: [2, 2], ...given });
const comparison = (given: Given): LanguageFunction => binary({ result: 'boolean', ...given });
const connective = (given: Given): LanguageFunction =>
  binary({ argument: 'boolean', result: 'boolean', ...given });

const table: readonly LanguageFunction[] = [
  unary({ name: 'pi', arity: [0, 0], float: () => Math.PI, code: () => '3.141592653589793' }),
  unary({ name: 'e', arity: [0, 0], float: () => Math.E, code: () => '2.718281828459045' }),
  binary({ name: 'add', float: (a, b) => a! + b!, code: ([a, b]) => `${a} + ${b}` }),
  binary({ name: 'sub', float: (a, b) => a! - b!, code: ([a, b]) => `${a} - ${b}` }),
  binary({ name: 'mul', float: (a, b) => a! * b!, code: ([a, b]) => `${a} * ${b}` }),
  binary({ name: 'div', float: (a, b) => a! / b!, code: ([a, b]) => `${a} / ${b}` }),
  unary({ name: 'neg', float: (a) => -a!, code: ([a]) => `-${a}` }),
  binary({ name: 'pow', float: pow }),
  comparison({ name: 'lt', float: (a, b) => +(a! < b!), code: ([a, b]) => `${a} < ${b}` }),
  comparison({ name: 'le', float: (a, b) => +(a! <= b!), code: ([a, b]) => `${a} <= ${b}` }),
  comparison({ name: 'gt', float: (a, b) => +(a! > b!), code: ([a, b]) => `${a} > ${b}` }),
  comparison({ name: 'ge', float: (a, b) => +(a! >= b!), code: ([a, b]) => `${a} >= ${b}` }),
  comparison({ name: 'eq', argument: 'any', float: (a, b) => +(a === b), code: ([a, b]) => `${a} === ${b}` }),
  comparison({ name: 'ne', argument: 'any', float: (a, b) => +(a !== b), code: ([a, b]) => `${a} !== ${b}` }),
  connective({ name: 'and', float: (a, b) => +(a! && b!) }),
  connective({ name: 'or', float: (a, b) => +(a! || b!) }),
  connective({ name: 'not', arity: [1, 1], float: (a) => +!a, code: ([a]) => `!${a}` }),
  unary({ name: 'min', arity: [2, 1000], float: Math.min }),
  unary({ name: 'max', arity: [2, 1000], float: Math.max }),
  unary({ name: 'exp', float: Math.exp }),
  unary({ name: 'log', float: Math.log }),
  unary({ name: 'log1p', float: Math.log1p }),
  unary({ name: 'expm1', float: Math.expm1 }),
  unary({ name: 'sqrt', float: Math.sqrt }),
  unary({ name: 'sin', float: Math.sin }),
  unary({ name: 'cos', float: Math.cos }),
  unary({ name: 'tan', float: Math.tan }),
  unary({ name: 'asin', float: Math.asin }),
  unary({ name: 'acos', float: Math.acos }),
  unary({ name: 'atan', float: Math.atan }),
  unary({ name: 'sinh', float: Math.sinh }),
  unary({ name: 'cosh', float: Math.cosh }),
  unary({ name: 'tanh', float: Math.tanh }),
  unary({ name: 'log2', float: Math.log2 }),
  unary({ name: 'log10', float: Math.log10 }),
  unary({ name: 'abs', float: Math.abs }),
  unary({ name: 'floor', float: Math.floor }),
  unary({ name: 'ceil', float: Math.ceil }),
  unary({ name: 'gamma', float: gamma }),
  unary({ name: 'lgamma', float: lgamma }),
  unary({ name: 'digamma', float: digamma }),
  unary({ name: 'trigamma', float: trigamma }),
  unary({ name: 'zeta', float: zeta }),
  unary({ name: 'erf', float: erf }),
  unary({ name: 'erfc', float: erfc }),
  unary({ name: 'normcdf', float: normcdf }),
  unary({ name: 'c4', float: c4 }),
  binary({ name: 'beta', float: beta }),
];

/** The functions of the language by name. */
export const functions: ReadonlyMap<string, LanguageFunction> = new Map(
  table.map((entry) => [entry.name, entry]),
);
