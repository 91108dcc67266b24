import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** What each floor may import besides itself; the higher floors may import anything below. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  interval: [],
  random: [],
  statistics: ['random'],
  expression: ['interval'],
  regime: ['expression', 'interval', 'random'],
  process: ['random', 'regime', 'statistics', 'expression'],
  claim: ['process', 'regime', 'expression'],
  falsify: ['regime', 'random', 'statistics', 'expression'],
  prove: ['expression', 'interval', 'regime', 'claim', 'random'],
  decide: ['statistics', 'random', 'process', 'regime'],
  engine: [],
  bounds: ['claim', 'regime', 'process'],
};

const files = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : path.endsWith('.ts') ? [path] : [];
  });

const floorOf = (path: string): string => {
  const [top, folder] = relative(ROOT, path).split('/');
  return top === 'src' ? folder! : top!;
};

interface Import {
  readonly file: string;
  readonly floor: string;
  readonly target: string;
}

const imports: readonly Import[] = ['src', 'bounds'].flatMap((top) =>
  files(join(ROOT, top)).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, specifier]) => ({
      file: relative(ROOT, file),
      floor: floorOf(file),
      target: resolve(dirname(file), specifier!),
    })),
  ),
);

describe('the floors of the house', () => {
  it('should read at least one import in every floor that imports', () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  it('should import only what lies below', () => {
    const wrong = imports.filter(({ floor, target }) => {
      const allowed = MAY_IMPORT[floor];
      const to = floorOf(target);
      return allowed !== undefined && to !== floor && !allowed.includes(to);
    });
    expect(wrong.map(({ file, target }) => `${file} -> ${relative(ROOT, target)}`)).toEqual([]);
  });

  it('should enter another folder of src through its index only', () => {
    const wrong = imports.filter(
      ({ floor, target }) =>
        floorOf(target) !== floor &&
        relative(ROOT, target).startsWith('src/') &&
        !/^src\/\w+\/index\.js$/.test(relative(ROOT, target)),
    );
    expect(wrong.map(({ file, target }) => `${file} -> ${relative(ROOT, target)}`)).toEqual([]);
  });

  it('should import no paper by name', () => {
    const wrong = imports.filter(({ target }) => /bounds\/[a-z]+\d{4}/.test(relative(ROOT, target)));
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it('should keep Math.pow, Math.random and clocks out of the path of evidence', () => {
    const onPath = [
      'expression',
      'interval',
      'random',
      'statistics',
      'regime',
      'process',
      'claim',
      'falsify',
      'prove',
      'decide',
      'verify',
    ];
    const wrong = onPath
      .flatMap((floor) => files(join(ROOT, 'src', floor)))
      .filter((file) =>
        /Math\.pow|Math\.random|Date\.now|new Date|performance\.now|[\w)\]] \*\* (?!\d+n)[\w(]/.test(
          stripComments(readFileSync(file, 'utf8')),
        ),
      );
    expect(wrong.map((file) => relative(ROOT, file))).toEqual([]);
  });
});

const stripComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
