export { bestUnbiased } from './bestUnbiased.js';
export { type ContaminatedMeanOptions, contaminatedMean, type Weighting } from './contaminatedMean.js';
export { disagreementLearner } from './disagreementLearner.js';
export { type RepeatedErmOptions, repeatedErm } from './repeatedErm.js';
