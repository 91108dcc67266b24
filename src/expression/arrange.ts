import { ExpressionError } from './expressionError.js';
import type { Token } from './tokens.js';

/** Deepest nesting of brackets and of the tree. */
export const DEPTH = 200;

const BINARY: readonly string[] = '+ - * / ^ < <= > >= == != and or ?'.split(' ');
const PREFIX: readonly string[] = ['+', '-', 'not'];
const CLOSES: Readonly<Record<string, string>> = { '(': ')', call: ')', '[': ']' };

interface Opener {
  readonly what: string;
  readonly at: number;
}

/**
 * Checks that operands and operators alternate and that brackets and `? :` match, so that every mistake of
 * spelling is reported here, with its place, before the parser sees the text.
 */
export function arrange(words: readonly Token[], end: number, text: string, label?: string): void {
  const open: Opener[] = [];
  const refuse = (sentence: string, at: number): never => {
    throw new ExpressionError(sentence, text, at, label);
  };
  const push = (what: string, at: number) => {
    if (open.length >= DEPTH) refuse(`The expression is nested more than ${DEPTH} deep.`, at);
    open.push({ what, at });
  };
  const unopened = () => {
    const last = open.at(-1);
    if (last?.what === '?')
      refuse('This ? has no matching : before its part of the expression ends.', last.at);
    return last;
  };

  let operandNext = true;
  for (const [place, { kind, text: word, at }] of words.entries()) {
    if (operandNext) {
      if (kind !== 'operator') operandNext = false;
      else if (word === '(') push('(', at);
      else if (word === '[') refuse('Lists are not part of the language; declare a vector parameter.', at);
      else if (!PREFIX.includes(word)) refuse(`A value is missing before ${word}.`, at);
      continue;
    }
    const previous = words[place - 1]!;
    if (kind !== 'operator' || word === 'not')
      refuse(`An operator is missing before ${word}${times(kind)}.`, at);
    if (word === '(') {
      if (previous.kind !== 'name') refuse('An operator is missing before (; write * to multiply.', at);
      push('call', at);
      operandNext = true;
    } else if (word === '[') {
      if (previous.kind !== 'name') refuse('Only a vector parameter has entries, as in p[1].', at);
      push('[', at);
      operandNext = true;
    } else if (word === ')' || word === ']') {
      const last = unopened();
      if (last === undefined) refuse(`This ${word} closes nothing.`, at);
      if (CLOSES[last!.what] !== word) refuse(`${CLOSES[last!.what]} expected here, not ${word}.`, at);
      open.pop();
    } else if (word === ',') {
      if (unopened()?.what !== 'call') refuse('A comma only separates the arguments of a function.', at);
      operandNext = true;
    } else if (word === ':') {
      if (open.at(-1)?.what !== '?') refuse('This : belongs to no ?.', at);
      open.pop();
      operandNext = true;
    } else if (word === '=') {
      refuse(
        'A single = only stands at the top of a relation; write == to compare. Nothing is assigned.',
        at,
      );
    } else {
      if (!BINARY.includes(word)) refuse(`${word} does not belong here.`, at);
      if (word === '?') push('?', at);
      operandNext = true;
    }
  }
  if (operandNext) refuse('The expression ends where a value is missing.', end);
  const last = unopened();
  if (last !== undefined) refuse(`This ${last.what === '[' ? '[' : '('} is never closed.`, last.at);
}

function times(kind: Token['kind']): string {
  return kind === 'text' ? '' : '; write * to multiply';
}
