import { absolute, add, type Big, floorOf, multiply, pow, top, whole } from '../multiprecision/index.js';
import { ballOf } from './ball.js';
import { isBall, type Quantity } from './value.js';

/** A number as a decimal text of so many significant digits, such as 1.2345e-7; NaN and infinities by name. */
export function decimalText(value: Quantity, digits: number): string {
  if (typeof value === 'number') return String(value);
  const bits = Math.ceil(digits * 3.33) + 16;
  return bigText(isBall(value) ? value.middle : ballOf(value, bits).middle, digits);
}

/** log10 2 */
const LOG = 0.3010299956639812;

function bigText(x: Big, digits: number): string {
  if (x.m === 0n) return '0';
  const exponent = Math.floor((top(x) - 1) * LOG);
  return textAt(x, exponent, digits) ?? textAt(x, exponent + 1, digits) ?? textAt(x, exponent - 1, digits)!;
}

/** The text when the decimal exponent is the one guessed, which is right when there are as many digits as wanted. */
function textAt(x: Big, exponent: number, digits: number): string | undefined {
  const bits = Math.ceil(digits * 3.33) + 40 + Math.ceil(Math.log2(Math.abs(exponent) + 2));
  const ten = pow(whole(10), whole(digits - 1 - exponent), bits) as Big;
  const wanted = floorOf(add(multiply(absolute(x), ten, bits), { m: 1n, e: -1 }, bits + 8)).toString();
  if (wanted.length !== digits) return undefined;
  const text = wanted.replace(/0+$/, '');
  const sign = x.m < 0n ? '-' : '';
  if (exponent >= 0 && exponent < 21 && text.length <= exponent + 1)
    return `${sign}${text.padEnd(exponent + 1, '0')}`;
  if (exponent >= -6 && exponent < 21) return sign + placed(text, exponent);
  return `${sign}${text[0]}${text.length > 1 ? `.${text.slice(1)}` : ''}e${exponent < 0 ? '' : '+'}${exponent}`;
}

function placed(text: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${text}`;
  return `${text.slice(0, exponent + 1)}.${text.slice(exponent + 1)}`;
}
