/** Numbers by their place, 8 bytes each; places that were never set are 0. */
export interface Column {
  readonly get: (place: number) => number;
  readonly set: (place: number, value: number) => void;
}

export function column(): Column {
  let data = new Float64Array(16);
  return {
    get: (place) => data[place]!,
    set: (place, value) => {
      if (place >= data.length) {
        const larger = new Float64Array(Math.max(2 * data.length, place + 1));
        larger.set(data);
        data = larger;
      }
      data[place] = value;
    },
  };
}

/** Places for keys, from 0 in the order of their first appearance. */
export interface Numbering {
  readonly of: (key: number | string) => number;
  readonly count: () => number;
}

/** A numbering that takes about 20 bytes a number (a Map takes 60 and more), so that millions of runs fit in memory. */
export function numbering(): Numbering {
  const texts = new Map<string, number>();
  const keys = column();
  let slots = new Int32Array(32).fill(-1);
  let numbers = 0;
  let count = 0;
  const bits = new Float64Array(1);
  const words = new Int32Array(bits.buffer);

  const slotOf = (key: number): number => {
    bits[0] = key;
    let hash = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x85ebca6b), 0x9e3779b1);
    hash ^= hash >>> 15;
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot]! >= 0 && keys.get(slots[slot]!) !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    const before = slots;
    slots = new Int32Array(2 * before.length).fill(-1);
    for (const place of before) if (place >= 0) slots[slotOf(keys.get(place))] = place;
  };
  const ofNumber = (key: number): number => {
    const slot = slotOf(key);
    if (slots[slot]! >= 0) return slots[slot]!;
    const place = count++;
    slots[slot] = place;
    keys.set(place, key);
    numbers += 1;
    if (3 * numbers > 2 * slots.length) grow();
    return place;
  };
  const ofText = (key: string): number => {
    const known = texts.get(key);
    if (known !== undefined) return known;
    texts.set(key, count);
    return count++;
  };
  return {
    count: () => count,
    // Adding 0 makes one number of the two zeros.
    of: (key) => (typeof key === 'number' ? ofNumber(key + 0) : ofText(key)),
  };
}
