/** The value at a share from 0 to 1 of the way from one end to the other, evenly on the scale. */
export function valueAt(min: number, max: number, scale: 'linear' | 'log', share: number): number {
  if (share <= 0) return min;
  if (share >= 1) return max;
  return scale === 'log' ? min * Math.exp(share * Math.log(max / min)) : min + share * (max - min);
}

/** The share at which a value lies: what `valueAt` undoes. */
export function shareOf(min: number, max: number, scale: 'linear' | 'log', value: number): number {
  if (max === min) return 0;
  return scale === 'log' ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
}
