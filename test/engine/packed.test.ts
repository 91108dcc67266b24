import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packed, unpacked } from '../../src/engine/index.js';

const here = new URL('file:///home/one/lib/');
const there = new URL('file:///srv/two/');

describe('packed', () => {
  it('should move the URLs of the package and nothing else', () => {
    const task = {
      module: `${here.href}src/task.js`,
      file: '/home/one/claims.yaml',
      seed: 1,
      ids: ['a', here.href],
    };
    expect(unpacked(packed(task, here), there)).toEqual({
      ...task,
      module: `${there.href}src/task.js`,
      ids: ['a', there.href],
    });
  });

  it('should be undone on the same machine', () => {
    const plain = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('package:'));
    fc.assert(
      fc.property(plain, (value) => {
        const text = JSON.stringify(value);
        expect(JSON.stringify(unpacked(packed(value, here), here))).toBe(text);
      }),
    );
  });
});
