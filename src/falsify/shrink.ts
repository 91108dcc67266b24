import { check, property } from 'fast-check';
import { type CompiledRegime, type Point, pointArbitrary } from '../regime/index.js';

export interface ShrinkOptions {
  /** Seed of the fast-check run, for its report only: the run has no draws. Default 1. */
  readonly seed?: number;
  /** Points at which `stillFails` may be asked; shrinking goes no further after that. Default 3000. */
  readonly evaluations?: number;
}

export interface Shrunk {
  /** The simplest point found that still fails. */
  readonly point: Point;
  /** Number of times a simpler failing point was found. */
  readonly steps: number;
  /** How often `stillFails` was asked. */
  readonly evaluations: number;
  /** With the same regime and example, fast-check replays the shrinking from seed and path. */
  readonly seed: number;
  readonly path: string;
}

/**
 * The simplest point near a witness at which `stillFails` holds, by fast-check's shrinking over the regime's
 * arbitrary with the witness as example. Never leaves the regime; the witness itself when it cannot be
 * simplified or does not fail. See `clearlyFails` for what a witness should keep.
 */
export function shrink(
  regime: CompiledRegime,
  point: Point,
  stillFails: (point: Point) => boolean,
  options: ShrinkOptions = {},
): Shrunk {
  const { seed = 1, evaluations: most = 3000 } = options;
  let evaluations = 0;
  const holds = (at: Point): boolean => {
    if (evaluations >= most) return true;
    evaluations += 1;
    return !stillFails(at);
  };
  const details = check(property(pointArbitrary(regime), holds), {
    seed,
    numRuns: 1,
    examples: [[point]],
  });
  return {
    point: details.counterexample?.[0] ?? point,
    steps: details.numShrinks,
    evaluations,
    seed,
    path: details.counterexamplePath ?? '',
  };
}
