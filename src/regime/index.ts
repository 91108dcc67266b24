export { domainOf } from './checkPoint.js';
export { choice } from './choice.js';
export type { Columns } from './columns.js';
export { type CompiledRegime, compileRegime } from './compileRegime.js';
export type { Coordinate } from './domain/unitCube.js';
export { integer } from './integer.js';
export type {
  ChoiceParameter,
  IntegerParameter,
  Parameter,
  Point,
  RealParameter,
  Regime,
  Scale,
  SimplexParameter,
  Value,
  VectorParameter,
} from './parameter.js';
export { pointArbitrary } from './pointArbitrary.js';
export { real } from './real.js';
export { regime } from './regime.js';
export { RegimeError } from './regimeError.js';
export { type SimplexOptions, simplex } from './simplex.js';
export { type VectorOptions, vector } from './vector.js';
