export { abs, absHi, absLo } from './abs.js';
export { add, addDown, addHi, addLo, addUp } from './add.js';
export { ceil, ceilContinuous } from './ceil.js';
export { and, eq, le, lt, not, or } from './compare.js';
export { div, divDefined, divDown, divHi, divLo, divUp } from './div.js';
export { floor, floorContinuous } from './floor.js';
export {
  contains,
  EMPTY,
  ENTIRE,
  hull,
  type Interval,
  intersect,
  interval,
  isEmpty,
  isPoint,
  isSubset,
  midpoint,
  width,
} from './interval.js';
export { max } from './max.js';
export { min } from './min.js';
export { mul, mulDown, mulHi, mulLo, mulUp } from './mul.js';
export { neg } from './neg.js';
export { down, down2, up, up2 } from './rounding.js';
export { sqr, sqrHi, sqrLo } from './sqr.js';
export { sqrt, sqrtDefined, sqrtHi, sqrtLo } from './sqrt.js';
export { sub, subHi, subLo } from './sub.js';
