/** The one way in which a process refuses its input: a RangeError that names parameter, rule and value. */
export function refuse(name: string, allowed: string, value: unknown): never {
  throw new RangeError(`${name} must be ${allowed}, but it is ${shown(value)}.`);
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : (JSON.stringify(value) ?? String(value));
}
