import { above, below, sumError } from './_internals/flatText.js';
import type { Ends } from './flatCode.js';

/** The locals of the running sum of a series; see `flatSum`. */
export interface SumLocals extends Ends {
  /** The names of two more locals. */
  readonly restLo: string;
  readonly restHi: string;
}

const compensated = (s: string, rest: string, x: string): string =>
  `const s = ${s} + ${x}, e = ${sumError(s, x, 's')}, r = ${rest} + e; ${s} = s;`;

const lower = (s: SumLocals, x: string): string =>
  `{ ${compensated(s.lo, s.restLo, x)} ${s.restLo} = ${sumError(s.restLo, 'e', 'r')} >= 0 ? r : ${below('r')}; }`;

const upper = (s: SumLocals, x: string): string =>
  `{ ${compensated(s.hi, s.restHi, x)} ${s.restHi} = ${sumError(s.restHi, 'e', 'r')} <= 0 ? r : ${above('r')}; }`;

/**
 * The three pieces of code of a running sum: before the loop, for each term, and after it. Each end is
 * carried as a double and the directed sum of its exact rounding errors (two-sum), so that a sum of n
 * terms of one sign is wider than the sum of their widths by one rounding and n^2 2^-106 relative only. A
 * term without bounds makes the sum unbounded.
 */
export const flatSum = {
  start: (s: SumLocals): string => `let ${s.lo} = 0, ${s.hi} = 0, ${s.restLo} = 0, ${s.restHi} = 0;`,
  step: (s: SumLocals, term: Ends): string => `${lower(s, term.lo)}\n${upper(s, term.hi)}`,
  end: (s: SumLocals): string =>
    `${s.lo} = sumLo(${s.lo}, ${s.restLo}); ${s.hi} = sumHi(${s.hi}, ${s.restHi});`,
};
