import type { Point } from '../regime/index.js';
import type { MutationEvidence } from './mutation.js';
import type { Guarantee, Verdict, VerdictName } from './verdict.js';

/** Format of the evidence; raised when a field changes its meaning. */
export const EVIDENCE_FORMAT = 1;

/** What was found out about one relation of a claim. */
export interface RelationEvidence {
  readonly relation: string;
  readonly verdict: Verdict;
  readonly search?: SearchEvidence;
  readonly sampling?: SamplingEvidence;
  readonly witness?: WitnessEvidence;
  readonly proof?: ProofEvidence;
}

/** What the prover says of a relation whose sides have closed forms. */
export interface ProofEvidence {
  readonly outcome: 'proved' | 'violated' | 'undecided';
  readonly because: string;
  readonly boxes: number;
  readonly open: number;
  /** The share of the domain that is proved, in the coordinates in which it is cut. */
  readonly share: number;
  /** 'everywhere', or that the closed routes have conditions. */
  readonly covered: string;
  /** Where the closed forms come from. */
  readonly sources: readonly string[];
  /** Reductions, identities and bounds that the proof goes through. */
  readonly steps: readonly string[];
}

/** The search for a violation by deterministic routes. */
export interface SearchEvidence {
  /** 'everywhere', or the condition under which deterministic routes exist. */
  readonly covered: string;
  readonly evaluations: number;
  /** Candidates below the threshold that exact arithmetic did not confirm. */
  readonly refusedByRecheck: number;
  readonly worst: {
    readonly at: Point;
    readonly margin: number;
    readonly left: number;
    readonly right: number;
  };
  readonly routes: readonly string[];
}

/** Decisions on sampled quantities. */
export interface SamplingEvidence {
  readonly points: readonly SampledPoint[];
  readonly tolerance: number;
}

export interface SampledPoint {
  readonly at: Point;
  readonly outcome: 'refuted' | 'supported' | 'undecided';
  readonly reason: string;
  readonly draws: number;
  readonly mean: number;
  readonly standardError: number;
  readonly bound: number;
  readonly excess: number;
  readonly level: number;
  readonly guarantee: Guarantee;
}

/** A point at which the relation fails, and how that was re-checked. */
export interface WitnessEvidence {
  readonly at: Point;
  readonly left: string;
  readonly right: string;
  readonly margin: number;
  readonly recheck: string;
  /** fast-check's seed and path: replays the shrinking. */
  readonly replay?: { readonly seed: number; readonly path: string };
}

/** One control: a false variant that must be refuted. */
export interface ControlEvidence {
  readonly why: string;
  readonly relation: string;
  readonly refuted: boolean;
  readonly at: Point;
  readonly left: string;
  readonly right: string;
  readonly how: string;
  readonly level: number;
}

/** Two routes of one quantity compared over the regime. */
export interface AgreementEvidence {
  readonly quantity: string;
  readonly routes: readonly [string, string];
  readonly points: number;
  readonly agree: boolean | 'undecided';
  /** Largest relative difference (deterministic routes) or excess that confidence allows (sampled). */
  readonly worst: number;
  readonly at?: Point;
  readonly detail: string;
}

/** Everything that was done about one claim. */
export interface ClaimEvidence {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly fidelity: string;
  readonly expected: 'holds' | 'refuted';
  readonly verdict: VerdictName;
  readonly guarantee: Guarantee;
  readonly because: string;
  /** The verdict is the expected one, every control is refuted and no two routes disagree. */
  readonly asExpected: boolean;
  readonly relations: readonly RelationEvidence[];
  readonly agreement: readonly AgreementEvidence[];
  readonly controls: readonly ControlEvidence[];
  /** Share of the run's false-alarm budget that this claim was given. */
  readonly alpha: number;
  readonly draws: number;
  readonly evaluations: number;
  /** What became of the claim's mutants, when they were asked for. */
  readonly mutation?: MutationEvidence;
  /** Why the claim could not be checked: its texts, its regime or its processes refuse. */
  readonly failure?: string;
}

/** The record of a run: plain, deterministic, replayable. */
export interface Evidence {
  readonly format: number;
  readonly holdfast: string;
  readonly seed: number;
  readonly budget: string;
  /** Probability, over the sampling, that any true claim of the run is called refuted. */
  readonly alpha: number;
  readonly claims: readonly ClaimEvidence[];
}
