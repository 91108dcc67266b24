/** One function of the language, operators included, with all its readings. */
export interface LanguageFunction {
  readonly name: string;
  /** Least and largest number of arguments. */
  readonly arity: readonly [least: number, most: number];
  /** What the arguments are; `any` also admits a choice against one of its texts. */
  readonly argument: 'scalar' | 'boolean' | 'any';
  readonly result: 'scalar' | 'boolean';
  /** On doubles; conditions are 1 and 0. */
  readonly float: (...args: number[]) => number;
  /**
   * JavaScript with the same result as `float`, bit for bit; each argument is used once, conditions are
   * JavaScript booleans. Absent: `float` is called.
   */
  readonly code?: (args: readonly string[]) => string;
}
