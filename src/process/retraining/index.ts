export { type GainLoopRoles, gainLoop } from './gainLoop.js';
export { logisticLocation } from './logisticLocation.js';
export { retrainingJacobian } from './retrainingJacobian.js';
