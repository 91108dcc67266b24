import type { CompiledClaim } from '../../claim/index.js';
import { freeNames, intervalReading, parse } from '../../expression/index.js';
import { type Box, boxOf, isSplit, share, split, type Variable } from '../variable.js';
import { axisOf } from './axisOf.js';
import type { Frontier, FrontierBox, FrontierPoint } from './frontier.js';
import { inlined } from './slice.js';

export interface PointsMapOptions {
  readonly x: string;
  readonly y: string;
  /** The relation that was looked at, from 0. */
  readonly relation: number;
  readonly points: readonly FrontierPoint[];
  /** Most boxes by which the regime is drawn. Default 600. */
  readonly budget?: number;
}

/**
 * Points from all over the regime as a map by two of its parameters. Outside the regime is what no value of
 * the other parameters brings into it, as far as enclosures of the assumptions on numbers show.
 *
 * @throws Error with one sentence when an axis is no number of the claim.
 */
export function pointsMap(compiled: CompiledClaim, options: PointsMapOptions): Frontier {
  const { x, y, relation, points, budget = 600 } = options;
  const numbers = numericVariables(compiled);
  const variables = [x, y].map((name) => {
    const found = numbers.find((variable) => variable.name === name);
    if (found === undefined) throw new Error(`${compiled.claim.id}: ${name} is no number to draw along`);
    return found;
  });
  const others = numbers.filter(({ name }) => name !== x && name !== y);
  return {
    format: 1,
    kind: 'holdfast frontier',
    claim: compiled.claim.id,
    title: compiled.claim.title,
    relations: [compiled.relations[relation]!.text],
    assumptions: compiled.claim.regime.assumptions,
    x: axisOf(variables[0]!),
    y: axisOf(variables[1]!),
    at: {},
    basis: 'points',
    boxes: outside(variables, regimeReader(compiled, [...variables, ...others]), others, budget),
    points,
    shares: { proved: 0, violated: 0, undecided: 0 },
  };
}

function numericVariables({ claim }: CompiledClaim): readonly Variable[] {
  return Object.entries(claim.regime.parameters).flatMap(([name, parameter]) =>
    parameter.type === 'integer' || parameter.type === 'real'
      ? [
          {
            name,
            lo: parameter.min,
            hi: parameter.max,
            isWhole: parameter.type === 'integer',
            isLog: parameter.scale === 'log',
          },
        ]
      : [],
  );
}

/** Whether an assumption that speaks of numbers alone fails at every point of a box. */
function regimeReader(
  { claim, scope, definitions }: CompiledClaim,
  variables: readonly Variable[],
): (box: Box) => boolean {
  const names = variables.map(({ name }) => name);
  const conditions = claim.regime.assumptions
    .map((text) => inlined(parse(text, scope, `claim '${claim.id}', assumption`), definitions))
    .filter((tree) => freeNames(tree).every((name) => names.includes(name)));
  if (conditions.length === 0) return () => false;
  const out = new Float64Array(3 * conditions.length);
  const read = intervalReading(names, conditions);
  return (box) => {
    read(out, box);
    return conditions.some((_, k) => out[3 * k + 1] === 0);
  };
}

/** Boxes of the plane on which the regime is missed whatever the other parameters are, and the rest. */
function outside(
  variables: readonly Variable[],
  isOutside: (box: Box) => boolean,
  others: readonly Variable[],
  budget: number,
): readonly FrontierBox[] {
  const rest = boxOf(others);
  const queue: Box[] = [boxOf(variables)];
  const done: FrontierBox[] = [];
  for (let head = 0; head < queue.length; head++) {
    const box = queue[head]!;
    const isOut = isOutside(Float64Array.from([...box, ...rest]));
    const at = isOut || queue.length >= budget ? undefined : longer(box, variables);
    if (at === undefined) done.push(shown(box, isOut));
    else queue.push(...(split(box, at, variables[at]!).slice(0, 2) as Box[]));
  }
  return done.some(({ regime }) => regime === 'outside') ? done : [];
}

const shown = (box: Box, isOut: boolean): FrontierBox => ({
  x: [box[0]!, box[1]!],
  y: [box[2]!, box[3]!],
  outcome: 'undecided',
  regime: isOut ? 'outside' : 'mixed',
});

function longer(box: Box, variables: readonly Variable[]): number | undefined {
  const shares = variables.map((variable, at) => (isSplit(box, at, variable) ? share(box, at, variable) : 0));
  const most = Math.max(...shares);
  return most > 1 / 256 ? shares.indexOf(most) : undefined;
}
