export { ddimWeight } from './ddimWeight.js';
export { type DiffusionScheduleOptions, diffusionSchedule } from './diffusionSchedule.js';
export { type FlowScheduleOptions, flowSchedule } from './flowSchedule.js';
export { logError } from './logError.js';
export { ddimLogRatio, flowLogRatio } from './logRatio.js';
export { policyRatio } from './policyRatio.js';
export { scheduleClipping } from './scheduleClipping.js';
