import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesBelow } from '../../../src/report/site/folder.js';
import { build, logarithm, newFolder } from './claims.js';

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{"name":"small","type":"module","version":"1.0.0"}',
  'tsconfig.json': '{"compilerOptions":{"module":"NodeNext","strict":true,"types":[]},"include":["src"]}',
  'README.md': '# Small\n\nSee [the start](docs/quick-start.md).\n',
  'src/index.ts':
    '/** The sum $\\frac{a}{b}$ of two numbers. */\nexport const add = (a: number, b: number): number => a + b;\n',
  'docs/quick-start.md':
    '---\ntitle: Quick start\n---\n\n# Quick start\n\nThe formula $x^2 \\le 1$, [files](examples/ci), [code](examples/a.py). Unmistakable.\n',
  'docs/decisions/0001-small.md': '# Small & plain\n\nAfter [the start](../quick-start.md).\n',
  'docs/examples/a.py': 'print(1)\n',
  'docs/examples/ci/b.yml': 'on: push\n',
};

const claims = [logarithm];
const read = (out: string, path: string): string => readFileSync(join(out, path), 'utf8');

describe('guides and API', () => {
  const project = newFolder();
  const out = newFolder();

  beforeAll(async () => {
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
    expect((await build({ out: join(out, 'new'), claims, project })).faults).toEqual([]);
  }, 120_000);

  const site = join(out, 'new');

  it('should stand under the bar of the site, with formulas and icons in the page', () => {
    const guide = read(site, 'reference/documents/Quick_start.html');
    expect(guide).toContain('<a class="brand" href="../../index.html">holdfast</a>');
    expect(guide).toContain('<msup>');
    expect(guide).not.toContain('icons.svg#');
    expect(guide).toContain('href="../media/a.py"');
    expect(guide).not.toContain('href="../media/ci"');
    expect(read(site, 'reference/functions/add.html')).toContain('<mfrac>');
    expect(read(site, 'index.html')).toContain('href="reference/index.html"');
  });

  it('should be found by the search box, guides by their words', () => {
    const index = read(site, 'assets/search-index.js');
    expect(index).toContain('"guide","Small & plain"');
    expect(index).toContain('unmistakable');
    expect(index).toContain('"reference/functions/add.html","API"');
  });

  it('should be the same bytes in another folder, and be kept while nothing changes', async () => {
    const other = newFolder();
    await build({ out: other, claims, project });
    expect(filesBelow(other)).toEqual(filesBelow(site));
    for (const path of filesBelow(site)) expect(read(other, path), path).toBe(read(site, path));
    const told: string[] = [];
    const again = await build({ out: other, claims, project, tell: (sentence) => told.push(sentence) });
    expect(again.faults).toEqual([]);
    expect(told).toEqual([]);
  });

  it('should differ under check once a guide changes', async () => {
    expect((await build({ out: site, claims, project, check: true })).faults).toEqual([]);
    writeFileSync(join(project, 'docs/quick-start.md'), '# Another\n');
    const { faults } = await build({ out: site, claims, project, check: true });
    expect(faults).toContainEqual({ page: 'reference/index.html', fault: 'is of other guides or sources' });
  });
});
