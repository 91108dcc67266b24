export {
  type Arm,
  GUARD_FORMAT,
  type GuardOptions,
  type GuardReport,
  guardData,
  guardExitCode,
} from './guardData.js';
export { type Finding, type HoldingReport, type HoldOptions, hold } from './hold/hold.js';
export type { Holding, StepRule } from './hold/holding.js';
export { type Judgement, percent, type SeriesEntry } from './hold/judge.js';
export type { Mapping } from './hold/mapping.js';
export { openTable, type TableOptions } from './table/openTable.js';
export { GuardError } from './table/refuse.js';
export type { Batch, Table } from './table/table.js';
