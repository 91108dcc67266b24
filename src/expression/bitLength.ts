/** Number of binary digits of a nonnegative integer. */
export function bitLength(n: bigint): number {
  if (n === 0n) return 0;
  const near = Number(n);
  if (near === Number.POSITIVE_INFINITY) return long(n);
  const guess = Math.floor(Math.log2(near));
  if (n >> BigInt(guess) === 0n) return guess;
  return n >> BigInt(guess + 1) === 0n ? guess + 1 : guess + 2;
}

function long(n: bigint): number {
  const hexadecimal = n.toString(16);
  return (hexadecimal.length - 1) * 4 + bitLength(BigInt(`0x${hexadecimal[0]}`));
}
