/** A regime or a point that cannot be used; the message is one sentence: what, where, what would be right. */
export class RegimeError extends Error {
  override readonly name = 'RegimeError';
}
