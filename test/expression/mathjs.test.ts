import { createRequire } from 'node:module';
import { parse as whole } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../bounds/index.js';
import { mathjsParse } from '../../src/expression/mathjs.js';

describe('mathjsParse', () => {
  it('should build the trees of the whole library', async () => {
    const claims = await catalogue();
    const texts = claims.flatMap(({ asserts, where = {}, regime }) => [
      ...[asserts].flat().map((text) => text.replace(' = ', ' == ')),
      ...Object.values(where),
      ...regime.assumptions,
    ]);
    const odd = [
      'x[1]',
      'a = 3',
      '{a: 1}',
      '[1, 2; 3, 4]',
      '1:3',
      'f(x) = x^2',
      "'text'",
      'a.b',
      'a; b',
      '0x1f',
      '1e-3',
    ];
    expect(texts.length).toBeGreaterThan(500);
    for (const text of [...texts, ...odd])
      expect(JSON.stringify(mathjsParse(text)), text).toBe(JSON.stringify(whole(text)));
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    expect(loaded.filter((file) => file.endsWith('/lib/browser/math.js'))).toEqual([]);
  });

  it('should refuse what the library refuses, in its words', () => {
    for (const text of ['1 +', '(a', 'a b)', '2 ** 3', '', '"a', '@', '1 2']) {
      const messages = [mathjsParse, whole].map((parse) => {
        try {
          return JSON.stringify(parse(text));
        } catch (error) {
          return (error as Error).message;
        }
      });
      expect(messages[0], text).toBe(messages[1]);
    }
  });
});
