/** sin(pi x), accurate for all x because the period is removed exactly. */
export function sinPi(x: number): number {
  const rest = x % 2;
  const size = Math.abs(rest);
  const folded = size > 1.5 ? size - 2 : size > 0.5 ? 1 - size : size;
  return Math.sign(rest) * Math.sin(Math.PI * folded);
}
