/** A queue that gives the largest first; equal ones in no particular but always the same order. */
export interface Heap<T> {
  push(item: T): void;
  pop(): T | undefined;
  top(): T | undefined;
}

/** A binary heap by a number. */
export function heap<T>(rank: (item: T) => number): Heap<T> {
  const items: T[] = [];
  const isLarger = (a: number, b: number): boolean => rank(items[a]!) > rank(items[b]!);
  const swap = (a: number, b: number): void => {
    [items[a], items[b]] = [items[b]!, items[a]!];
  };
  return {
    top: () => items[0],
    push: (item) => {
      let at = items.push(item) - 1;
      while (at > 0 && isLarger(at, (at - 1) >> 1)) {
        swap(at, (at - 1) >> 1);
        at = (at - 1) >> 1;
      }
    },
    pop: () => {
      const first = items[0];
      const last = items.pop();
      if (items.length > 0) items[0] = last!;
      for (let at = 0; ; ) {
        let next = at;
        for (const child of [2 * at + 1, 2 * at + 2])
          if (child < items.length && isLarger(child, next)) next = child;
        if (next === at) return first;
        swap(at, next);
        at = next;
      }
    },
  };
}
