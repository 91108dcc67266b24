import type { Summary } from './summary.js';

/** One line of the table: how many times as much one contestant needs as the other. */
export interface Row {
  readonly group:
    | 'expressions'
    | 'enclosures'
    | 'search'
    | 'sampling'
    | 'start-up'
    | 'growth'
    | 'proofs'
    | 'peers';
  readonly name: string;
  /** Absent when a contestant is not installed, or when neither found what was searched. */
  readonly ratio?: Summary;
  /** Whether the ratio is a lower bound, because a contestant was stopped at its cap. */
  readonly isAtLeast?: boolean;
  readonly better: 'lower' | 'higher';
  /** What the ratio should reach; printed beside it, never enforced. */
  readonly goal?: number;
  readonly note: string;
}

/** What `--json` writes. Runs with equal settings can be compared. */
export interface Run {
  readonly schema: 'holdfast-bench/1';
  readonly node: string;
  readonly settings: Settings;
  readonly rows: readonly Row[];
}

export interface Settings {
  /** Timed repetitions of every contestant, taken in turn. */
  readonly repetitions: number;
  /** Least CPU seconds of a timed repetition. */
  readonly slice: number;
  /** Searches for each planted problem. */
  readonly seeds: number;
  /** Evaluations after which a search gives up. */
  readonly cap: number;
  /** Searches of Hypothesis and scipy for each planted problem, and the evaluations after which Hypothesis gives up. */
  readonly peerSeeds: number;
  readonly hypothesisCap: number;
}

export const fullSettings: Settings = {
  repetitions: 21,
  slice: 0.02,
  seeds: 50,
  cap: 30_000,
  peerSeeds: 10,
  hypothesisCap: 2000,
};

export const quickSettings: Settings = {
  repetitions: 7,
  slice: 0.005,
  seeds: 10,
  cap: 10_000,
  peerSeeds: 3,
  hypothesisCap: 1000,
};
