import type { CompiledClaim } from '../../claim/index.js';
import {
  type Comparison,
  type Definitions,
  type Expression,
  entryName,
  freeNames,
  parse,
  specialise,
  substitute,
} from '../../expression/index.js';
import type { Point } from '../../regime/index.js';
import { closedRelations } from '../cases.js';
import type { Variable } from '../variable.js';

/** One closed form of a relation on a slice: only the free parameters are left as names. */
export interface SlicedForm {
  readonly left: Expression;
  readonly comparison: Comparison;
  readonly right: Expression;
  /** Where the form applies. */
  readonly conditions: readonly Expression[];
}

/** A relation on a slice, with each closed form that it has; none when a quantity has no closed form. */
export interface SlicedRelation {
  readonly text: string;
  readonly forms: readonly SlicedForm[];
}

/** A claim with all parameters fixed but a few. */
export interface Slice {
  readonly variables: readonly Variable[];
  readonly relations: readonly SlicedRelation[];
  readonly assumptions: readonly Expression[];
}

/** The claim at fixed values of all parameters but `free`, which must be numbers. */
export function sliceOf(compiled: CompiledClaim, free: readonly string[], at: Point): Slice {
  const given = fixedCase(compiled, free, at);
  const fix = (tree: Expression, definitions: Definitions): Expression =>
    specialise(inlined(tree, definitions), given);
  const label = `claim '${compiled.claim.id}', assumption`;
  return {
    variables: free.map((name) => axisVariable(compiled, name)),
    assumptions: compiled.claim.regime.assumptions.map((text) =>
      fix(parse(text, compiled.scope, label), compiled.definitions),
    ),
    relations: compiled.relations.map((relation) => ({
      text: relation.text,
      forms: closedRelations(compiled, relation).map((closed) => {
        const definitions = [...compiled.definitions, ...closed.definitions];
        return {
          left: fix(relation.left, definitions),
          right: fix(relation.right, definitions),
          comparison: relation.comparison,
          conditions: closed.conditions.map((tree) => fix(tree, definitions)),
        };
      }),
    })),
  };
}

function axisVariable({ claim }: CompiledClaim, name: string): Variable {
  const parameter = claim.regime.parameters[name]!;
  if (parameter.type !== 'integer' && parameter.type !== 'real')
    throw new Error(`${claim.id}: ${name} is a ${parameter.type}; an axis is an integer or a real parameter`);
  const { min, max, scale, type } = parameter;
  return { name, lo: min, hi: max, isWhole: type === 'integer', isLog: scale === 'log' };
}

function fixedCase({ claim }: CompiledClaim, free: readonly string[], at: Point) {
  const texts: Record<string, string> = {};
  const sizes: Record<string, number> = {};
  const names: Record<string, Expression> = {};
  for (const name of Object.keys(claim.regime.parameters)) {
    if (free.includes(name)) continue;
    const value = at[name]!;
    if (typeof value === 'string') texts[name] = value;
    else if (typeof value === 'number') names[name] = numeral(value);
    else {
      sizes[name] = value.length;
      for (const [k, entry] of value.entries()) names[entryName(name, k + 1)] = numeral(entry);
    }
  }
  return { texts, sizes, names };
}

const numeral = (value: number): Expression => parse(`${value}`.replace('e+', 'e'), {});

/** The tree with its definitions put in, through and through. */
export function inlined(tree: Expression, definitions: Definitions): Expression {
  const bodies = new Map(definitions);
  const known = new Map<string, Expression>();
  const visit = (part: Expression): Expression => {
    const used = freeNames(part).filter((name) => bodies.has(name));
    return substitute(part, Object.fromEntries(used.map((name) => [name, value(name)])));
  };
  const value = (name: string): Expression => {
    const found = known.get(name) ?? visit(bodies.get(name)!);
    known.set(name, found);
    return found;
  };
  return visit(tree);
}
