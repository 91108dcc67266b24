type State = [number, number, number, number];

/**
 * 128 bits of state from a key.
 *
 * A sponge over the quarter round of ChaCha (Bernstein, ChaCha, a variant of Salsa20, 2008), which is a
 * permutation of four 32-bit words: each part is written as its type, its length and its UTF-16 code
 * units (numbers in JavaScript's shortest decimal form), every symbol is added to the first word and
 * stirred by two rounds, and twelve rounds end it. Distinct keys give distinct symbol sequences, and two
 * sequences collide only if their 96 untouched bits agree: about 2^-96 for each pair of keys. Not meant to
 * withstand an adversary.
 */
export function keyState(key: readonly (string | number)[]): State {
  if (key.length === 0) throw new RangeError('A stream needs a key of at least one string or number.');
  const state: State = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];
  for (const part of key) absorbPart(state, part);
  stir(state, 12);
  // The generator cannot leave the all-zero state.
  if ((state[0] | state[1] | state[2] | state[3]) === 0) state[0] = 1;
  return state;
}

function absorbPart(state: State, part: string | number): void {
  const text = textOf(part);
  absorb(state, typeof part === 'number' ? 1 : 2);
  absorb(state, text.length);
  for (let i = 0; i < text.length; i++) absorb(state, text.charCodeAt(i));
}

function textOf(part: string | number): string {
  if (typeof part === 'string') return part;
  if (!Number.isFinite(part)) throw new RangeError(`A stream's key takes finite numbers, not ${part}.`);
  return String(part);
}

function absorb(state: State, symbol: number): void {
  state[0] = (state[0] + symbol) | 0;
  stir(state, 2);
}

function stir(state: State, rounds: number): void {
  let [a, b, c, d] = state;
  for (let i = 0; i < rounds; i++) {
    a = (a + b) | 0;
    d = rotate(d ^ a, 16);
    c = (c + d) | 0;
    b = rotate(b ^ c, 12);
    a = (a + b) | 0;
    d = rotate(d ^ a, 8);
    c = (c + d) | 0;
    b = rotate(b ^ c, 7);
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
