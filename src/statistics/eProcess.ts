import { requireLevel } from './_internals/require.js';

/** What is to be refuted: the mean (or probability) is at most, at least, or exactly the value claimed. */
export type Relation = '<=' | '>=' | '=';

/** What a block of observations contributes: sums, so that blocks can be summarised anywhere and added in order. */
export interface Block {
  readonly count: number;
  readonly sums: readonly number[];
}

/** The state of a test after some blocks; plain data. */
export interface Evidence extends Block {
  /** log of the e-value now. */
  readonly logE: number;
  /** log of the largest e-value so far, at least 0. What a decision may rest on at any time. */
  readonly logMaximum: number;
}

/**
 * A test of a null hypothesis that may be looked at after every block and stopped at any time: under the null,
 * with observations that are independent (or whose conditional means satisfy it), the probability that the
 * e-value ever reaches 1 / level is at most `level`. Finite-sample.
 *
 * Every e-process here is the mean over a fixed grid of bets of products over observations; each product is a
 * nonnegative supermartingale of start 1 under the null. Bets do not adapt to the data, which is what lets
 * blocks be summarised in parallel; the price against the best bet of the grid is the logarithm of its size.
 *
 * Source: Ville, Étude critique de la notion de collectif, 1939 (the inequality); Ramdas, Grünwald, Vovk and
 * Shafer, Game-theoretic statistics and safe anytime-valid inference, 2023.
 */
export interface EProcess<Observation = number> {
  /** The null hypothesis in one sentence. */
  readonly hypothesis: string;
  readonly start: Evidence;
  /** Summarises observations in the order given. Throws a RangeError for one outside the support. */
  readonly block: (observations: ArrayLike<Observation>) => Block;
  /** The evidence after one more block. */
  readonly add: (evidence: Evidence, block: Block) => Evidence;
}

/** How one kind of test turns observations into sums and sums into log e. */
export interface EProcessParts<Observation> {
  readonly hypothesis: string;
  readonly size: number;
  readonly sums: (observations: ArrayLike<Observation>) => readonly number[];
  readonly logE: (sums: readonly number[], count: number) => number;
}

/** Builds an e-process from its parts; not for users. */
export function eProcess<Observation>(parts: EProcessParts<Observation>): EProcess<Observation> {
  return {
    hypothesis: parts.hypothesis,
    start: { count: 0, sums: new Array<number>(parts.size).fill(0), logE: 0, logMaximum: 0 },
    block: (observations) => ({ count: observations.length, sums: parts.sums(observations) }),
    add: (evidence, block) => {
      const count = evidence.count + block.count;
      const sums = evidence.sums.map((sum, i) => sum + block.sums[i]!);
      const logE = parts.logE(sums, count);
      return { count, sums, logE, logMaximum: Math.max(evidence.logMaximum, logE) };
    },
  };
}

/** The evidence after one more block of observations. */
export function observe<Observation>(
  process: EProcess<Observation>,
  evidence: Evidence,
  observations: ArrayLike<Observation>,
): Evidence {
  return process.add(evidence, process.block(observations));
}

/** Whether the null hypothesis is refuted at this level of false alarm, in (0, 1). */
export function crossed(evidence: Evidence, level: number): boolean {
  requireLevel('crossed', 'level', level);
  return evidence.logMaximum >= -Math.log(level);
}

/** A p-value valid at every time at once: the level at which the evidence just refutes. May underflow to 0. */
export function anytimePValue(evidence: Evidence): number {
  return Math.exp(-evidence.logMaximum);
}
