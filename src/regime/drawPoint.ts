import type { Stream } from '../random/index.js';
import { allHold, type Core } from './core.js';
import { drawing, holding } from './domain/pickValue.js';
import type { Point, Value } from './parameter.js';
import { RegimeError } from './regimeError.js';
import { glance, walk } from './walk.js';

const mostAttempts = 100_000;

/**
 * A point in regime, by position, with the values `given` by position (none by default). Half of the attempts
 * look at the contracted box as a whole (even on the scales where they succeed), half choose one parameter
 * after the other.
 */
export function drawn(core: Core, stream: Stream, given: readonly (Value | undefined)[] = []): Value[] {
  const picker = given.length === 0 ? drawing(stream) : holding(given, drawing(stream));
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const box = core.boxes.pick(stream);
    const values =
      attempt % 4 < 2
        ? glance(box, core.parameters, picker)
        : walk(box, core.parameters, anyOrder(core, stream), picker);
    if (values !== undefined && allHold(core, values)) return values;
  }
  throw new RegimeError(
    `No point in regime was found in ${mostAttempts} draws under '${core.regime.assumptions.join("', '")}'.`,
  );
}

/** One constructive attempt in a random order of the parameters; the assumptions remain to be checked. */
export function constructed(core: Core, stream: Stream): Value[] | undefined {
  return walk(core.boxes.pick(stream), core.parameters, anyOrder(core, stream), drawing(stream));
}

function anyOrder({ parameters }: Core, stream: Stream): number[] {
  const order = parameters.map((_, at) => at);
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(stream.uniform() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

const completions = 12;

/** A point in regime with the values given, the others drawn; undefined when a few attempts find none. */
export function completed(core: Core, stream: Stream, given: Partial<Point>): Value[] | undefined {
  const values = core.names.map((name) => given[name]);
  const isGiven = (at: number): boolean => values[at] !== undefined;
  const { all } = core.boxes;
  for (let attempt = 0; attempt < Math.max(completions, 2 * all.length); attempt += 1) {
    const order = anyOrder(core, stream);
    const givenFirst = [...order.filter(isGiven), ...order.filter((at) => !isGiven(at))];
    const found = walk(
      all[attempt % all.length]!,
      core.parameters,
      givenFirst,
      holding(values, drawing(stream)),
    );
    if (found !== undefined && allHold(core, found)) return found;
  }
  return undefined;
}
