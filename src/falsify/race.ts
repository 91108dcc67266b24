export interface Race<T> {
  readonly candidates: readonly T[];
  /** Independent samples of a candidate; blocks are numbered from 0 and asked for once each, in order. */
  readonly sample: (candidate: T, block: number) => ArrayLike<number>;
  /** Estimated margin from all samples so far; the lowest goes on. */
  readonly score: (samples: readonly number[]) => number;
  /** How many candidates are left at the end. Default 1. */
  readonly survivors?: number;
  /** Blocks of a candidate in the first round; each round doubles them. Default 1. */
  readonly blocks?: number;
}

export interface Runner<T> {
  readonly candidate: T;
  readonly score: number;
  readonly samples: readonly number[];
}

/**
 * Successive halving (Karnin, Koren and Somekh 2013) for margins that can only be sampled: in each round the
 * candidates left get as many blocks as they have had, and the half with the lower scores goes on. Returns the
 * survivors, lowest score first; a score that is NaN counts as highest, ties go to the earlier candidate.
 *
 * The winner's score is biased by the selection: a decision about it needs fresh samples.
 */
export function race<T>({
  candidates,
  sample,
  score,
  survivors = 1,
  blocks = 1,
}: Race<T>): readonly Runner<T>[] {
  let field = candidates.map((candidate) => ({ candidate, samples: [] as number[], score: Number.NaN }));
  let done = 0;
  for (let due = blocks; field.length > 0; due *= 2) {
    field = field.map(({ candidate, samples }) => {
      const more = range(done, due).flatMap((block) => Array.from(sample(candidate, block)));
      const all = [...samples, ...more];
      return { candidate, samples: all, score: score(all) };
    });
    done = due;
    field.sort((a, b) => highIfUndefined(a.score) - highIfUndefined(b.score) || 0);
    if (field.length <= survivors) break;
    field = field.slice(0, Math.max(survivors, Math.ceil(field.length / 2)));
  }
  return field;
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, k) => from + k);
const highIfUndefined = (score: number): number => (Number.isNaN(score) ? Number.POSITIVE_INFINITY : score);
