/**
 * The typed tree of the language of bounds. mathjs parses the text, `parse` translates it at once
 * into this tree, and every reading (float, column, interval, exact, decimal, LaTeX, derivative,
 * certificate) starts from it.
 *
 * Values are scalars (numbers), vectors (names of vector parameters and element-wise operations on
 * them, legal only inside a reduction), texts (values of a choice) and booleans; the parser has
 * checked the kinds, so that a reading may rely on them.
 */
export type Expression =
  | NumberNode
  | TextNode
  | NameNode
  | ElementNode
  | SizeNode
  | CallNode
  | SeriesNode
  | ReductionNode
  | ConditionNode;

/** A numeral. `text` keeps the digits as written, so that the exact readings do not see a rounded value. */
export interface NumberNode {
  readonly kind: 'number';
  readonly text: string;
}

/** A value of a choice, such as "fresh". Compared with `eq` and `ne` only. */
export interface TextNode {
  readonly kind: 'text';
  readonly value: string;
}

/** A parameter, a definition, a quantity or an index of a series; the constants are `call` nodes. */
export interface NameNode {
  readonly kind: 'name';
  readonly name: string;
}

/** One entry of a vector parameter, `p[i]`; indices start at 1. */
export interface ElementNode {
  readonly kind: 'element';
  readonly vector: string;
  readonly index: Expression;
}

/** The number of entries of a vector parameter, `size(p)`. */
export interface SizeNode {
  readonly kind: 'size';
  readonly vector: string;
}

/**
 * A function of the language applied to arguments. Operators are functions too:
 * `add sub mul div neg pow`, `lt le gt ge eq ne` and `and or not`. The constants `pi` and `e` are functions of
 * no arguments, so that no parameter of the same name can be mistaken for them.
 */
export interface CallNode {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
}

/**
 * `sum(term, k, from, to)` and `prod(term, k, from, to)`: k runs over the integers from ceil(from) to
 * floor(to); an empty sum is 0 and an empty product 1.
 */
export interface SeriesNode {
  readonly kind: 'series';
  readonly operation: 'sum' | 'prod';
  readonly term: Expression;
  readonly index: string;
  readonly from: Expression;
  readonly to: Expression;
}

/** `sum(v)`, `prod(v)`, `min(v)`, `max(v)` of one vector-valued expression, evaluated entry by entry. */
export interface ReductionNode {
  readonly kind: 'reduction';
  readonly operation: 'sum' | 'prod' | 'min' | 'max';
  readonly body: Expression;
  /** The vector parameters that `body` reads entry by entry; all have the same size at run time. */
  readonly vectors: readonly string[];
}

/** `test ? yes : no`; only the chosen branch is evaluated. */
export interface ConditionNode {
  readonly kind: 'condition';
  readonly test: Expression;
  readonly yes: Expression;
  readonly no: Expression;
}

/** The comparison at the top of a relation. */
export type Comparison = '<=' | '<' | '>=' | '>' | '=';

/** Two expressions and the comparison that a claim asserts between them. */
export interface Relation {
  readonly left: Expression;
  readonly comparison: Comparison;
  readonly right: Expression;
  /** The relation as written. */
  readonly text: string;
}

/** What a name stands for: a number, a vector of numbers, or one of the listed texts. */
export type NameKind = 'scalar' | 'vector' | { readonly texts: readonly string[] };

/** The names that an expression may use. */
export type Scope = Readonly<Record<string, NameKind>>;

/** Named sub-expressions in the order in which they may use each other. */
export type Definitions = readonly (readonly [name: string, value: Expression])[];
