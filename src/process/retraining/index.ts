export { logisticLocation } from './logisticLocation.js';
export { retrainingJacobian } from './retrainingJacobian.js';
