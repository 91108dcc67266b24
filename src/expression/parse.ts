import { arrange } from './arrange.js';
import { ExpressionError } from './expressionError.js';
import { type MathNode, mathjsParse } from './mathjs.js';
import { type Token, tokens } from './tokens.js';
import { translate } from './translate.js';
import type { Expression, Scope } from './tree.js';

/** Longest text that is parsed. */
export const LENGTH = 10_000;

/**
 * Reads a text of the language of bounds as a tree: a number, or a condition when its top is a comparison or
 * a connective (see `isCondition`). Names are those of `scope` and the indices of series; a declared name wins
 * over the constants `pi` and `e`. Nothing in the text is ever evaluated.
 *
 * @param label Put before the sentence of an error: the claim, the file.
 * @throws ExpressionError with a caret under the offending character.
 */
export function parse(text: string, scope: Scope, label?: string): Expression {
  return parsePart(checkedTokens(text, label), text.length, text, scope, label).tree;
}

/** The words of a text that is not too long and not empty. */
export function checkedTokens(text: string, label?: string): Token[] {
  if (typeof text !== 'string') throw new TypeError(`${label ?? 'parse'}: an expression is a string.`);
  if (text.length > LENGTH) {
    throw new ExpressionError(`The text is longer than ${LENGTH} characters.`, text, LENGTH, label);
  }
  return tokens(text, label);
}

/** Parses some of the words of a text; `end` is where a missing last value would stand. */
export function parsePart(words: readonly Token[], end: number, text: string, scope: Scope, label?: string) {
  arrange(words, end, text, label);
  return translate(tree(words, text, label), { text, label, words, scope });
}

/**
 * Every leaf is handed to the parser as the number of its word (t0, t1, ...): leaves keep their place and
 * their digits, and no name of the text can mean anything to the parser.
 */
function tree(words: readonly Token[], text: string, label?: string): MathNode {
  const disguised = words.map(({ kind, text }, number) => (kind === 'operator' ? text : `t${number}`));
  try {
    return mathjsParse(disguised.join(' '));
  } catch (error) {
    if (error instanceof RangeError) {
      throw new ExpressionError('The expression is nested too deep.', text, words[0]!.at, label);
    }
    const at = words[wordAt(disguised, (error as { char?: number }).char ?? 1)]?.at ?? text.length;
    throw new ExpressionError('The expression cannot be read here; parentheses may help.', text, at, label);
  }
}

/** The number of the word that holds the parser's character, counted from 1. */
function wordAt(disguised: readonly string[], character: number): number {
  let end = 0;
  return disguised.findIndex((word) => {
    end += word.length + 1;
    return character <= end;
  });
}
