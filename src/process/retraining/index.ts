export { bernoulliRefit } from './bernoulliRefit.js';
export { type GainLoopRoles, gainLoop } from './gainLoop.js';
export { logisticLocation } from './logisticLocation.js';
export { retrainingJacobian } from './retrainingJacobian.js';
export { type ReusedFitRoles, reusedFit } from './reusedFit.js';
export { type ReusedMeanRoles, reusedMean } from './reusedMean.js';
