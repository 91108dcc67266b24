import { type Expression, intervalReading } from '../../expression/index.js';
import { boxOf, type Variable } from '../variable.js';

/** At most how many terms the sums and products of a tree have on the whole domain, nested ones multiplied. */
export function seriesTerms(tree: Expression, variables: readonly Variable[]): number {
  const names = variables.map(({ name }) => name);
  const ends = (part: Expression): readonly [number, number] => {
    const out = new Float64Array(3);
    intervalReading(names, [part])(out, boxOf(variables));
    return [out[0]!, out[1]!];
  };
  const visit = (part: Expression): number => {
    switch (part.kind) {
      case 'series':
        return Math.max(1, ends(part.to)[1] - ends(part.from)[0] + 1) * Math.max(1, visit(part.term));
      case 'call':
        return part.args.reduce((sum, inner) => sum + visit(inner), 0);
      case 'condition':
        return visit(part.yes) + visit(part.no);
      default:
        return 0;
    }
  };
  try {
    return visit(tree);
  } catch {
    // A range that hangs on the index of the series around it.
    return Number.POSITIVE_INFINITY;
  }
}
