import { call, condition } from '../build.js';
import * as big from '../multiprecision/index.js';
import type { Expression } from '../tree.js';
import { binary } from './define.js';
import { applied } from './piece.js';

export const min = binary({
  name: 'min',
  arity: [2, 1000],
  float: Math.min,
  rational: (...args) => args.reduce((a, b) => (a.compare(b) <= 0 ? a : b)),
  precise: (_, ...args) => args.reduce((a, b) => (big.compare(a, b) <= 0 ? a : b)),
  latex: (args) => applied('\\min', args),
  derivative,
});

/** The derivative of the least; at a tie, of the first that attains it. */
function derivative(args: readonly Expression[], slopes: readonly Expression[]): Expression {
  if (args.length === 1) return slopes[0]!;
  const [first, ...rest] = args as [Expression, ...Expression[]];
  const other = rest.length === 1 ? rest[0]! : call('min', ...rest);
  return condition(call('le', first, other), slopes[0]!, derivative(rest, slopes.slice(1)));
}
