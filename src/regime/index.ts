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
