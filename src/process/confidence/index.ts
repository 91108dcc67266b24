export { type BayesConfidenceOptions, bayesConfidence } from './bayesConfidence.js';
export {
  type ConfidenceFilterOptions,
  type KeptEnergyOptions,
  keptEnergy,
  type RealShareOptions,
  realShare,
} from './confidenceFilter.js';
