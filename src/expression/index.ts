export { derivative } from './derivative.js';
export { equalTrees } from './equalTrees.js';
export {
  compareExactly,
  type DecimalValue,
  decimalReading,
  type ExactComparison,
  type ExactOptions,
  exactReading,
} from './exact/index.js';
export { ExpressionError } from './expressionError.js';
export type {
  Cell,
  Column,
  ColumnReading,
  FloatReading,
  Program,
  ReadingOptions,
  Values,
} from './float/index.js';
export { columnReading, evaluate, floatReading, isCondition } from './float/index.js';
export { freeNames } from './freeNames.js';
export { functions, type LanguageFunction } from './functions/index.js';
export {
  type Case,
  constantFraction,
  entryName,
  FALSE,
  type IntervalReading,
  integerOf,
  intervalReading,
  specialise,
  TRUE,
  truthOf,
} from './interval/index.js';
export { latex, latexRelation } from './latex.js';
export { latexName } from './latexName.js';
export {
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
} from './numeric/index.js';
export { parse } from './parse.js';
export { parseRelation } from './parseRelation.js';
export { print, printRelation } from './print.js';
export { type Bindings, substitute } from './substitute.js';
export type {
  CallNode,
  Comparison,
  ConditionNode,
  Definitions,
  ElementNode,
  Expression,
  NameKind,
  NameNode,
  NumberNode,
  ReductionNode,
  Relation,
  Scope,
  SeriesNode,
  SizeNode,
  TextNode,
} from './tree.js';
