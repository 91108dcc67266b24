/** Throws unless the value is finite and positive. */
export function requirePositive(sampler: string, name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) refuse(sampler, name, 'a positive finite number', value);
}

/** Throws unless the value is in [0, 1]. */
export function requireProbability(sampler: string, name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) refuse(sampler, name, 'a probability in [0, 1]', value);
}

/** Throws unless the value is an integer in 0 .. 2^53 - 1. */
export function requireCount(sampler: string, name: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value >= 0)) refuse(sampler, name, 'an integer of at least 0', value);
}

/** Throws the sentence that names sampler, parameter and value. */
export function refuse(sampler: string, name: string, expected: string, value: unknown): never {
  throw new RangeError(`${sampler}: ${name} must be ${expected}, not ${value}.`);
}
