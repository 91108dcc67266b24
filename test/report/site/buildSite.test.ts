import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/claim/index.js';
import { filesBelow } from '../../../src/report/site/folder.js';
import { count } from '../../../src/report/site/typography.js';
import type { Evidence } from '../../../src/verify/index.js';
import { build, evidenceOf, HOSTILE, hostile, logarithm, newFolder, reading } from './claims.js';

const claims: readonly Claim[] = [logarithm, reading, hostile];
const read = (out: string, path: string): string => readFileSync(join(out, path), 'utf8');
const PAGE = 'claims/test2026/log-below-x.html';

describe('buildSite', () => {
  let evidence: Evidence;
  let out: string;

  beforeAll(async () => {
    evidence = evidenceOf(claims);
    out = newFolder();
    const report = await build({ out, claims, evidence });
    expect(report.faults).toEqual([]);
  }, 120_000);

  it('should write a page a claim, a paper, and the pages that list them', () => {
    expect(filesBelow(out).filter((path) => path.endsWith('.html'))).toEqual([
      'claims/test2026/hostile.html',
      'claims/test2026/log-as-read.html',
      PAGE,
      'findings.html',
      'index.html',
      'papers/index.html',
      'papers/test2026.html',
      'playground.html',
    ]);
  });

  it('should say what was found, in numbers of the evidence', () => {
    const page = read(out, PAGE);
    expect(page).toContain('<math');
    expect(page).toContain(`badge-${evidence.claims[0]!.verdict}`);
    expect(page).toContain(`Prover: ${evidence.claims[0]!.relations[0]!.proof!.outcome}`);
    expect(page).toContain(`<dd>${count(evidence.claims[0]!.evaluations)}</dd>`);
    expect(page).toContain(`--seed 1 --alpha ${evidence.claims[0]!.alpha} --mutants`);
    expect(page).toContain('half of x');
    expect(page).toMatch(/<code class="hash">[0-9a-f]{64}<\/code>/);
    expect(page).toContain('https://arxiv.org/abs/2601.00001');
    expect(page.match(/<svg class="plot" role="img"/g)).toHaveLength(2);
  });

  it('should tell a finding with its witness and what holds instead', () => {
    const findings = read(out, 'findings.html');
    const story = findings.slice(findings.indexOf('id="test2026.log-as-read"'));
    const witness = evidence.claims[1]!.relations[0]!.witness!;
    expect(story).toContain('It fails at');
    expect(story).toContain(witness.recheck);
    expect(story).toContain('What holds instead');
    expect(story).toContain('href="claims/test2026/log-below-x.html"');
  });

  it('should show markup and script in the texts of a claim as text, on every page', () => {
    const pages = filesBelow(out).filter((path) => path.endsWith('.html'));
    let shown = 0;
    for (const path of pages) {
      const page = read(out, path);
      expect(page, path).not.toContain('<script>alert');
      expect(page, path).not.toMatch(/<img/);
      shown += page.split('&lt;script&gt;alert(').length - 1;
    }
    expect(shown).toBeGreaterThan(15);
    const data = /<script type="application\/json" id="claim-data">(.*?)<\/script>/s.exec(
      read(out, 'claims/test2026/hostile.html'),
    )![1]!;
    expect(JSON.parse(data).title).toBe(`Title ${HOSTILE}`);
    expect(read(out, 'assets/search-index.js')).not.toContain('<script');
  });

  it('should give the same bytes for the same input in another folder', async () => {
    const other = newFolder();
    await build({ out: other, claims, evidence });
    expect(filesBelow(other)).toEqual(filesBelow(out));
    for (const path of filesBelow(out)) expect(read(other, path), path).toBe(read(out, path));
  });

  it('should keep claim pages whose inputs did not change', async () => {
    const again = await build({ out, claims, evidence });
    expect(again.kept).toBe(3);
    const copy = newFolder();
    await build({ out: copy, claims, evidence });
    const noted = [logarithm, { ...reading, notes: 'A note.' }, hostile];
    const changed = await build({ out: copy, claims: noted, evidence });
    expect(changed.kept).toBe(2);
    expect(read(copy, 'claims/test2026/log-as-read.html')).toContain('A note.');
    writeFileSync(join(copy, PAGE), 'something else');
    expect((await build({ out: copy, claims: noted, evidence })).kept).toBe(2);
    expect(read(copy, PAGE)).toBe(read(out, PAGE));
  });

  it('should remove the pages of claims that are gone', async () => {
    const copy = newFolder();
    await build({ out: copy, claims, evidence });
    await build({ out: copy, claims: [logarithm], evidence });
    expect(filesBelow(copy)).not.toContain('claims/test2026/hostile.html');
  });

  it('should agree with itself under check, and write nothing', async () => {
    expect((await build({ out, claims, evidence, check: true })).faults).toEqual([]);
    const nothing = newFolder();
    const report = await build({ out: nothing, claims, evidence, check: true });
    expect(report.faults.map(({ fault }) => fault)).toContain('is missing from the site');
    expect(filesBelow(nothing)).toEqual([]);
  });

  it('should find under check where site, claims and evidence disagree', async () => {
    const faults = async (options: Parameters<typeof build>[0]): Promise<string> =>
      (await build({ out, check: true, ...options })).faults
        .map(({ page, fault }) => `${page}: ${fault}`)
        .join('\n');
    const stricter = { ...logarithm, asserts: ['log(1+x) <= x'] };
    const found = await faults({ claims: [stricter, reading, hostile], evidence });
    expect(found).toContain(`${PAGE}: differs from what claims and evidence give`);
    expect(found).toContain('is of other relations than the claim asserts');
    expect(await faults({ claims, evidence: { ...evidence, claims: evidence.claims.slice(1) } })).toContain(
      'the evidence does not contain test2026/log-below-x',
    );
    expect(await faults({ claims: claims.slice(1), evidence })).toContain(`${PAGE}: belongs to no claim`);
  });

  it('should say of every claim that it was not verified where there is no evidence', async () => {
    const bare = newFolder();
    const report = await build({ out: bare, claims });
    expect(report.faults).toEqual([]);
    const page = read(bare, PAGE);
    expect(page).toContain('not verified here');
    expect(page).not.toMatch(/badge-(exact|proved|supported)/);
    expect(read(bare, 'index.html')).toContain('nothing on it was verified here');
  });
});
