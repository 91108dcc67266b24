/** One side of the boxes that are searched: a real or whole number between two doubles. */
export interface Variable {
  readonly name: string;
  readonly lo: number;
  readonly hi: number;
  readonly isWhole: boolean;
  /** Whether it is split evenly in its logarithm. */
  readonly isLog: boolean;
}

/** The ends lo, hi of every variable in turn. */
export type Box = Float64Array;

export const boxOf = (variables: readonly Variable[]): Box =>
  Float64Array.from(variables.flatMap(({ lo, hi }) => [lo, hi]));

/** Whether the side holds one number only, or cannot be split among doubles. */
export function isSplit(box: Box, at: number, { isWhole }: Variable): boolean {
  const [lo, hi] = [box[2 * at]!, box[2 * at + 1]!];
  if (lo === hi) return false;
  if (isWhole) return true;
  return hi - lo > 1e-12 * Math.max(1e-6, Math.abs(lo), Math.abs(hi));
}

/** The parts of a box cut at one side: at the middle, in the logarithm for sides of that scale. */
export function split(box: Box, at: number, variable: Variable): readonly [Box, Box, number] {
  const middle = cut(box[2 * at]!, box[2 * at + 1]!, variable);
  const [left, right] = [box.slice(), box.slice()];
  left[2 * at + 1] = middle;
  right[2 * at] = variable.isWhole ? middle + 1 : middle;
  return [left, right, middle];
}

function cut(lo: number, hi: number, { isLog, isWhole }: Variable): number {
  const middle = isLog && lo >= 0 && hi > 4 * lo ? logMiddle(lo, hi) : lo + (hi - lo) / 2;
  return isWhole ? Math.min(Math.floor(middle), hi - 1) : middle;
}

const logMiddle = (lo: number, hi: number): number => (lo > 0 ? Math.sqrt(lo) * Math.sqrt(hi) : hi / 16);

/** How wide a side is for the purpose of splitting: 1 for the whole domain. */
export function share(box: Box, at: number, { lo, hi, isLog }: Variable): number {
  const [a, b] = [box[2 * at]!, box[2 * at + 1]!];
  if (hi === lo) return 0;
  if (!isLog || lo < 0) return (b - a) / (hi - lo);
  const shift = lo > 0 ? 0 : hi / 1e4;
  return Math.log((b + shift) / (a + shift)) / Math.log((hi + shift) / (lo + shift));
}

/** Whether a test holds on every part of the domain, which is cut at the longest side into at most `most` parts. */
export function coversAll(
  variables: readonly Variable[],
  most: number,
  test: (box: Box) => boolean,
): boolean {
  const queue = [boxOf(variables)];
  for (let head = 0; head < queue.length; head++) {
    const box = queue[head]!;
    if (test(box)) continue;
    const sides = variables.map((_, at) => at).filter((at) => isSplit(box, at, variables[at]!));
    if (sides.length === 0 || queue.length >= most) return false;
    const shares = sides.map((at) => share(box, at, variables[at]!));
    const at = sides[shares.indexOf(Math.max(...shares))]!;
    const [left, right] = split(box, at, variables[at]!);
    queue.push(left, right);
  }
  return true;
}
