/**
 * holdfast: executable bounds. Declare a claim as data (`claim`, `control`, `regime`), verify it
 * (`verifyClaim`), evaluate it at a point (`evaluateAt`), or read and write the language of bounds.
 *
 * @packageDocumentation
 */
export {
  type Claim,
  type ClaimDeclaration,
  type CompiledClaim,
  type Control,
  claim,
  compileClaim,
  control,
  type Paper,
  readClaims,
  type Source,
  vary,
} from './claim/index.js';
export {
  compareExactly,
  decimalReading,
  derivative,
  type Expression,
  ExpressionError,
  floatReading,
  latex,
  latexRelation,
  parse,
  parseRelation,
  print,
  type Relation,
} from './expression/index.js';
export * from './process/index.js';
export { type Stream, stream } from './random/index.js';
export {
  choice,
  compileRegime,
  integer,
  type Parameter,
  type Point,
  pointArbitrary,
  type Regime,
  real,
  regime,
  simplex,
  vector,
} from './regime/index.js';
export {
  type ClaimEvidence,
  EFFORTS,
  type Evidence,
  evaluateAt,
  type VerifyOptions,
  verifyClaim,
} from './verify/index.js';
