/** The value of one parameter: a number, one of the texts of a choice, or a vector (simplex) of numbers. */
export type Value = number | string | readonly number[];

/** A value for each parameter, by name. */
export type Point = Readonly<Record<string, Value>>;

/** How a numeric parameter is searched: evenly, or evenly in its logarithm (then min > 0). */
export type Scale = 'linear' | 'log';

export interface IntegerParameter {
  readonly type: 'integer';
  readonly min: number;
  readonly max: number;
  readonly scale: Scale;
  readonly meaning: string;
}

export interface RealParameter {
  readonly type: 'real';
  readonly min: number;
  readonly max: number;
  readonly scale: Scale;
  readonly meaning: string;
}

export interface ChoiceParameter {
  readonly type: 'choice';
  readonly values: readonly string[];
  readonly meaning: string;
}

/** Between size[0] and size[1] real numbers, each in [min, max]. */
export interface VectorParameter {
  readonly type: 'vector';
  readonly size: readonly [number, number];
  readonly min: number;
  readonly max: number;
  readonly scale: Scale;
  readonly meaning: string;
}

/** Between size[0] and size[1] nonnegative numbers that sum to 1 (to rounding). */
export interface SimplexParameter {
  readonly type: 'simplex';
  readonly size: readonly [number, number];
  readonly meaning: string;
}

export type Parameter =
  | IntegerParameter
  | RealParameter
  | ChoiceParameter
  | VectorParameter
  | SimplexParameter;

/** Named parameters with their domains, and the assumptions under which a claim speaks. */
export interface Regime {
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Boolean expressions over the parameters and the claim's definitions; a point is in regime when all hold. */
  readonly assumptions: readonly string[];
}
