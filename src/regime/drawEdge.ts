import type { Stream } from '../random/index.js';
import type { Core } from './core.js';
import { edgeValues } from './domain/edgeValues.js';
import { completed, drawn } from './drawPoint.js';
import type { Parameter, Point, Value } from './parameter.js';

/**
 * Draws, by position, with one or more parameters at an edge value (ends, 0, 1, 2, ties, empty atoms) or with two
 * numeric parameters equal; ordinary draws where the assumptions forbid that.
 */
export function edgeDraws(core: Core): (stream: Stream) => Value[] {
  const edges = core.parameters.map(edgeValues);
  return (source) => {
    const given = source.uniform() < 0.2 ? tie(core, source) : pinned(core, edges, source);
    return completed(core, source, given) ?? drawn(core, source);
  };
}

const pickFrom = <T>(values: readonly T[], source: Stream): T =>
  values[Math.floor(source.uniform() * values.length)]!;

/** One parameter, and each further one with probability 1/3, at an edge value. */
function pinned({ names }: Core, edges: readonly (readonly Value[])[], source: Stream): Partial<Point> {
  if (names.length === 0) return {};
  const first = Math.floor(source.uniform() * names.length);
  const chosen = names.flatMap((name, at) =>
    at === first || source.uniform() < 1 / 3 ? [[name, pickFrom(edges[at]!, source)] as const] : [],
  );
  return Object.fromEntries(chosen);
}

/** Two numeric parameters at the value that one of them has in a draw. */
function tie(core: Core, source: Stream): Partial<Point> {
  const isNumeric = ({ type }: Parameter): boolean => type === 'integer' || type === 'real';
  const numeric = core.names.filter((_, at) => isNumeric(core.parameters[at]!));
  if (numeric.length < 2) return {};
  const [a, b] = [pickFrom(numeric, source), pickFrom(numeric, source)];
  const x = drawn(core, source)[core.names.indexOf(a)] as number;
  const whole = core.parameters[core.names.indexOf(b)]!.type === 'integer';
  return { [a]: x, [b]: whole ? Math.round(x) : x };
}
