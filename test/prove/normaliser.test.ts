import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/expression/index.js';
import { type Normaliser, normaliser } from '../../src/prove/normalForm.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function formed(normal: Normaliser): WeakRef<object> {
  const tree = parse('(x + 1)^2 / (x - y)', { x: 'scalar', y: 'scalar' });
  normal.of(tree);
  return new WeakRef(tree);
}

describe('normaliser', () => {
  // One that held them kept hundreds of megabytes through the verification of the whole catalogue.
  it('should let go of the trees that nobody else holds', async () => {
    const normal = normaliser({ expand: true, isNonnegative: () => false });
    const tree = formed(normal);
    await new Promise((resolve) => setTimeout(resolve, 0));
    collect();
    expect(tree.deref()).toBeUndefined();
    expect(normal.of(parse('2 * x', { x: 'scalar' })).size).toBe(1);
  });
});
