export { type ExternalDataRoles, externalDataLoop } from './externalDataLoop.js';
export { evennessFloor, type TemperedLoopRoles, temperedLoop } from './temperedLoop.js';
export { type TemperedSamplingRoles, temperedSampling } from './temperedSampling.js';
export { type TwoTokenRoles, twoTokenWindow } from './twoTokenWindow.js';
export { type UniformExternalRoles, uniformExternalData } from './uniformExternalData.js';
