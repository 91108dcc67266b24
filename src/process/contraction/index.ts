export { type FilteredErrorRoles, filteredError } from './filteredError.js';
export { freshNoise } from './freshNoise.js';
export { logMagnitude } from './logMagnitude.js';
export { multiplicativeError } from './multiplicativeError.js';
export { sineFilter } from './sineFilter.js';
export { weakFilter } from './weakFilter.js';
