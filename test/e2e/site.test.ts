import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, launch, seriousFaults, visit } from './browser.js';
import { holdfast, isBuilt } from './guardCommand.js';

/**
 * The site in a real browser, opened from disk. One site of a few claims is built; with HOLDFAST_SITE=DIR the
 * site in DIR is taken instead, and every page of it is looked at rather than a sample.
 */
const given = process.env.HOLDFAST_SITE;
const why = hasBrowser ? (isBuilt ? '' : ' (skipped: nothing is built)') : ' (skipped: no Chromium here)';

const CLAIM = 'gerstgrasser2024/accumulate-bound';
const AS_READ = 'gerstgrasser2024/accumulate-bound-as-read';
const VERIFIED = [CLAIM, 'gerstgrasser2024/dd-workflow-variance', 'xu2025/bernoulli-var'];
const SELECTED = [...VERIFIED, AS_READ, 'gerstgrasser2024/replace-linear'];

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-site-'));
const site = given ?? join(scratch, 'site');
let browser: Browser;

const at = (path: string): string => join(site, path);

function pagesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pagesOf(path);
    return path.endsWith('.html') ? [relative(site, path)] : [];
  });
}

/** Every page of a given site; of the small one a page of each kind. */
function pages(): readonly string[] {
  const all = pagesOf(site);
  if (given !== undefined) return all;
  const wanted = [`claims/${CLAIM}.html`, 'claims/cmi2021/distance-certificate.html', 'papers/xu2025.html'];
  return all.filter((path) => !path.includes('/') || wanted.includes(path));
}

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

const bytesOf = (urls: readonly string[]): number =>
  [...new Set(urls.map((url) => url.replace(/[?#].*/, '')))].reduce(
    (sum, url) => sum + statSync(fileURLToPath(url)).size,
    0,
  );

describe.skipIf(why !== '')(`pages in a browser${why}`, () => {
  beforeAll(async () => {
    browser = await launch();
    if (given !== undefined) return;
    const verified = holdfast(scratch, 'verify', ...VERIFIED, '--json', 'evidence.json');
    expect(verified.code, verified.err).toBe(0);
    const built = holdfast(scratch, 'docs', ...SELECTED, '--evidence', 'evidence.json', '--out', 'site');
    expect(built.code, built.out + built.err).toBe(0);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('should load every page without a complaint, in light and dark without a serious fault of access', async () => {
    expect(pages().length).toBeGreaterThan(4);
    const { page, complaints, close } = await visit(browser, at('index.html'));
    for (const [looked, path] of pages().entries()) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(pathToFileURL(at(path)).href);
      expect.soft(await seriousFaults(page), `${path}, light`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await seriousFaults(page, 'colours'), `${path}, dark`).toEqual([]);
      expect.soft(complaints.splice(0), path).toEqual([]);
      if (given !== undefined && looked % 50 === 49) process.stderr.write(`${looked + 1} pages\n`);
    }
    await close();
  }, 3_600_000);

  it('should never scroll sideways at 360 pixels', async () => {
    const phone = { viewport: { width: 360, height: 740 } };
    const { page, close } = await visit(browser, at('index.html'), phone);
    for (const path of pages()) {
      await page.goto(pathToFileURL(at(path)).href);
      expect.soft(await isTooWide(page), path).toBe(false);
    }
    await close();
  }, 3_600_000);

  it('should find a claim by words of its title', async () => {
    const { page, complaints, close } = await visit(browser, at('index.html'));
    await page.fill('#search', 'accumulated error');
    const link = page.locator('#search-results a[href$="gerstgrasser2024/accumulate-bound.html"]');
    await link.waitFor();
    await link.click();
    expect(await page.title()).toContain('Accumulated error is at most');
    expect(complaints).toEqual([]);
    await close();
  });

  it('should filter the table of claims', async () => {
    const { page, close } = await visit(browser, at('index.html'));
    const shown = (): Promise<readonly string[]> =>
      page
        .locator('#claims tbody tr:not([hidden])')
        .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.id!));
    const all = await shown();
    expect(all).toContain(CLAIM);
    await page.selectOption('#filter-paper', 'xu2025');
    const some = await shown();
    expect(some).toContain('xu2025/bernoulli-var');
    expect(some.length).toBeLessThan(all.length);
    expect(some.every((id) => id.startsWith('xu2025/'))).toBe(true);
    await close();
  });

  it('should show statement, verdict and pictures without JavaScript', async () => {
    const options = { javaScriptEnabled: false } as const;
    const { page, close } = await visit(browser, at(`claims/${CLAIM}.html`), options);
    const isShown = (selector: string): Promise<boolean> => page.locator(selector).first().isVisible();
    expect(await isShown('section[aria-labelledby=statement] math')).toBe(true);
    expect(await isShown('section[aria-labelledby=verdict] .badge')).toBe(true);
    expect(await isShown('section[aria-labelledby=pictures] svg[role=img]')).toBe(true);
    expect(await page.locator('#explorer').innerText()).toContain(`holdfast eval ${CLAIM}`);
    await close();
  });

  it('should send less than 500 KB for a claim page', async () => {
    const { page, files, close } = await visit(browser, at(`claims/${CLAIM}.html`));
    await page.waitForLoadState('load');
    expect(files.length).toBeGreaterThan(3);
    expect(bytesOf(files)).toBeLessThan(500_000);
    await close();
  });

  // The explorer.
  it('should give the numbers of holdfast eval wherever its controls stand', async () => {
    const { page, complaints, close } = await visit(browser, at(`claims/${CLAIM}.html`));
    for (const [name, value] of [
      ['n', '7'],
      ['d', '5'],
      ['sigma', '0.3'],
    ] as const)
      await page.fill(`#ex-${name}`, value);
    await page.selectOption('#ex-design', 'shared');
    await page.waitForFunction(() =>
      document.querySelector<HTMLElement>('.ex-result table')?.dataset.at?.includes('"shared"'),
    );
    const point = (await page.locator('.ex-result table').getAttribute('data-at'))!;
    expect(JSON.parse(point)).toMatchObject({ n: 7, d: 5, sigma: 0.3, design: 'shared' });
    const [left, right, margin, holds] = await page.locator('.ex-result tbody td').allInnerTexts();
    const told = JSON.parse(holdfast(scratch, 'eval', CLAIM, '--at', point, '--json').out);
    expect([left, right]).toEqual([String(told.lhs), String(told.rhs)]);
    expect(margin).toBe(told.margin.toPrecision(4));
    expect(holds).toBe(told.holds ? 'holds' : 'fails');
    expect(await page.locator('.ex-result').innerText()).toContain('In regime');
    await page.fill('#ex-T', '3');
    await page.getByText('Outside the regime:').waitFor();
    expect(await page.locator('#explorer pre').innerText()).toContain('"T":3');
    expect(complaints).toEqual([]);
    await close();
  });

  it('should draw a map over the two parameters that a reader chooses', async () => {
    const { page, complaints, close } = await visit(browser, at(`claims/${AS_READ}.html`));
    await page.getByText('Map of a slice of your choice').click();
    const text = page.locator('.ex-map svg desc');
    await text.waitFor({ state: 'attached' });
    expect(await text.textContent()).toMatch(
      /T_step from 1 to \d+, n from 1 to \d+\..*% of the area is proved/,
    );
    await page.selectOption('#ex-up', 'T1');
    await page.getByText('T1', { exact: true }).and(page.locator('.ex-map svg text')).waitFor();
    expect(await text.textContent()).toMatch(/T_step from 1 to \d+, T1 from/);
    await page.fill('#ex-n', '3');
    await page.waitForFunction(() =>
      document.querySelector('.ex-map svg desc')?.textContent?.includes(' n = 3'),
    );
    await page.selectOption('#ex-up', 'T_step');
    await page.getByText('Choose two different parameters.').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  // The playground.
  const decided = (page: Page, verdict: string): Promise<void> =>
    page.locator(`.pg-verdict[data-verdict=${verdict}][data-stage=done]`).waitFor();

  it('should refute the false bound, prove the true one, and keep the question in the address', async () => {
    const { page, complaints, files, close } = await visit(browser, at('playground.html'));
    await page.fill('#pg-relation', 'log(1+x) <= x - x^2/2 + x^3/4');
    await page.fill('#pg-variables', 'x: real 0..10');
    await page.click('#playground button[type=submit]');
    await decided(page, 'refuted');
    const witness = Number(await page.locator('.pg-witness dd').first().innerText());
    expect(Math.log1p(witness)).toBeGreaterThan(witness - witness ** 2 / 2 + witness ** 3 / 4);
    await page.fill('#pg-relation', 'log(1+x) <= x - x^2/2 + x^3/3');
    await decided(page, 'proved');
    expect(await page.locator('.pg-verdict').innerText()).toMatch(/\d+ box(es cover|\scovers)/);
    expect(await page.locator('.pg-picture svg desc').textContent()).toContain('proved from 0 to 10');
    expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).get('r')).toBe(
      'log(1+x) <= x - x^2/2 + x^3/3',
    );
    expect(bytesOf(files)).toBeLessThan(500_000);
    expect(complaints).toEqual([]);
    await close();
  });

  it('should answer the question of an address and draw a plane', async () => {
    const question = new URLSearchParams({
      r: 'exp(-n*t^2/2) <= 1/(1+n*t^2)',
      x: 'n: integer 1..100 log\nt: real 0..2',
    });
    const hash = `#${question}`;
    const phone = { viewport: { width: 360, height: 740 } };
    const { page, close } = await visit(browser, at('playground.html'), { hash, ...phone });
    await decided(page, 'refuted');
    expect(await isTooWide(page)).toBe(false);
    expect(await page.locator('.pg-picture svg desc').textContent()).toMatch(/% of the area is proved/);
    expect(await seriousFaults(page)).toEqual([]);
    await close();
  });

  it('should show the caret under a mistake, and a shared question with markup in it as text', async () => {
    const question = new URLSearchParams({
      r: '<img src=x onerror="globalThis.hit=1"> <= x',
      x: 'x: real 0..1',
    });
    const { page, close } = await visit(browser, at('playground.html'), { hash: `#${question}` });
    await page.locator('.pg-error').waitFor();
    expect(await page.locator('.pg-error').innerText()).toMatch(/\n *\^/);
    await page.fill('#pg-relation', 'x <= 1');
    await page.fill('#pg-variables', '<img src=y onerror="globalThis.hit=1">: real 0..1\nx: real 0..1');
    await page.click('#playground button[type=submit]');
    await page.locator('.pg-verdict[data-stage=done], .pg-error').first().waitFor();
    expect(await page.locator('#playground img').count()).toBe(0);
    expect(await page.evaluate(() => 'hit' in globalThis)).toBe(false);
    await close();
  });
});
