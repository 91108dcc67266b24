/** The conjunction of the conditions that are there; absent when none is. */
export function allOf(...conditions: (string | undefined)[]): string | undefined {
  const present = conditions.filter((condition) => condition !== undefined);
  return present.length > 0 ? present.join(' and ') : undefined;
}
