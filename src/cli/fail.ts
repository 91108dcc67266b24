/** A request that cannot be carried out: the sentence is for the user, the exit code is 2. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
}

/** Throws the sentence as a RequestError. */
export function fail(sentence: string): never {
  throw new RequestError(sentence);
}
