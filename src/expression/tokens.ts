import { ExpressionError } from './expressionError.js';

export type TokenKind = 'number' | 'name' | 'text' | 'operator';

export interface Token {
  readonly kind: TokenKind;
  /** The characters of the token; of a text, what stands between the quotes. */
  readonly text: string;
  /** Offset in the source. */
  readonly at: number;
}

const SPACE = /\s+/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const OPERATOR = /<=|>=|==|!=|[-+*/^<>=?:,()[\]]/y;
const WORDS: readonly string[] = ['and', 'or', 'not'];

/** The words of the language; every other character is refused. */
export function tokens(text: string, label?: string): Token[] {
  const found: Token[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at, label);
    found.push(token);
    at = skipSpace(text, at + token.text.length + (token.kind === 'text' ? 2 : 0));
  }
  return found;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function skipSpace(text: string, at: number): number {
  return at + (match(SPACE, text, at)?.length ?? 0);
}

function tokenAt(text: string, at: number, label?: string): Token {
  const number = match(NUMBER, text, at);
  if (number !== undefined) return numeral(number, text, at, label);
  const name = match(NAME, text, at);
  if (name !== undefined) return { kind: WORDS.includes(name) ? 'operator' : 'name', text: name, at };
  const operator = match(OPERATOR, text, at);
  if (operator !== undefined) return { kind: 'operator', text: operator, at };
  if (text[at] === '"' || text[at] === "'") return quoted(text, at, label);
  throw new ExpressionError(strange(text, at), text, at, label);
}

function numeral(digits: string, text: string, at: number, label?: string): Token {
  const value = Number(digits);
  const lost = value === 0 && /[1-9]/.test(digits.replace(/[eE].*/, ''));
  if (Number.isFinite(value) && !lost) return { kind: 'number', text: digits, at };
  throw new ExpressionError('This numeral is outside the range of doubles.', text, at, label);
}

function quoted(text: string, at: number, label?: string): Token {
  const end = text.indexOf(text[at]!, at + 1);
  if (end < 0) throw new ExpressionError('This text has no closing quote.', text, at, label);
  return { kind: 'text', text: text.slice(at + 1, end), at };
}

const ASCII: Readonly<Record<string, string>> = {
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '·': '*',
  '×': '*',
  '−': '-',
  '÷': '/',
  π: 'pi',
  '²': '^2',
  '³': '^3',
  '&': 'and',
  '|': 'or',
  '!': 'not (or gamma(n + 1) for a factorial)',
  '.': '* / ^ without a dot: vectors are combined entry by entry',
};

function strange(text: string, at: number): string {
  const character = String.fromCodePoint(text.codePointAt(at)!);
  const instead = Object.hasOwn(ASCII, character) ? `; write ${ASCII[character]}` : '';
  return `The character ${JSON.stringify(character)} is not part of the language${instead}.`;
}
