export { choice } from './choice.js';
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
export { real } from './real.js';
export { regime } from './regime.js';
export { RegimeError } from './regimeError.js';
export { type SimplexOptions, simplex } from './simplex.js';
export { type VectorOptions, vector } from './vector.js';
