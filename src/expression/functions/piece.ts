/** A piece of LaTeX with how tightly its outermost operation binds. */
export interface Piece {
  readonly latex: string;
  readonly binding: number;
  /** Ends in something that would swallow a factor written after it: a sum, a product, cases. */
  readonly open?: boolean;
}

/** How tightly the forms of the language bind in LaTeX, where a sign may lead a product. */
export const BINDING = {
  condition: 0,
  or: 1,
  and: 2,
  comparison: 3,
  sum: 4,
  sign: 4.5,
  product: 5,
  power: 7,
  atom: 8,
} as const;

/** The piece in parentheses if it binds less than its place demands. */
export function enclosed(piece: Piece, least: number): string {
  return piece.binding < least ? parentheses(piece.latex) : piece.latex;
}

const TALL = /\\(frac|sum|prod|begin|left|sqrt)/;

export function parentheses(latex: string): string {
  return TALL.test(latex) ? `\\left(${latex}\\right)` : `(${latex})`;
}

export function atom(latex: string): Piece {
  return { latex, binding: BINDING.atom };
}

/** name(a, b, ...). */
export function applied(name: string, args: readonly Piece[]): Piece {
  return atom(`${name}${parentheses(args.map(({ latex }) => latex).join(', '))}`);
}
