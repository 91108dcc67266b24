/** A list with a stretch of entries left out. */
export interface Shortened {
  readonly left: readonly number[];
  readonly from: number;
  readonly count: number;
}

/** The list without its second half, its first half, quarters, ... single entries, down to `least` entries. */
export function withoutSome(entries: readonly number[], least: number): readonly Shortened[] {
  const found: Shortened[] = [];
  const spare = entries.length - least;
  if (spare > 0) found.push(without(entries, least, spare));
  for (let count = Math.floor(entries.length / 2); count >= 1; count = Math.floor(count / 2)) {
    if (count > spare) continue;
    for (let from = entries.length - count; from >= 0; from -= count)
      found.push(without(entries, from, count));
  }
  return found;
}

/** The list without `count` entries from position `from` on. */
export function without(entries: readonly number[], from: number, count: number): Shortened {
  return { left: [...entries.slice(0, from), ...entries.slice(from + count)], from, count };
}
