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

/** A growing sample with one claimed mean, and the e-processes that test it. Mutable: lives within one run. */
export interface Strand {
  readonly side: Side;
  readonly mean: number;
  readonly law: Law;
  readonly add: (value: number) => void;
  /** Takes over a block that a part of this strand has summed up. */
  readonly absorb: (blocks: readonly Block[], moments: Moments) => void;
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

/** A strand; its tests are chosen from what is known of the law. Blocks go to `whole` too, of which this is a part. */
export function strand(side: Side, mean: number, law: Law, whole?: Strand): Strand {
  const { processes, uncovered } = processesFor(side, mean, law);
  let evidence: Evidence[] = processes.map(({ start }) => start);
  let moments = noMoments;
  let buffer = new Float64Array(FIRST);
  let count = 0;
  const flush = (): void => {
    if (count === 0) return;
    const block = buffer.subarray(0, count);
    const blocks = processes.map((process) => process.block(block));
    const found = momentsOf(block);
    absorb(blocks, found);
    whole?.absorb(blocks, found);
    count = 0;
  };
  const absorb = (blocks: readonly Block[], found: Moments): void => {
    moments = mergeMoments(moments, found);
    evidence = evidence.map((before, i) => processes[i]!.add(before, blocks[i]!));
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
        logE: evidence.map(({ logE }) => logE),
        uncovered,
      };
    },
  };
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
