import { type FloatReading, floatReading, parse, type Scope } from '../../expression/index.js';
import type { Point, Value } from '../../regime/index.js';

interface Compiled {
  readonly names: readonly string[];
  readonly reading: FloatReading;
}

/** Compiled texts by text, index and names of the point. Only a saving of time: the same key means the same function. */
const compiled = new Map<string, Compiled>();

/**
 * A text of the language of bounds over the numbers and vectors of a point, and over one index that wins
 * over a parameter of its name.
 */
export function formula(text: string, index = 't'): (point: Point) => (at: number) => number {
  return (point) => {
    const { names, reading } = compile(text, index, point);
    const out = new Float64Array(1);
    const write = reading.bind(null, out, ...names.map((name) => point[name]!));
    return (at) => {
      write(at);
      return out[0]!;
    };
  };
}

function compile(text: string, index: string, point: Point): Compiled {
  const key = `${index}|${text}|${signatureOf(point)}`;
  const known = compiled.get(key);
  if (known) return known;
  const scope = scopeOf(point, index);
  const names = Object.keys(scope).filter((name) => name !== index);
  const outputs = [parse(text, scope)];
  const fresh = { names, reading: floatReading({ inputs: [...names, index], definitions: [], outputs }) };
  compiled.set(key, fresh);
  return fresh;
}

/** Names and kinds, as short text: it is made anew for every point. */
function signatureOf(point: Point): string {
  let signature = '';
  for (const name in point) {
    const value = point[name];
    if (typeof value === 'number') signature += `${name} `;
    else if (typeof value !== 'string') signature += `${name}[] `;
  }
  return signature;
}

function scopeOf(point: Point, index: string): Scope {
  const numeric = Object.entries(point).filter(([, value]) => typeof value !== 'string');
  return Object.fromEntries([...numeric.map(([name, value]) => [name, kindOf(value)]), [index, 'scalar']]);
}

function kindOf(value: Value): 'scalar' | 'vector' {
  return typeof value === 'number' ? 'scalar' : 'vector';
}
