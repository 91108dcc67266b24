export { type AnisotropicRoles, anisotropicInterpolator } from './anisotropicInterpolator.js';
export { leastSquaresDownstream, ridgeDownstream } from './downstreamFit.js';
export type { DownstreamRoles } from './downstreamRoles.js';
export { type EquivalentVariant, equivalentError } from './equivalentError.js';
export { type InterpolatorChainOptions, interpolatorChain } from './interpolatorChain.js';
export { optimalRidge } from './optimalRidge.js';
export { adaptiveRidge, type PowerLawRoles, powerLawSlopes } from './powerLawScaling.js';
export { type ProjectionRiskRoles, projectionRisk } from './projectionRisk.js';
export { type RegressionChainOptions, type RegressionWorkflow, regressionChain } from './regressionChain.js';
export { type RidgeSlopeRoles, ridgeSlope } from './ridgeSlope.js';
export type { Design, RegressionRoles } from './roles.js';
export {
  isotropicSpectrum,
  powerLaw,
  powerLawSpectrum,
  type Spectrum,
  twoLevelSpectrum,
} from './spectrum.js';
export { type TruncatedNoiseRoles, truncatedNoise } from './truncatedNoise.js';
