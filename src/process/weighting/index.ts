export {
  type WeightedMeanRatios,
  type WeightedMeanRoles,
  weightedMeanError,
  weightedMeanLimit,
} from './weightedMean.js';
export { type WeightedVarianceRoles, weightedVariance } from './weightedVariance.js';
