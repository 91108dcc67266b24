import { budget } from '../../statistics/index.js';
import type { Table } from '../table/table.js';
import { boundsOf } from './bound.js';
import { type Diagnosis, diagnose } from './diagnose.js';
import type { Holding } from './holding.js';
import { type Judgement, judge } from './judge.js';
import { requireRows } from './mapping.js';
import { type GroupSummary, sampleOf } from './sample.js';
import { type Sources, sourcesOf } from './sources.js';
import { growsEvenly } from './stepRule.js';
import { readRows } from './trajectory.js';
import type { Drawn } from './variation.js';

/** A judgement with what would explain an alarm. */
export interface Finding extends Judgement {
  readonly diagnosis?: Diagnosis;
  /** What the user could say to learn more from the same data. */
  readonly hint?: string;
}

/** What became of one holding. */
export interface HoldingReport {
  readonly name: string;
  readonly claim: string;
  readonly title: string;
  readonly path: string;
  readonly expect: 'holds' | 'alarm';
  readonly outcome: 'alarm' | 'supported' | 'undecided';
  readonly asExpected: boolean;
  readonly rows: number;
  readonly used: number;
  readonly trajectories: number;
  /** What kept rows or relations from being used. */
  readonly trouble: readonly string[];
  readonly unused: readonly string[];
  readonly findings: readonly Finding[];
}

export interface HoldOptions {
  /** False-alarm budget of the holding. */
  readonly alpha: number;
  /** Relative error below which a claim counts as supported. Default 0.1. */
  readonly tolerance?: number;
  /** Other claims that a diagnosis may compare with. Default: none. */
  readonly others?: () => readonly Holding['claim'][];
  /** Whether an alarm is explained, which takes longer than to raise it. Default true. */
  readonly diagnosis?: boolean;
  /** Draws of claims' own processes, shared with other holdings. Default: none yet. */
  readonly drawn?: Drawn;
}

/** Holds the rows of a table against a claim. */
export function hold(holding: Holding, table: Table, options: HoldOptions): HoldingReport {
  const sources = sourcesOf(holding, table);
  const { drawn = new Map(), diagnosis: wanted = true } = options;
  const sample = sampleOf(holding, sources, drawn);
  const reading = readRows(table, sources, sample);
  if (reading.used === 0) requireRows(table, holding.mapping.where);
  const groups = sample.summary();
  const levels =
    groups.length === 0
      ? []
      : budget(
          options.alpha,
          groups.map(() => 1),
        );
  const judged = groups.map((group, i) => judge(group, levels[i]!, options.tolerance));
  const findings = judged.map((one, i): Finding => {
    if (one.outcome === 'undecided' && mayStep(holding, sources, groups[i]!)) return { ...one, hint: HINT };
    if (!wanted || one.outcome !== 'alarm' || reading.kept === undefined) return one;
    const diagnosis = diagnose(
      { holding, sources, rows: reading.kept, drawn },
      one,
      options.others?.() ?? [],
    );
    return diagnosis === undefined ? one : { ...one, diagnosis };
  });
  const outcome = outcomeOf(findings, reading.trouble);
  return {
    name: holding.name,
    claim: holding.claim.claim.id,
    title: holding.claim.claim.title,
    path: table.path,
    expect: holding.expect,
    outcome,
    asExpected: outcome === 'undecided' || (outcome === 'alarm') === (holding.expect === 'alarm'),
    rows: reading.rows,
    used: reading.used,
    trajectories: reading.trajectories,
    trouble: [
      ...reading.trouble,
      ...(sources.hasReplicates
        ? []
        : ['no column tells replicates apart: every row is taken for an independent run']),
    ],
    unused: sample.unused,
    findings,
  };
}

const HINT =
  'the bound grows evenly: if each fit depends on the past through the fit before it alone, --steps difference tests every step';

/** Whether steps are left untested that a word of the user's would make testable. */
function mayStep(
  { steps = 'auto', claim }: Holding,
  sources: Sources,
  { rule, ...group }: GroupSummary,
): boolean {
  const { generation, hasReplicates } = sources;
  const [cell] = group.cells;
  if (steps !== 'auto' || rule !== 'none' || !hasReplicates || generation === undefined || cell === undefined)
    return false;
  const bound = boundsOf(claim, [group.quantity]).bounds.find(({ relation }) => relation === group.relation);
  return bound !== undefined && growsEvenly(bound, cell.point, generation);
}

function outcomeOf(findings: readonly Finding[], trouble: readonly string[]): HoldingReport['outcome'] {
  if (findings.some(({ outcome }) => outcome === 'alarm')) return 'alarm';
  if (trouble.length > 0 || findings.length === 0) return 'undecided';
  return findings.every(({ outcome }) => outcome === 'supported') ? 'supported' : 'undecided';
}
