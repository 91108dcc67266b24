import { choice, integer, type Parameter, real, type Scale, simplex, vector } from '../regime/index.js';

/**
 * Reads a parameter's domain as people write it:
 * `real 0..10`, `integer 1..1e6 log`, `choice fresh shared`, `vector 1..5 of 0.01..100 log`, `simplex 2..6`.
 *
 * Throws a sentence with the forms that would be right.
 */
export function readParameter(text: string, name: string): Parameter {
  const words = text.trim().split(/\s+/);
  const [type, ...rest] = words;
  switch (type) {
    case 'real':
    case 'integer':
      return readNumber(type, rest, text, name);
    case 'choice':
      return choice(rest, '');
    case 'simplex':
      return simplex({ size: range(rest[0], text, name), meaning: '' });
    case 'vector':
      return readVector(rest, text, name);
    default:
      return refuse(text, name);
  }
}

function readNumber(
  type: 'real' | 'integer',
  [bounds, scale]: readonly string[],
  text: string,
  name: string,
): Parameter {
  const [min, max] = range(bounds, text, name);
  return (type === 'real' ? real : integer)(min, max, readScale(scale, text, name), '');
}

function readVector(words: readonly string[], text: string, name: string): Parameter {
  const [size, of, bounds, scale] = words;
  if (of !== 'of') refuse(text, name);
  const [min, max] = range(bounds, text, name);
  return vector({
    size: range(size, text, name),
    min,
    max,
    scale: readScale(scale, text, name),
    meaning: '',
  });
}

function readScale(word: string | undefined, text: string, name: string): Scale {
  if (word === undefined || word === 'linear') return 'linear';
  return word === 'log' ? 'log' : refuse(text, name);
}

function range(word: string | undefined, text: string, name: string): [number, number] {
  const [low, high, ...more] = (word ?? '').split('..');
  const ends: [number, number] = [Number(low), Number(high)];
  const missing = low === undefined || low === '' || high === undefined || high === '' || more.length > 0;
  return missing || ends.some((end) => !Number.isFinite(end)) ? refuse(text, name) : ends;
}

function refuse(text: string, name: string): never {
  throw new Error(
    `the domain '${text}' of ${name} is not understood; write 'real 0..10', 'integer 1..1e6 log', 'choice fresh shared', 'vector 1..5 of 0.01..100 log' or 'simplex 2..6'`,
  );
}
