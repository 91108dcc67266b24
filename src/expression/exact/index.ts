export { compareExactly, type ExactComparison } from './compareExactly.js';
export { type DecimalValue, decimalReading } from './decimalReading.js';
export { type ExactOptions, exactReading } from './exactReading.js';
