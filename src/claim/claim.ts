import type { Quantity } from '../process/index.js';
import type { Point, Regime } from '../regime/index.js';
import type { Claim, Control, Kind, Lemma, Source, Variant } from './types.js';

/** What `claim()` is given; the fields mean what they mean in `Claim`. */
export interface ClaimDeclaration {
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly source: Source;
  readonly regime: Regime;
  /** Default: none. */
  readonly where?: Readonly<Record<string, string>>;
  /** Default: none; then the relations speak of parameters only. */
  readonly measures?: Readonly<Record<string, Quantity>>;
  readonly asserts: string | readonly string[];
  /** Default: none. */
  readonly argument?: readonly (string | Lemma)[];
  /** Default: 'holds'. */
  readonly expected?: 'holds' | 'refuted';
  readonly finding?: string;
  /** Default: none. */
  readonly witnesses?: readonly Point[];
  readonly controls: readonly Control[];
  readonly view: { readonly x: string; readonly y?: string };
  readonly notes?: string;
}

const ID = /^[a-z0-9][a-z0-9_-]*\/[a-z0-9][A-Za-z0-9_-]*$/;

/**
 * Declares a claim: fills the defaults and checks what can be checked without parsing.
 *
 * Throws one sentence when the id is not `paper/slug`, when nothing is asserted, when a name is both a
 * parameter, a definition or a quantity, when a quantity has no route, or when the view names no parameter.
 */
export function claim(declaration: ClaimDeclaration): Claim {
  const { id, regime, where = {}, measures = {}, asserts, controls, view } = declaration;
  if (!ID.test(id))
    throw new Error(
      `claim '${id}': an id is 'paper/slug' of letters, digits, - and _, such as 'xu2025/gauss-mean-var'`,
    );
  const relations = typeof asserts === 'string' ? [asserts] : [...asserts];
  if (relations.length === 0) throw new Error(`claim '${id}': asserts nothing; give at least one relation`);
  refuseClashes(id, [Object.keys(regime.parameters), Object.keys(where), Object.keys(measures)].flat());
  refuseEmptyQuantities(id, measures);
  for (const axis of [view.x, view.y]) {
    if (axis !== undefined && !(axis in regime.parameters)) {
      throw new Error(
        `claim '${id}': the view names '${axis}', which is no parameter (${Object.keys(regime.parameters).join(', ')})`,
      );
    }
  }
  return {
    ...declaration,
    where,
    measures,
    asserts: relations,
    expected: declaration.expected ?? 'holds',
    witnesses: declaration.witnesses ?? [],
    controls: [...controls],
  };
}

/** Declares a control: a false variant of its claim and the point at which it must be refuted. */
export function control(why: string, variant: Variant & { readonly at: Point }): Control {
  return { why, ...variant };
}

/** The claim that a control asserts in place of the true one: the variant's parts replace the claim's. */
export function vary(base: Claim, variant: Variant): Claim {
  const asserts = variant.asserts ?? base.asserts;
  const { argument: _, ...rest } = base;
  return {
    ...rest,
    asserts: typeof asserts === 'string' ? [asserts] : asserts,
    measures: { ...base.measures, ...variant.measures },
    regime: variant.assumptions ? { ...base.regime, assumptions: variant.assumptions } : base.regime,
  };
}

function refuseClashes(id: string, names: readonly string[]): void {
  const twice = names.find((name, position) => names.indexOf(name) !== position);
  if (twice !== undefined)
    throw new Error(
      `claim '${id}': '${twice}' is declared twice among parameters, definitions and quantities`,
    );
}

function refuseEmptyQuantities(id: string, measures: Readonly<Record<string, Quantity>>): void {
  for (const [name, quantity] of Object.entries(measures)) {
    if (quantity.routes.length === 0)
      throw new Error(`claim '${id}': the quantity '${name}' has no route to its value`);
  }
}
