import { type Definitions, evaluate, type Relation } from '../expression/index.js';
import type { Point } from '../regime/index.js';
import { marginOf } from './margin.js';
export function compareExactly(
  relation: Relation,
  definitions: Definitions,
  point: Point,
): { outcome: 'holds' | 'violated' | 'tie'; left: string; right: string; sign: number; how: string } {
  const l = evaluate(relation.left, point, definitions);
  const r = evaluate(relation.right, point, definitions);
  const m = marginOf(l, relation.comparison, r);
  return {
    outcome: m < -1e-10 ? 'violated' : Math.abs(m) < 1e-10 ? 'tie' : 'holds',
    left: String(l),
    right: String(r),
    sign: Math.sign(l - r),
    how: 'draft',
  };
}
