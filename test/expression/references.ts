import { readFileSync } from 'node:fs';

/** One row of the fixture: a function at arguments, with its value as an exact rational of 70 digits. */
export interface Reference {
  readonly args: readonly number[];
  readonly text: string;
  readonly value: Rational;
}

export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** The reference values by function; how they were computed is in fixtures/functions.py. */
export function references(): ReadonlyMap<string, readonly Reference[]> {
  const file = new URL('./fixtures/functions.json', import.meta.url);
  const table = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[][]>;
  return new Map(Object.entries(table).map(([name, rows]) => [name, rows.map(reference)]));
}

function reference(row: readonly string[]): Reference {
  const text = row.at(-1)!;
  return { args: row.slice(0, -1).map(fromHexadecimal), text, value: fromDecimal(text) };
}

/** A double from its hexadecimal text, such as 0x1.8p-3. */
function fromHexadecimal(text: string): number {
  const [, sign, head, tail = '', exponent] = /^(-?)0x([01])\.?([0-9a-f]*)p([+-]\d+)$/.exec(text)!;
  let value = Number(BigInt(`0x${head}${tail.padEnd(13, '0')}`));
  for (let rest = Number(exponent) - 52; rest !== 0; rest -= Math.sign(rest)) value *= rest > 0 ? 2 : 0.5;
  return sign === '-' ? -value : value;
}

export function fromDecimal(text: string): Rational {
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
  const [before = '', after = ''] = mantissa.split('.');
  const exponent = Number(power) - after.length;
  const digits = BigInt(before + after);
  const ten = BigInt(`1${'0'.repeat(Math.abs(exponent))}`);
  return exponent >= 0 ? { n: digits * ten, d: 1n } : { n: digits, d: ten };
}

/** m 2^e. */
export function fromBinary(m: bigint, e: number): Rational {
  return e >= 0 ? { n: m << BigInt(e), d: 1n } : { n: m, d: 1n << BigInt(-e) };
}

/** log2 |found/value - 1| for a value other than 0; minus infinite when they are equal. */
export function errorBits(found: Rational, value: Rational): number {
  const difference = absolute(found.n * value.d - value.n * found.d);
  if (difference === 0n) return Number.NEGATIVE_INFINITY;
  const quotient = (difference << 600n) / absolute(value.n * found.d);
  return quotient.toString(2).length - 600;
}

function absolute(n: bigint): bigint {
  return n < 0n ? -n : n;
}
