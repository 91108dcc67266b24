import { ExpressionError } from './expressionError.js';
import type { Token } from './tokens.js';

/** Deepest nesting of brackets and of the tree. */
export const DEPTH = 200;

const BINARY: readonly string[] = '+ - * / ^ < <= > >= == != and or'.split(' ');
const PREFIX: readonly string[] = ['+', '-', 'not'];
const CLOSES: Readonly<Record<string, string>> = { '(': ')', call: ')', '[': ']' };

/** A bracket, the call of a function or a `?` that waits for its other end. */
interface Opener {
  readonly what: '(' | '[' | 'call' | '?';
  readonly at: number;
}

interface Arrangement {
  readonly open: readonly Opener[];
  /** Whether a value must come next, rather than an operator. */
  readonly wantsValue: boolean;
}

type Refuse = (sentence: string, at: number) => never;

/**
 * Checks that values and operators alternate and that brackets and `? :` match, so that every mistake of
 * spelling is reported here, with its place, before the parser sees the text. `end` is where a missing last
 * value would stand.
 */
export function arrange(words: readonly Token[], end: number, text: string, label?: string): void {
  const refuse: Refuse = (sentence, at) => {
    throw new ExpressionError(sentence, text, at, label);
  };
  let state: Arrangement = { open: [], wantsValue: true };
  for (const [place, word] of words.entries()) {
    state = state.wantsValue ? value(state, word, refuse) : operator(state, word, words[place - 1]!, refuse);
  }
  if (state.wantsValue) refuse('The expression ends where a value is missing.', end);
  const last = innermost(state, refuse);
  if (last !== undefined) refuse(`This ${last.what === '[' ? '[' : '('} is never closed.`, last.at);
}

/** The innermost opener, which must not be a `?` whose `:` is missing. */
function innermost({ open }: Arrangement, refuse: Refuse): Opener | undefined {
  const last = open.at(-1);
  if (last?.what === '?') refuse('This ? has no matching : before its part of the expression ends.', last.at);
  return last;
}

function opened({ open }: Arrangement, what: Opener['what'], at: number, refuse: Refuse): Arrangement {
  if (open.length >= DEPTH) refuse(`The expression is nested more than ${DEPTH} deep.`, at);
  return { open: [...open, { what, at }], wantsValue: true };
}

function value(state: Arrangement, { kind, text, at }: Token, refuse: Refuse): Arrangement {
  if (kind !== 'operator') return { ...state, wantsValue: false };
  if (text === '(') return opened(state, '(', at, refuse);
  if (text === '[') return refuse('Lists are not part of the language; declare a vector parameter.', at);
  return PREFIX.includes(text) ? state : refuse(`A value is missing before ${text}.`, at);
}

function operator(state: Arrangement, word: Token, previous: Token, refuse: Refuse): Arrangement {
  const { kind, text, at } = word;
  if (kind !== 'operator' || text === 'not') return refuse(missingOperator(word), at);
  if (BINARY.includes(text)) return { ...state, wantsValue: true };
  switch (text) {
    case '(':
      if (previous.kind !== 'name') refuse('An operator is missing before (; write * to multiply.', at);
      return opened(state, 'call', at, refuse);
    case '[':
      if (previous.kind !== 'name') refuse('Only a vector parameter has entries, as in p[1].', at);
      return opened(state, '[', at, refuse);
    case '?':
      return opened(state, '?', at, refuse);
    case ':':
      if (state.open.at(-1)?.what !== '?') refuse('This : belongs to no ?.', at);
      return { open: state.open.slice(0, -1), wantsValue: true };
    case ',':
      if (innermost(state, refuse)?.what !== 'call')
        refuse('A comma only separates the arguments of a function.', at);
      return { ...state, wantsValue: true };
    case '=':
      return refuse(
        'A single = only stands at the top of a relation; write == to compare. Nothing is assigned.',
        at,
      );
    default:
      return closed(state, word, refuse);
  }
}

function closed(state: Arrangement, { text, at }: Token, refuse: Refuse): Arrangement {
  const last = innermost(state, refuse);
  if (last === undefined) return refuse(`This ${text} closes nothing.`, at);
  if (CLOSES[last.what] !== text) refuse(`${CLOSES[last.what]} expected here, not ${text}.`, at);
  return { open: state.open.slice(0, -1), wantsValue: false };
}

function missingOperator({ kind, text }: Token): string {
  return `An operator is missing before ${text}${kind === 'text' ? '' : '; write * to multiply'}.`;
}
