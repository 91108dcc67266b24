import {
  type Block,
  boundedMean,
  type EProcess,
  type Evidence,
  type Moments,
  mergeMoments,
  momentsOf,
  noMoments,
  nonnegativeMeanAtLeast,
  nonnegativeMeanAtMost,
  varianceBoundedMean,
} from '../../statistics/index.js';
import type { Side } from './bound.js';

/** What is known of the observations of a strand. */
export interface Law {
  readonly kind: 'nonnegative' | 'indicator' | 'bounded' | 'real';
  readonly lower?: number;
  readonly upper?: number;
  /** A bound on the variance that the claim's own process, or the user, gives. */
  readonly variance?: number;
}

/** What some observations contribute to each process: to those that bet on one at a time, and on averages. */
export interface Blocks {
  readonly one: readonly Block[];
  readonly averaged: readonly Block[];
}

/** A growing sample with one claimed mean, and the e-processes that test it. Mutable: lives within one run. */
export interface Strand {
  readonly side: Side;
  readonly mean: number;
  readonly law: Law;
  readonly add: (value: number) => void;
  /** Takes over a block that a part of this strand has summed up. */
  readonly absorb: (blocks: Blocks, moments: Moments) => void;
  /** Sums up what has been added. */
  readonly close: () => StrandSummary;
}

export interface StrandSummary {
  readonly side: Side;
  readonly mean: number;
  readonly moments: Moments;
  /** The variance that was known, if any. */
  readonly variance?: number;
  /** log of the e-value of each process. */
  readonly logE: readonly number[];
  /** Sides that no finite-sample test covers. */
  readonly uncovered: readonly ('<=' | '>=')[];
}

const FIRST = 16;
const BLOCK = 1024;
/** Observations that are bet on one by one, for power while there are few. */
const SINGLES = 1 << 14;
/** How many of the later ones are bet on as their average, which costs a sixteenth of the time. */
const TOGETHER = 16;

/**
 * A strand; its tests are chosen from what is known of the law. Blocks go to `whole` too, of which this is a part.
 *
 * An average of observations lies in their support, has their conditional mean, and a sixteenth of their variance:
 * a bet on it is as fair as one on each, also when the steps of other strands fall between its observations.
 */
export function strand(side: Side, mean: number, law: Law, whole?: Strand, singles = SINGLES): Strand {
  const { processes: one, uncovered } = processesFor(side, mean, law);
  const { processes: averaged } = processesFor(side, mean, averageLaw(law));
  let evidence: Evidence[] = one.map(({ start }) => start);
  let later: Evidence[] = averaged.map(({ start }) => start);
  let moments = noMoments;
  let buffer = new Float64Array(FIRST);
  let count = 0;
  const flush = (): void => {
    if (count === 0) return;
    const block = buffer.subarray(0, count);
    const grouped = moments.count < singles ? 0 : count - (count % TOGETHER);
    const averages = averagesOf(block.subarray(0, grouped));
    const blocks: Blocks = {
      one: one.map((process) => process.block(block.subarray(grouped))),
      averaged: averaged.map((process) => process.block(averages)),
    };
    const found = momentsOf(block);
    absorb(blocks, found);
    whole?.absorb(blocks, found);
    count = 0;
  };
  const absorb = (blocks: Blocks, found: Moments): void => {
    moments = mergeMoments(moments, found);
    evidence = added(one, evidence, blocks.one);
    later = added(averaged, later, blocks.averaged);
  };
  return {
    side,
    mean,
    law,
    absorb,
    add: (value) => {
      if (count === buffer.length) {
        if (count >= BLOCK) flush();
        else {
          const larger = new Float64Array(4 * count);
          larger.set(buffer);
          buffer = larger;
        }
      }
      buffer[count++] = value;
    },
    close: () => {
      flush();
      return {
        side,
        mean,
        moments,
        ...(law.variance !== undefined && { variance: law.variance }),
        // Bets on later observations multiply the capital won on the earlier ones.
        logE: evidence.map(({ logE }, i) => logE + later[i]!.logE),
        uncovered,
      };
    },
  };
}

function added(
  processes: readonly EProcess[],
  evidence: readonly Evidence[],
  blocks: readonly Block[],
): Evidence[] {
  return evidence.map((before, i) =>
    blocks[i]!.count === 0 ? before : processes[i]!.add(before, blocks[i]!),
  );
}

const averageLaw = (law: Law): Law =>
  law.variance === undefined ? law : { ...law, variance: law.variance / TOGETHER };

function averagesOf(values: Float64Array): Float64Array {
  const averages = new Float64Array(values.length / TOGETHER);
  for (let i = 0; i < averages.length; i++) {
    let sum = 0;
    for (let k = 0; k < TOGETHER; k++) sum += values[TOGETHER * i + k]!;
    averages[i] = sum / TOGETHER;
  }
  return averages;
}

function processesFor(
  side: Side,
  mean: number,
  law: Law,
): { readonly processes: readonly EProcess[]; readonly uncovered: readonly ('<=' | '>=')[] } {
  const { kind, variance } = law;
  const catoni = variance !== undefined && variance > 0 ? [varianceBoundedMean(side, mean, variance)] : [];
  const open = catoni.length > 0 ? [] : sidesOf(side);
  if ((kind === 'bounded' || kind === 'indicator') && law.upper! > law.lower!)
    return {
      processes: [boundedMean(side, mean, { lower: law.lower!, upper: law.upper! }), ...catoni],
      uncovered: [],
    };
  if (kind === 'nonnegative') {
    const above = side === '>=' ? [] : [nonnegativeMeanAtMost(mean)];
    const below =
      side !== '<=' && catoni.length > 0 ? [nonnegativeMeanAtLeast(mean, variance! + mean * mean)] : [];
    return { processes: [...above, ...catoni, ...below], uncovered: open.filter((one) => one === '>=') };
  }
  return { processes: catoni, uncovered: open };
}

const sidesOf = (side: Side): readonly ('<=' | '>=')[] => (side === '=' ? ['<=', '>='] : [side]);
