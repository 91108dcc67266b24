export { type BayesConfidenceOptions, bayesConfidence } from './bayesConfidence.js';
export type { ConfidenceFilterOptions } from './filterPool.js';
export { type KeptEnergyOptions, keptEnergy } from './keptEnergy.js';
export { type RealShareOptions, realShare } from './realShare.js';
