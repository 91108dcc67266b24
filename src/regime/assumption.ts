import {
  type Definitions,
  type Expression,
  floatReading,
  freeNames,
  parse,
  type Scope,
} from '../expression/index.js';
import type { Parameter, Regime, Value } from './parameter.js';

/** One assumption, ready to be tested and contracted with. */
export interface Assumption {
  readonly text: string;
  readonly tree: Expression;
  /** Whether it holds; values by position in the regime. A comparison with an undefined side does not hold. */
  readonly holds: (values: readonly Value[]) => boolean;
  /** The parameters and definitions that it depends on. */
  readonly reach: ReadonlySet<string>;
}

/** Parses the assumptions of a regime; throws an `ExpressionError` that shows the place. */
export function assumptionsOf(regime: Regime, definitions: Definitions): readonly Assumption[] {
  const scope = scopeOf(regime, definitions);
  const names = Object.keys(regime.parameters);
  return regime.assumptions.map((text) => {
    const tree = parse(text, scope, 'assumption');
    const reach = reachOf(tree, definitions);
    const needed = definitions.filter(([name]) => reach.has(name));
    return { text, tree, reach, holds: test(tree, names, needed) };
  });
}

function test(
  tree: Expression,
  inputs: readonly string[],
  definitions: Definitions,
): (values: readonly Value[]) => boolean {
  const out = new Float64Array(1);
  const read = floatReading({ inputs: [...inputs], definitions, outputs: [tree] });
  return (values) => {
    read(out, ...values);
    return out[0] === 1;
  };
}

function scopeOf(regime: Regime, definitions: Definitions): Scope {
  const parameters = Object.entries(regime.parameters).map(
    ([name, parameter]) => [name, kindOf(parameter)] as const,
  );
  return Object.fromEntries([...parameters, ...definitions.map(([name]) => [name, 'scalar'] as const)]);
}

function kindOf(parameter: Parameter): Scope[string] {
  if (parameter.type === 'choice') return { texts: parameter.values };
  return parameter.type === 'vector' || parameter.type === 'simplex' ? 'vector' : 'scalar';
}

/** The names that an expression depends on, through definitions. */
function reachOf(tree: Expression, definitions: Definitions): ReadonlySet<string> {
  const reach = new Set(freeNames(tree));
  for (const [name, value] of definitions.toReversed())
    if (reach.has(name)) for (const used of freeNames(value)) reach.add(used);
  return reach;
}
