import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Debian's Chromium; where it is not installed the tests of pages are skipped. */
const CHROMIUM = process.env.HOLDFAST_CHROMIUM ?? '/usr/bin/chromium';
export const hasBrowser = existsSync(CHROMIUM);

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: '--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
      ' ',
    ),
  });

/** A page opened from disk, with what it complained about and the files that it asked for. */
export interface Visit {
  readonly page: Page;
  readonly complaints: string[];
  readonly files: readonly string[];
  close(): Promise<void>;
}

export async function visit(
  browser: Browser,
  path: string,
  { hash = '', ...options }: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  const files: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
  page.on('request', (request) => {
    if (request.url().startsWith('file:')) files.push(request.url());
  });
  await page.goto(pathToFileURL(path).href + hash);
  return { page, complaints, files, close: () => context.close() };
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The rules that a change of colours can break. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * The serious and critical violations that axe-core finds, with the elements that break each rule; of a page that
 * was looked at before in other colours, by the rules on these alone.
 */
export async function seriousFaults(page: Page, only: 'all' | 'colours' = 'all'): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.addScriptTag({ path: AXE });
  return page.evaluate(
    async (rules) => {
      interface Fault {
        readonly id: string;
        readonly impact: string;
        readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
      }
      const { axe } = globalThis as unknown as {
        axe: { run(root: Document, options: object): Promise<{ violations: readonly Fault[] }> };
      };
      const { violations } = await axe.run(document, {
        resultTypes: ['violations'],
        preload: false,
        ...(rules && { runOnly: rules }),
      });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
          ({ id, nodes }) =>
            `${id}: ${nodes[0]!.html.slice(0, 160)} (${nodes.length}) ${nodes[0]!.failureSummary.slice(0, 200)}`,
        );
    },
    only === 'all' ? undefined : COLOURS,
  );
}
