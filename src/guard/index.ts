export {
  configFile,
  configSchema,
  type GuardConfig,
  type GuardEntry,
  type ReadConfig,
  readConfig,
} from './config/configFile.js';
export { completeMapping, type Given, type Proposal, type Proposals, propose } from './config/propose.js';
export {
  type Arm,
  type Declared,
  GUARD_FORMAT,
  type GuardOptions,
  type GuardReport,
  guardAll,
  guardExitCode,
  type HeldReport,
  type SimulatedArm,
  type SimulatedReport,
} from './guardData.js';
export { type Finding, type HoldingReport, type HoldOptions, hold } from './hold/hold.js';
export type { Holding, StepRule } from './hold/holding.js';
export { type Judgement, percent, type SeriesEntry } from './hold/judge.js';
export type { Mapping } from './hold/mapping.js';
export { holdShape, readShape, type Shape, type ShapeHolding, shapeText } from './hold/shapes.js';
export { type AnswerMemory, guardRun, type RunOptions, type RunReport } from './run/guardRun.js';
export { type Simulator, SimulatorFault, type SimulatorOptions, simulator } from './run/simulator.js';
export { openTable, type TableOptions } from './table/openTable.js';
export { counted, GuardError } from './table/refuse.js';
export type { Batch, Table } from './table/table.js';
