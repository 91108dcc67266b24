export type { Cell } from './closures.js';
export { type Column, type ColumnReading, columnReading } from './columnReading.js';
export { isCondition } from './emit.js';
export { unboundName } from './emitter.js';
export { evaluate, type Values } from './evaluate.js';
export { type FloatReading, floatReading } from './floatReading.js';
export type { Program, ReadingOptions } from './program.js';
export { MOST_TERMS } from './terms.js';
