/** Median and quartiles of repetitions. */
export interface Summary {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

export function summary(values: readonly number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)]!;
    const above = sorted[Math.ceil(place)]!;
    return below === above ? below : below + (place - Math.floor(place)) * (above - below);
  };
  return { median: at(0.5), low: at(0.25), high: at(0.75), count: sorted.length };
}

/** Median and quartiles of the ratios of repetitions that were made side by side. */
export function ratios(above: readonly number[], below: readonly number[]): Summary {
  return summary(above.map((value, i) => value / below[i]!));
}
