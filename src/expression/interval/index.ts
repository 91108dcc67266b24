export { type IntervalReading, intervalReading } from './intervalReading.js';
export {
  type Case,
  constantFraction,
  entryName,
  FALSE,
  integerOf,
  specialise,
  TRUE,
  truthOf,
} from './specialise.js';
