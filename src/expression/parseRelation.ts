import { arrange } from './arrange.js';
import { ExpressionError } from './expressionError.js';
import { checkedTokens, parsePart } from './parse.js';
import type { Token } from './tokens.js';
import type { Comparison, Expression, Relation, Scope } from './tree.js';

const COMPARISONS: readonly string[] = ['<=', '<', '>=', '>', '='];
const LOOSER: readonly string[] = ['?', ':', 'and', 'or', 'not'];

/**
 * Reads a relation: two numbers with exactly one of `<= < >= > =` between them outside all brackets. Inside
 * an expression equality is written `==`. Relations and `? :`, `and`, `or`, `not` do not mix without parentheses.
 *
 * @throws ExpressionError with a caret under the offending character.
 */
export function parseRelation(text: string, scope: Scope, label?: string): Relation {
  const words = checkedTokens(text, label);
  const top = words.filter(outside(words));
  const places = top.filter((word) => COMPARISONS.includes(word.text) && word.kind === 'operator');
  const refuse = (sentence: string, at: number): never => {
    throw new ExpressionError(sentence, text, at, label);
  };
  if (places.length === 0) {
    arrange(words, text.length, text, label);
    refuse('A relation needs one of <= < >= > = between its two sides.', text.length);
  }
  if (places.length > 1)
    refuse('A relation has one comparison; state a chain as several relations.', places[1]!.at);
  const loose = top.find((word) => word.kind === 'operator' && LOOSER.includes(word.text));
  if (loose !== undefined) refuse(`Put parentheses around the side that contains ${loose.text}.`, loose.at);
  const split = words.indexOf(places[0]!);
  const side = (part: readonly Token[], end: number): Expression => {
    if (part.length === 0) refuse('A side of the relation is missing.', end);
    const { tree, kind, at } = parsePart(part, end, text, scope, label);
    if (kind !== 'scalar') refuse('Both sides of a relation are numbers.', at);
    return tree;
  };
  const left = side(words.slice(0, split), places[0]!.at);
  const right = side(words.slice(split + 1), text.length);
  return { left, comparison: places[0]!.text as Comparison, right, text };
}

/** Tells the words that stand outside all brackets. */
function outside(words: readonly Token[]): (word: Token) => boolean {
  const depths = new Map<Token, number>();
  let depth = 0;
  for (const word of words) {
    if (word.kind === 'operator' && (word.text === '(' || word.text === '[')) depth++;
    depths.set(word, depth);
    if (word.kind === 'operator' && (word.text === ')' || word.text === ']')) depth--;
  }
  return (word) => depths.get(word) === 0;
}
