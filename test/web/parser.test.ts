import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../bounds/index.js';
import { tokens } from '../../src/expression/tokens.js';
import { mathjsParse } from '../../src/web/engine/mathjs.js';

const { parse } = createRequire(import.meta.url)('mathjs/lib/browser/math.js') as {
  parse: (text: string) => unknown;
};

/** What the translation reads of a parser's tree. */
const plain = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value) => (key === 'mathjs' ? `${value}` : value)));

/** The disguise in which texts reach the parser: leaves are numbered words. */
const disguised = (text: string): string =>
  tokens(text)
    .map(({ kind, text: word }, at) => (kind === 'operator' ? word : `t${at}`))
    .join(' ');

const texts = (await catalogue()).flatMap(({ asserts, where, regime }) => [
  ...asserts.filter((text) => !/(?<![<>=!])=(?!=)/.test(text)),
  ...Object.values(where),
  ...regime.assumptions,
]);

describe('the parser of pages', () => {
  it('should read every text of the catalogue as the library’s parser does', () => {
    const readable = texts.map(disguised);
    expect(readable.length).toBeGreaterThan(500);
    for (const text of readable) expect(plain(mathjsParse(text)), text).toEqual(plain(parse(text)));
  });

  it('should make of constructions outside the language what the library makes, by type', () => {
    const typeOf = (read: (text: string) => unknown, text: string): string =>
      (read(text) as { type: string }).type;
    const foreign = [
      '[t0, t1]',
      '[t0, t1; t2, t3]',
      '[]',
      't0 = t1',
      't0(t1) = t2',
      't0; t1',
      '{t0: t1}',
      't0:t1',
    ];
    for (const text of [...foreign, 't0:t1:t2'])
      expect(typeOf(mathjsParse, text), text).toBe(typeOf(parse, text));
  });

  it('should refuse what the library’s parser refuses, at the same character', () => {
    const fault = (read: (text: string) => unknown, text: string): unknown => {
      try {
        read(text);
      } catch (error) {
        return (error as { char?: number }).char;
      }
      return 'read';
    };
    for (const text of ['t0 +', 't0 ? t1', 't0 < t1 <', '( t0 : t1 )', 't0 t1 ? t2 : : t3'])
      expect(fault(mathjsParse, text), text).toBe(fault(parse, text));
  });
});
