export { type ClassOverlapOptions, classOverlap } from './classOverlap.js';
export { type LineOverlapOptions, lineOverlap } from './lineOverlap.js';
export { type SubspaceOverlapOptions, subspaceOverlap } from './subspaceOverlap.js';
export { type TiltedBlocks, tiltedBlocks } from './tiltedBlocks.js';
