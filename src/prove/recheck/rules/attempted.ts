import { NoEnclosure } from '../arithmetic.js';

/** The result of an action; nothing where it meets what has no enclosure. */
export function attempted<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof NoEnclosure) return undefined;
    throw error;
  }
}
