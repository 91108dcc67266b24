import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Application } from 'typedoc';
import { filesBelow, hashOfFolders, readText, remove, sha256 } from './folder.js';
import { markup } from './html.js';
import type { SearchEntry } from './searchIndex.js';
import { baseOf, header, headOf } from './shell.js';

/** Where guides and API are, below the root of the site. */
const FOLDER = 'reference';

export interface ReferenceOptions {
  /** The folder with `docs/*.md` and `src/index.ts`. */
  readonly project: string;
  /** The root of the site. */
  readonly out: string;
  readonly version: string;
  /** What the build before recorded. */
  readonly before: Reference['record'] | undefined;
  /** Renders nothing: what is there is taken as it is. */
  readonly check: boolean;
  readonly tell: (sentence: string) => void;
}

/** Guides and API as TypeDoc rendered them. */
export interface Reference {
  /** From the root of the site. */
  readonly files: readonly string[];
  readonly bytes: number;
  readonly search: readonly SearchEntry[];
  /** Hashes of what went in and of what came out: the same input is not rendered twice. */
  readonly record: { readonly inputs: string; readonly output: string };
  /** The pages that are there were made from other inputs. */
  readonly stale: boolean;
}

/**
 * Guides and API of a project through TypeDoc, an optional peer: undefined, with a sentence, where it is not
 * installed. What was rendered from the same inputs before is kept.
 */
export async function buildReference(options: ReferenceOptions): Promise<Reference | undefined> {
  const { out, before, tell } = options;
  const typedoc = await import('typedoc').catch(() => undefined);
  if (typedoc === undefined) {
    tell('holdfast docs: guides and API are left out, since typedoc is not installed (npm install typedoc)');
    return undefined;
  }
  const inputs = inputsOf(options, typedoc.Application.VERSION);
  const folder = join(out, FOLDER);
  const fresh = before?.inputs === inputs && before.output === hashOfFolders([folder]);
  if (!fresh && !options.check) await render(typedoc, options, folder);
  const record = {
    inputs: options.check && before ? before.inputs : inputs,
    output: hashOfFolders([folder]),
  };
  const files = filesBelow(folder).map((path) => `${FOLDER}/${path}`);
  return {
    files,
    bytes: files.reduce((sum, path) => sum + readFileSync(join(out, path)).length, 0),
    search: files.filter((path) => path.endsWith('.html')).map((path) => entryOf(out, path)),
    record,
    stale: options.check && !fresh,
  };
}

/** Everything that TypeDoc's pages are made from. */
function inputsOf({ project, version }: ReferenceOptions, typedocVersion: string): string {
  const folders = ['docs', 'src'].map((name) => join(project, name));
  const sources = hashOfFolders(folders, (path) => /\.(md|ts|svg|png|css)$/.test(path));
  const files = ['README.md', 'tsconfig.json'].map((name) => readText(join(project, name)) ?? '');
  return sha256(JSON.stringify([sources, files, version, typedocVersion, frameOf('reference/index.html')]));
}

type TypeDoc = typeof import('typedoc');

async function render(typedoc: TypeDoc, options: ReferenceOptions, folder: string): Promise<void> {
  const { project, version, tell } = options;
  const loadMath = await mathPlugin();
  const app = await typedoc.Application.bootstrap({
    name: 'holdfast',
    entryPoints: [resolve(project, 'src/index.ts')],
    tsconfig: resolve(project, 'tsconfig.json'),
    basePath: resolve(project),
    readme: existsSync(join(project, 'README.md')) ? resolve(project, 'README.md') : 'none',
    projectDocuments: guidesOf(project),
    customFooterHtml: `holdfast ${version}`,
    hideGenerator: true,
    disableSources: true,
    disableGit: true,
    alwaysCreateEntryPointModule: false,
    skipErrorChecking: true,
    excludeInternal: true,
    includeVersion: false,
    searchInComments: false,
    logLevel: typedoc.LogLevel.Error,
    markdownItLoader: loadMath,
  });
  addFrame(typedoc, app);
  nameGuides(typedoc, app);
  const model = await app.convert();
  if (model === undefined) throw new Error(`TypeDoc cannot read ${join(project, 'src/index.ts')}`);
  tell('holdfast docs: rendering guides and API');
  mkdirSync(dirname(folder), { recursive: true });
  const scratch = mkdtempSync(`${resolve(dirname(folder), FOLDER)}-`);
  try {
    await app.generateDocs(model, scratch);
    mend(scratch);
    remove(folder);
    renameSync(scratch, folder);
  } finally {
    remove(scratch);
  }
}

/** The guides: the pages of `docs` in the order in which they are to be read, then its decisions. */
function guidesOf(project: string): string[] {
  const first = [
    'quick-start',
    'add-a-claim',
    'verdicts',
    'statistics',
    'architecture',
    'guard',
    'contributing',
  ];
  const rank = (path: string): number => {
    const at = first.findIndex((name) => path.startsWith(name));
    return path.includes('/') ? first.length + 1 : at < 0 ? first.length : at;
  };
  return filesBelow(join(project, 'docs'))
    .filter((path) => /^(decisions\/)?[^/]+\.md$/.test(path))
    .toSorted((a, b) => rank(a) - rank(b))
    .map((path) => resolve(project, 'docs', path));
}

/** Formulas in guides and comments as MathML, where the plugin is installed. */
async function mathPlugin(): Promise<(parser: unknown) => void> {
  const plugin = await import('@vscode/markdown-it-katex').then(
    (module) => (module.default as unknown as { default?: unknown }).default ?? module.default,
    () => undefined,
  );
  return (parser) => {
    if (plugin !== undefined)
      (parser as { use(plugin: unknown, options: object): void }).use(plugin, { output: 'mathml' });
  };
}

interface Frame {
  readonly head: string;
  readonly bar: string;
}

/** The site's bar for a page of the reference. */
function frameOf(path: string): Frame {
  const base = baseOf(path);
  return {
    head: `${markup(headOf(base))}<link rel="stylesheet" href="${base}assets/reference.css">`,
    bar: markup(header(true, base, 'guides')),
  };
}

function addFrame({ JSX }: TypeDoc, app: Application): void {
  const place = (part: keyof Frame) => (context: { readonly page: { readonly url: string } }) =>
    JSX.createElement(JSX.Raw, { html: frameOf(`${FOLDER}/${context.page.url}`)[part] });
  app.renderer.hooks.on('head.end', place('head'));
  app.renderer.hooks.on('body.begin', place('bar'));
}

/** A guide without a title of its own is called by its first heading. */
function nameGuides({ Converter }: TypeDoc, app: Application): void {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    const [first] = document.content;
    const heading = first?.kind === 'text' ? /^# +(.+)$/m.exec(first.text)?.[1] : undefined;
    if (heading !== undefined && document.frontmatter.title === undefined)
      document.name = heading.replace(/[`*]/g, '');
  });
}

/**
 * TypeDoc's icons lie in a file of their own, which pages opened from disk may not use: each page gets those
 * that it shows. They stand beside words, so they are hidden from screen readers. Headings that fold a part
 * lose their link to themselves, and tables get a box to scroll in.
 */
function mend(folder: string): void {
  const sprites = readText(join(folder, 'assets/icons.svg')) ?? '';
  const symbols = new Map(
    [...sprites.matchAll(/<symbol[^>]*\bid="(icon-[^"]+)"[\s\S]*?<\/symbol>/g)].map(([symbol, id]) => [
      id!,
      symbol,
    ]),
  );
  for (const path of filesBelow(folder).filter((name) => name.endsWith('.html'))) {
    const text = readFileSync(join(folder, path), 'utf8');
    const used = [...new Set([...text.matchAll(/icons\.svg#(icon-[\w-]+)/g)].map(([, id]) => id!))].sort();
    const own = used.map((id) => symbols.get(id) ?? '').join('');
    const mended = withScrollingTables(withoutNestedLinks(withoutFolders(text)))
      .replace(/href="[^"]*icons\.svg#/g, 'href="#')
      .replace(/<svg(?![^>]*(?:role|aria-hidden)=)/g, '<svg aria-hidden="true"')
      .replace('<div class="col-content">', '<div class="col-content" role="main">')
      .replace('</body>', `<svg aria-hidden="true" style="display:none">${own}</svg></body>`);
    writeFileSync(join(folder, path), mended);
  }
}

/** Links to folders, which a guide may have for readers of its source, lead to no page: their text stays. */
const withoutFolders = (text: string): string =>
  text.replace(/<a href="(?:\.\.\/)*media\/[^"./]+"[^>]*>([\s\S]*?)<\/a>/g, '$1');

const withoutNestedLinks = (text: string): string =>
  text.replace(/<summary\b[\s\S]*?<\/summary>/g, (summary) =>
    summary.replace(/<a\b[^>]*class="tsd-anchor-icon"[^>]*>[\s\S]*?<\/a>/g, ''),
  );

const withScrollingTables = (text: string): string =>
  text.replace(
    /<table>[\s\S]*?<\/table>/g,
    (table) => `<div class="scroll" tabindex="0" role="region" aria-label="Table">${table}</div>`,
  );

/** A page of the reference for the search box: its title, and the words of a guide. */
function entryOf(out: string, path: string): SearchEntry {
  const text = readFileSync(join(out, path), 'utf8');
  const title = plain(/<title>([^<]*)<\/title>/.exec(text)?.[1] ?? path).replace(/ \| holdfast$/, '');
  const guide = path.startsWith(`${FOLDER}/documents/`);
  const body = guide
    ? (/<div class="col-content"[^>]*>([\s\S]*?)<div class="col-sidebar">/.exec(text)?.[1] ?? '')
    : '';
  return { path, kind: guide ? 'guide' : 'API', title, words: plain(body) };
}

const plain = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
