export { beta } from './beta.js';
export { c4 } from './c4.js';
export { digamma } from './digamma.js';
export { erf, erfc, normcdf } from './erfc.js';
export { gamma } from './gamma.js';
export { lgamma } from './lgamma.js';
export { pow } from './pow.js';
export { trigamma } from './trigamma.js';
export { zeta } from './zeta.js';
