import type { Quantity } from '../process/index.js';
import type { Point, Regime } from '../regime/index.js';

export type Kind = 'identity' | 'inequality' | 'rate' | 'limit' | 'threshold' | 'impossibility';

/** How well the printed statement is known: theorem read, read in others' words, abstract only, derived here. */
export type Fidelity = 'text' | 'restated' | 'abstract' | 'derived';

export interface Paper {
  readonly key: string;
  readonly authors: string;
  readonly title: string;
  readonly year: number;
  readonly arxiv?: string;
  readonly venue?: string;
}

export interface Source {
  readonly paper: Paper;
  /** Theorem, section, or how the statement came about. */
  readonly where: string;
  readonly fidelity: Fidelity;
}

/** What a control replaces in its claim. */
export interface Variant {
  readonly asserts?: string | readonly string[];
  readonly measures?: Readonly<Record<string, Quantity>>;
  /** Assumptions that replace the claim's; `[]` drops them all. */
  readonly assumptions?: readonly string[];
}

/** A false variant of the claim that must be refuted at the point named. */
export interface Control extends Variant {
  readonly why: string;
  readonly at: Point;
}

/**
 * A lemma for all numbers of some ranges, used where its variables have the values `at`: the values must lie in the
 * ranges and satisfy what is given.
 */
export interface Lemma {
  /** Variables and the ends of their ranges; an end may be infinite. */
  readonly forAll: Readonly<Record<string, readonly [low: number, high: number]>>;
  /** What else is assumed of the variables. */
  readonly given?: readonly string[];
  /** The relation, in the lemma's variables alone. */
  readonly says: string;
  /** The variables' values, in the names of the claim. */
  readonly at: Readonly<Record<string, string>>;
}

/** One statement of a paper as plain data: what `claim()` is given. */
export interface Claim {
  /** `paper/slug`. */
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly source: Source;
  readonly regime: Regime;
  /** Named sub-expressions, each of which may use the parameters, the earlier definitions and the quantities. */
  readonly where: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, Quantity>>;
  /** The relations, each with one top-level comparison. */
  readonly asserts: readonly string[];
  /**
   * The proof in steps: relations in the claim's own names, or lemmas of their own. Each is proved with those
   * before it assumed, then the relations with all of them. Nothing is believed for standing here. An empty list says
   * that the prover finds the way alone.
   */
  readonly argument?: readonly (string | Lemma)[];
  readonly expected: 'holds' | 'refuted';
  /** What the dossier found false or misleading in the usual reading, and the claim that repairs it. */
  readonly finding?: string;
  /** For a reading expected to be refuted: points known to refute it, tried first. */
  readonly witnesses: readonly Point[];
  readonly controls: readonly Control[];
  readonly view: { readonly x: string; readonly y?: string };
  readonly notes?: string;
}
