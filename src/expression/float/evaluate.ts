import type { Definitions, Expression } from '../tree.js';
import { type Cell, closures } from './closures.js';

/** A value for each name; vectors as arrays. The same shape as a point of a regime. */
export type Values = Readonly<Record<string, Cell>>;

/**
 * The value of one expression at one point, on doubles; conditions are 1 and 0. The same bits as
 * `floatReading`, which is the one to use in a loop.
 *
 * @throws Error when the expression uses a name that is neither in the point nor a definition.
 */
export function evaluate(expression: Expression, point: Values, definitions: Definitions = []): number {
  const inputs = Object.keys(point);
  const values = inputs.map((name) => point[name]!);
  return closures({ inputs, definitions, outputs: [expression] })(values)[0]!;
}
