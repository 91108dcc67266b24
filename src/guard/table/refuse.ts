/** A file, a mapping or a configuration that cannot be used: one sentence that says what, where and what would be right. */
export class GuardError extends Error {
  override readonly name = 'GuardError';
}

/** Throws the sentence as a `GuardError`. */
export function refuse(sentence: string): never {
  throw new GuardError(sentence);
}

/** A text of the user's as it may be shown: short, on one line. */
export const shown = (text: string, most = 60): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most - 3)}...` : line;
};

/** `1 row`, `2 rows`. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
