import type { Ends } from './flatCode.js';

type Condition = (args: readonly Ends[]) => string;

const calls =
  (f: string): Condition =>
  (args) =>
    `${f}(${args.flatMap((a) => [a.lo, a.hi]).join(', ')})`;

const DEFINED: Readonly<Record<string, Condition>> = {
  div: ([, b]) => `(${b!.lo} > 0 || ${b!.hi} < 0)`,
  sqrt: ([a]) => `${a!.lo} >= 0`,
  pow: calls('powDefined'),
  log: ([a]) => `${a!.lo} > 0`,
  log1p: ([a]) => `${a!.lo} > -1`,
  log2: ([a]) => `${a!.lo} > 0`,
  log10: ([a]) => `${a!.lo} > 0`,
  tan: calls('tanDefined'),
  asin: calls('asinDefined'),
  acos: calls('acosDefined'),
  gamma: calls('gammaDefined'),
  lgamma: calls('lgammaDefined'),
  digamma: calls('digammaDefined'),
  trigamma: calls('trigammaDefined'),
  beta: ([a, b]) => `(${a!.lo} > 0 && ${b!.lo} > 0)`,
  zeta: ([a]) => `${a!.lo} > 1`,
  c4: ([a]) => `${a!.lo} > 1`,
};

const CONTINUOUS: Readonly<Record<string, Condition>> = {
  pow: calls('powContinuous'),
  floor: calls('floorContinuous'),
  ceil: calls('ceilContinuous'),
};

/**
 * A JavaScript condition that is true only if the function is defined on the whole box of the arguments;
 * undefined for functions that are defined everywhere. An empty argument makes it false where it matters.
 */
export const flatDefined = (name: string, args: readonly Ends[]): string | undefined => DEFINED[name]?.(args);

/**
 * A JavaScript condition that is true only if the function, restricted to the box of the arguments, is
 * defined and continuous (mean-value forms need this); undefined for functions that are so wherever they
 * are defined.
 */
export const flatContinuous = (name: string, args: readonly Ends[]): string | undefined =>
  CONTINUOUS[name]?.(args);
