import { type Html, html, raw } from './html.js';

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/<=/g, '≤'],
  [/>=/g, '≥'],
  [/(?<![A-Za-z0-9_/-])pi(?![A-Za-z0-9_/-]|-)/g, 'π'],
  [/(?<=[\w)π]) ?\* ?(?=[\w(π])/g, '·'],
];

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A text of a claim with its signs as people write them: π, ≤, ≥, the raised dot, raised digits. Plain text. */
export function typeset(text: string): string {
  const signed = SIGNS.reduce((sentence, [pattern, sign]) => sentence.replace(pattern, sign), text);
  return signed.replace(/\^(\d)(?!\w|\.\d)/g, (_, digit) => RAISED[Number(digit)]!);
}

/** An exponent, or the index of a name of one or two letters. */
const MOVED =
  /\^(\([^()]*\)|-?[A-Za-z0-9π]+)|(?<=(?<![A-Za-z0-9_])[A-Za-z]{1,2})_([A-Za-z0-9]+)(?![A-Za-z0-9_])/g;

/** The same with exponents raised and indices lowered. */
export function sentence(text: string): Html {
  const typed = typeset(text);
  const pieces: Html[] = [];
  let from = 0;
  for (const match of typed.matchAll(MOVED)) {
    pieces.push(
      html`${typed.slice(from, match.index)}${match[1] ? html`<sup>${unwrapped(match[1])}</sup>` : html`<sub>${match[2]}</sub>`}`,
    );
    from = match.index + match[0].length;
  }
  return html`${pieces}${typed.slice(from)}`;
}

const unwrapped = (text: string): string => (text.startsWith('(') ? text.slice(1, -1) : text);

const SIGNIFICANT = 6;

/** A number as people read it: up to six significant digits, a true minus sign, powers of ten raised. */
export function numeral(value: number): Html {
  return raw(
    numeralText(value).replace(
      /e([-+]?)(\d+)$/,
      (_, sign, digits) => ` · 10<sup>${sign === '-' ? '−' : ''}${digits}</sup>`,
    ),
  );
}

/** The same as plain text; powers of ten from 100000 on with raised digits. */
export function numeralText(value: number): string {
  const digits = String(value);
  if (/^-?10{5,}$/.test(digits)) return raisedPower(digits);
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return digits.replace('-', '−');
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'undefined' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const short =
    size < SMALL
      ? value.toExponential(SIGNIFICANT - 1).replace(/\.?0*e/, 'e')
      : String(Number(value.toPrecision(SIGNIFICANT)));
  return short.replace(/^-/, '−').replace('e+', 'e');
}

/** Below this a number is written with a power of ten. */
const SMALL = 1e-3;

const raisedPower = (digits: string): string =>
  `${digits.replace(/0+$/, '0').replace('-', '−')}${[...String(digits.replace('-', '').length - 1)].map((digit) => RAISED[Number(digit)]).join('')}`;

/** An integer with thin spaces between its thousands. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');

/** '1 claim', '2 claims'. */
export const counted = (value: number, noun: string, several = `${noun}s`): string =>
  `${count(value)} ${value === 1 ? noun : several}`;
