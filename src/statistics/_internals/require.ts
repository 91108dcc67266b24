/** Throws the sentence that names function, argument and value. */
export function refuse(where: string, name: string, expected: string, value: unknown): never {
  throw new RangeError(`${where}: ${name} must be ${expected}, not ${value}.`);
}

/** Throws unless the value is a finite number. */
export function requireFinite(where: string, name: string, value: number): void {
  if (!Number.isFinite(value)) refuse(where, name, 'a finite number', value);
}

/** Throws unless the value is finite and positive. */
export function requirePositive(where: string, name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) refuse(where, name, 'a positive finite number', value);
}

/** Throws unless the value is in (0, 1). */
export function requireLevel(where: string, name: string, value: number): void {
  if (!(value > 0 && value < 1)) refuse(where, name, 'a probability in (0, 1)', value);
}

/** Throws unless successes <= trials are integers of at least 0. */
export function requireCounts(where: string, successes: number, trials: number): void {
  if (!(Number.isSafeInteger(trials) && trials >= 0))
    refuse(where, 'trials', 'an integer of at least 0', trials);
  if (!(Number.isSafeInteger(successes) && successes >= 0 && successes <= trials))
    refuse(where, 'successes', `an integer in 0 .. ${trials}`, successes);
}

/** Throws unless every value is finite and within [lower, upper]. */
export function requireWithin(where: string, values: ArrayLike<number>, lower: number, upper: number): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(Number.isFinite(value) && value >= lower && value <= upper))
      refuse(where, `observation ${i}`, `a finite number in [${lower}, ${upper}]`, value);
  }
}
