import { budget } from '../statistics/index.js';
import { type HoldingReport, hold } from './hold/hold.js';
import type { Holding } from './hold/holding.js';
import { holdShape, type ShapeHolding } from './hold/shapes.js';
import type { Drawn } from './hold/variation.js';
import { type AnswerMemory, guardRun, type RunOptions, type RunReport } from './run/guardRun.js';
import { type SimulatorOptions, simulator } from './run/simulator.js';
import type { Table } from './table/table.js';

/** The line of a configuration at which an arm is declared; where reports point at. */
export interface Declared {
  readonly file: string;
  readonly line: number;
}

/** One arm of an experiment: a table and the claim or the shape that it is held against. */
export type Arm = { readonly table: Table; readonly declared?: Declared } & (
  | { readonly holding: Holding }
  | { readonly shape: ShapeHolding }
);

/** A simulator and the claim that it is held against. */
export interface SimulatedArm {
  readonly name: string;
  readonly command: string;
  readonly claim: Holding['claim'];
  readonly expect: 'holds' | 'alarm';
  readonly declared?: Declared;
  readonly options: Omit<RunOptions, 'alpha' | 'memory'>;
  readonly process: SimulatorOptions;
}

export interface GuardOptions {
  /** False-alarm budget of the whole run. */
  readonly alpha: number;
  /** Relative error below which a claim counts as supported. Default 0.1. */
  readonly tolerance?: number;
  /** Claims that a diagnosis may compare with. Default: none. */
  readonly others?: () => readonly Holding['claim'][];
  /** Answers of simulators that are known already, and where new ones go. */
  readonly memory?: AnswerMemory;
  /** Called when something is done. */
  readonly onStep?: (note: string) => void;
}

export const GUARD_FORMAT = 1;

export interface HeldReport extends HoldingReport {
  readonly declared?: Declared;
}

export interface SimulatedReport extends RunReport {
  readonly declared?: Declared;
  readonly name: string;
  readonly command: string;
  readonly expect: 'holds' | 'alarm';
  readonly asExpected: boolean;
}

/** What a run of the guard found. Plain data, stable, versioned. */
export interface GuardReport {
  readonly format: typeof GUARD_FORMAT;
  readonly alpha: number;
  readonly holdings: readonly HeldReport[];
  readonly simulators: readonly SimulatedReport[];
}

/** Holds every arm against its claim under one false-alarm budget, shared evenly. */
export async function guardAll(
  arms: readonly Arm[],
  simulated: readonly SimulatedArm[],
  { alpha, onStep, memory, ...options }: GuardOptions,
): Promise<GuardReport> {
  const shares = budget(
    alpha,
    [...arms, ...simulated].map(() => 1),
  );
  const drawn: Drawn = new Map();
  const holdings = arms.map((arm, i) => {
    const report =
      'shape' in arm
        ? holdShape(arm.shape, arm.table, shares[i]!)
        : hold(arm.holding, arm.table, { ...options, drawn, alpha: shares[i]! });
    onStep?.(report.name);
    return { ...(arm.declared && { declared: arm.declared }), ...report };
  });
  const simulators: SimulatedReport[] = [];
  for (const [i, arm] of simulated.entries()) {
    const run = await runArm(arm, shares[arms.length + i]!, options.others, memory, onStep);
    simulators.push(run);
  }
  return { format: GUARD_FORMAT, alpha, holdings, simulators };
}

async function runArm(
  { name, command, claim, expect, options, process, declared }: SimulatedArm,
  alpha: number,
  others: GuardOptions['others'],
  memory: AnswerMemory | undefined,
  onStep: GuardOptions['onStep'],
): Promise<SimulatedReport> {
  const quantity = options.quantity ?? Object.keys(claim.claim.measures)[0] ?? '';
  const program = simulator(command, quantity, process);
  try {
    const report = await guardRun(claim, program, {
      ...options,
      alpha,
      ...(others && { others }),
      ...(memory && { memory: prefixed(memory, `${command} ${claim.claim.id} `) }),
      onPoint: (point) => onStep?.(JSON.stringify(point)),
    });
    const asExpected =
      report.outcome === 'undecided' || (report.outcome === 'alarm') === (expect === 'alarm');
    return { ...(declared && { declared }), name, command, expect, asExpected, ...report };
  } finally {
    await program.close();
  }
}

const prefixed = ({ recall, keep }: AnswerMemory, prefix: string): AnswerMemory => ({
  recall: (key) => recall(prefix + key),
  keep: (key, values) => keep(prefix + key, values),
});

/** Exit code of a run: 1 when an arm is not as expected, 2 when a simulator misbehaved, 3 when undecided under `strict`, else 0. */
export function guardExitCode(
  { holdings, simulators }: Pick<GuardReport, 'holdings' | 'simulators'>,
  strict: boolean,
): number {
  const all = [...holdings, ...simulators];
  if (all.some(({ asExpected }) => !asExpected)) return 1;
  if (simulators.some(({ faults }) => faults.length > 0)) return 2;
  return strict && all.some(({ outcome }) => outcome === 'undecided') ? 3 : 0;
}
