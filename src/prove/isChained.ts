import { type Expression, print } from '../expression/index.js';
import type { ProofCase } from './cases.js';

const WAYS: Readonly<Record<string, { readonly isTurned: boolean; readonly isStrict: boolean }>> = {
  le: { isTurned: false, isStrict: false },
  lt: { isTurned: false, isStrict: true },
  ge: { isTurned: true, isStrict: false },
  gt: { isTurned: true, isStrict: true },
};

/**
 * Whether assumptions lead from one tree to another, word for word: a <= m, m <= n, n <= b says that a <= b, and
 * a < b when one of them is strict.
 */
export function isChained(
  small: Expression,
  large: Expression,
  isStrict: boolean,
  { assumptions }: Pick<ProofCase, 'assumptions'>,
): boolean {
  const links = assumptions.flatMap((tree) => {
    const way = tree.kind === 'call' && Object.hasOwn(WAYS, tree.name) ? WAYS[tree.name] : undefined;
    if (tree.kind !== 'call' || way === undefined) return [];
    const [a, b] = tree.args.map(print) as [string, string];
    const [from, to] = way.isTurned ? [b, a] : [a, b];
    return [{ from, to, isStrict: way.isStrict }];
  });
  const end = print(large);
  // What is reached, by <= and by <.
  const seen = new Set<string>();
  const queue = [{ at: print(small), isBelow: false }];
  for (const { at, isBelow } of queue) {
    if (seen.has(`${isBelow} ${at}`)) continue;
    seen.add(`${isBelow} ${at}`);
    if (at === end && seen.size > 1 && (isBelow || !isStrict)) return true;
    for (const link of links)
      if (link.from === at) queue.push({ at: link.to, isBelow: isBelow || link.isStrict });
  }
  return false;
}
