import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readClaims, readParameter } from '../../src/claim/index.js';

const folder = mkdtempSync(join(tmpdir(), 'claims-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const yaml = `
claims:
  - id: mine/union
    title: at most the sum
    parameters: { n: 'integer 1..1000 log', p: 'real 0..1' }
    where: { none: '(1-p)^n' }
    measures: { any: { closed: 1-none, support: indicator } }
    asserts: any <= n*p
    controls:
      - { why: half, asserts: any <= n*p/2, at: { n: 2, p: 0.1 } }
`;

describe('readClaims', () => {
  it('should read the same claim from YAML and JSON', async () => {
    const [fromYaml] = await readClaims(file('a.yaml', yaml));
    expect(fromYaml).toMatchObject({
      id: 'mine/union',
      kind: 'inequality',
      expected: 'holds',
      asserts: ['any <= n*p'],
      view: { x: 'n' },
      regime: { parameters: { n: { type: 'integer', min: 1, max: 1000, scale: 'log' } } },
    });
    const { parse } = await import('yaml');
    const [fromJson] = await readClaims(file('a.json', JSON.stringify(parse(yaml))));
    expect(fromJson).toEqual(fromYaml);
  });

  it('should read what a module exports', async () => {
    const path = file('a.mjs', "export const claims = [{ id: 'mine/module' }];");
    expect(await readClaims(path)).toEqual([{ id: 'mine/module' }]);
    await expect(readClaims(file('b.mjs', 'export const other = 1;'))).rejects.toThrow(
      "must export an array named 'claims'",
    );
  });

  it.each([
    ['a field that is not known', 'claims: [{ id: a/b, titel: x }]', /: at claims\.0/],
    ['a field that is missing', 'claims: [{ id: a/b, title: x, parameters: {} }]', /at claims\.0\.asserts/],
    ['no claims', 'claims: []', /at claims: /],
    ['broken YAML', 'claims: [', /.yaml: .+/],
    [
      'a domain that is not understood',
      yaml.replace('real 0..1', 'real 0 to 1'),
      /the domain 'real 0 to 1' of p/,
    ],
    [
      'a name declared twice',
      yaml.replace('none:', 'p:').replace('1-none', '1-p'),
      /claim 'mine\/union': 'p' is declared twice/,
    ],
  ])('should name the file and the place of %s', async (_, text, sentence) => {
    const path = file('wrong.yaml', text);
    const failure = await readClaims(path).catch((error: Error) => error.message);
    expect(failure).toMatch(sentence);
    expect(String(failure).startsWith(path)).toBe(true);
    expect(String(failure)).not.toContain('\n');
  });

  it('should say that there is no such file, and which kinds are read', async () => {
    await expect(readClaims(join(folder, 'none.yaml'))).rejects.toThrow('there is no such file');
    await expect(readClaims(file('a.toml', ''))).rejects.toThrow("not from '.toml'");
  });

  it('should not let a bomb of aliases grow', async () => {
    const levels = Array.from({ length: 12 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`)}]`);
    await expect(readClaims(file('bomb.yaml', `l0: &l0 [x]\n${levels.join('\n')}`))).rejects.toThrow('alias');
  });
});

describe('readParameter', () => {
  it.each([
    ['real -1..1', { type: 'real', min: -1, max: 1, scale: 'linear' }],
    ['integer 1..1e6 log', { type: 'integer', max: 1_000_000, scale: 'log' }],
    ['choice fresh shared', { type: 'choice', values: ['fresh', 'shared'] }],
    ['vector 1..5 of 0.01..100 log', { type: 'vector' }],
    ['simplex 2..6', { type: 'simplex' }],
  ])('should read %s', (text, domain) => {
    expect(readParameter(text, 'x')).toMatchObject(domain);
  });

  it.each(['', 'reel 0..1', 'real 0', 'real 0..1..2', 'real 0..x', 'integer 1..5 cubic', 'vector 1..5 0..1'])(
    "should refuse '%s' and show what would be right",
    (text) => {
      expect(() => readParameter(text, 'x')).toThrow("write 'real 0..10'");
    },
  );
});
