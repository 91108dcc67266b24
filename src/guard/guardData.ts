import { budget } from '../statistics/index.js';
import { type HoldingReport, hold } from './hold/hold.js';
import type { Holding } from './hold/holding.js';
import type { Table } from './table/table.js';

/** One arm of an experiment: a table and the claims that it is held against. */
export interface Arm {
  readonly table: Table;
  readonly holding: Holding;
}

export interface GuardOptions {
  /** False-alarm budget of the whole run. */
  readonly alpha: number;
  /** Relative error below which a claim counts as supported. Default 0.1. */
  readonly tolerance?: number;
  /** Claims that a diagnosis may compare with. Default: none. */
  readonly others?: readonly Holding['claim'][];
  /** Called when an arm is done. */
  readonly onArm?: (report: HoldingReport) => void;
}

export const GUARD_FORMAT = 1;

/** What a run of the guard found. Plain data, stable, versioned. */
export interface GuardReport {
  readonly format: typeof GUARD_FORMAT;
  readonly alpha: number;
  readonly holdings: readonly HoldingReport[];
}

/** Holds every arm against its claim under one false-alarm budget, shared evenly. */
export function guardData(arms: readonly Arm[], { alpha, onArm, ...options }: GuardOptions): GuardReport {
  const shares = budget(
    alpha,
    arms.map(() => 1),
  );
  const holdings = arms.map(({ table, holding }, i) => {
    const report = hold(holding, table, { ...options, alpha: shares[i]! });
    onArm?.(report);
    return report;
  });
  return { format: GUARD_FORMAT, alpha, holdings };
}

/** Exit code of a run: 1 when an arm is not as expected, 3 when undecided under `strict`, else 0. */
export function guardExitCode({ holdings }: Pick<GuardReport, 'holdings'>, strict: boolean): number {
  if (holdings.some(({ asExpected }) => !asExpected)) return 1;
  return strict && holdings.some(({ outcome }) => outcome === 'undecided') ? 3 : 0;
}
