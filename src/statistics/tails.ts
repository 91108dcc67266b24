/** The probabilities on both sides of a value, each computed without subtracting the other from 1 where it is small. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}
