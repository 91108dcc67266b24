/** A nonzero double as its shortest decimal digits: x = sign * 0.d1d2d3... * 10^exponent, so that 37 has digits "37" and exponent 2. */
export interface Decimal {
  readonly sign: 1 | -1;
  readonly digits: string;
  readonly exponent: number;
}

export function decimal(x: number): Decimal {
  const [mantissa, exponent] = Math.abs(x).toExponential().split('e') as [string, string];
  return { sign: x < 0 ? -1 : 1, digits: mantissa.replace('.', ''), exponent: Number(exponent) + 1 };
}

/** The double nearest to a decimal; digits may end in zeros. */
export function double({ sign, digits, exponent }: Decimal): number {
  return sign * Number(`0.${digits}e${exponent}`);
}
