/** State of xoroshiro128+: the high and low words of its two 64-bit halves. Mutable. */
export interface Generator {
  s01: number;
  s00: number;
  s11: number;
  s10: number;
}

export function generatorOf([s01, s00, s11, s10]: readonly [number, number, number, number]): Generator {
  return { s01: s01 | 0, s00: s00 | 0, s11: s11 | 0, s10: s10 | 0 };
}

/**
 * The low word of the sum of the halves, as a signed 32-bit integer; steps on.
 *
 * Source: Blackman and Vigna, Scrambled linear pseudorandom number generators, 2021, with shifts 24, 16, 37.
 */
export function next(g: Generator): number {
  const { s00, s01, s10, s11 } = g;
  const low = s10 ^ s00;
  const high = s11 ^ s01;
  g.s00 = (s00 << 24) ^ (s01 >>> 8) ^ low ^ (low << 16);
  g.s01 = (s01 << 24) ^ (s00 >>> 8) ^ high ^ ((high << 16) | (low >>> 16));
  g.s10 = (high << 5) ^ (low >>> 27);
  g.s11 = (low << 5) ^ (high >>> 27);
  return (s00 + s10) | 0;
}
