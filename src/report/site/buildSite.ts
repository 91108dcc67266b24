import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Claim, compileClaim } from '../../claim/index.js';
import type { ClaimEvidence, Evidence } from '../../verify/index.js';
import { checkPages, type PageFault } from './checkPages.js';
import { disagreements } from './disagreements.js';
import { figures } from './figures.js';
import { filesBelow, hashOfFolders, readText, remove, sha256, writeChanged } from './folder.js';
import { raw } from './html.js';
import { mathematician } from './math.js';
import { claimPath, type Entry, hashOf, type ReferenceValue, type Site, siteOf } from './model.js';
import { claimPage } from './pages/claimPage.js';
import { findingsPage } from './pages/findingsPage.js';
import { overviewPage } from './pages/overviewPage.js';
import { paperPage, papersPage } from './pages/paperPage.js';
import { playgroundPage } from './pages/playgroundPage.js';
import { buildReference, type Reference } from './reference.js';
import { searchEntries, searchScript } from './searchIndex.js';
import { type Page, shell } from './shell.js';

export interface SiteOptions {
  /** Where the site is, or is to be. */
  readonly out: string;
  readonly version: string;
  readonly claims: readonly Claim[];
  readonly evidence?: Evidence;
  readonly references?: readonly ReferenceValue[];
  /** For each claim, a hash of the text that declares it: routes are code, which data alone does not show. */
  readonly origin: (claim: Claim) => string;
  /** How the claims are named on the command line: ' --claims FILE'. Default: the catalogue, ''. */
  readonly claimsOption?: string;
  /** A project whose guides (`docs/*.md`) and API (`src/index.ts`) TypeDoc renders into the site. Default: none. */
  readonly project?: string;
  /** Writes nothing: what would be written is compared with what is there. Default false. */
  readonly check?: boolean;
  /** Draws the pictures of claims elsewhere, as markup in the same order. Default: in this thread. */
  readonly draw?: (wanted: readonly DrawRequest[]) => Promise<readonly (readonly string[])[]>;
  /** Called with a sentence as the work goes on. */
  readonly tell?: (sentence: string) => void;
}

/** A claim whose pictures are wanted, with its evidence. */
export interface DrawRequest {
  readonly claim: Claim;
  readonly evidence?: ClaimEvidence;
}

export interface SiteReport {
  readonly pages: number;
  /** Claim pages taken over from the build before. */
  readonly kept: number;
  readonly files: number;
  readonly bytes: number;
  /** What is wrong with the pages, and with `check` what differs from the site that is there. */
  readonly faults: readonly PageFault[];
}

const ASSETS = fileURLToPath(new URL('./assets/', import.meta.url));
const CODE = fileURLToPath(new URL('../../', import.meta.url));

/** Where the record of a build lies in the site: which inputs gave which page. */
const MANIFEST = 'manifest.json';

interface Manifest {
  readonly format: 1;
  /** For each page that is kept while its inputs stay the same: hashes of the inputs and of the page. */
  readonly pages: Readonly<Record<string, { readonly inputs: string; readonly page: string }>>;
  readonly reference?: Reference['record'];
  /** All other files. */
  readonly files: readonly string[];
}

/**
 * Writes the site of the claims, or compares it with the one that is there. Claim pages whose inputs did not
 * change are kept; the same inputs give the same bytes.
 */
export async function buildSite(options: SiteOptions): Promise<SiteReport> {
  const { out, tell = () => {} } = options;
  const before = readManifest(out);
  const site = siteOf({
    ...options,
    assets: new Set(filesBelow(ASSETS)),
    math: await mathematician(),
    ...(options.project !== undefined && { reference: {} }),
  });
  const [claims, reference] = await Promise.all([
    claimPages(site, options, before),
    options.project === undefined ? undefined : referenceOf(options, before, tell),
  ]);
  const files = new Map<string, string | Buffer>();
  for (const [path, { text }] of claims) files.set(path, text);
  for (const page of fixedPages(site)) files.set(page.path, shell(site, page));
  for (const name of site.assets) files.set(`assets/${name}`, readFileSync(join(ASSETS, name)));
  files.set('assets/search-index.js', searchScript(searchEntries(site, reference?.search ?? [])));
  files.set('.nojekyll', '');
  const manifest: Manifest = {
    format: 1,
    pages: Object.fromEntries(
      [...claims].map(([path, { inputs, text }]) => [path, { inputs, page: sha256(text) }]),
    ),
    ...(reference && { reference: reference.record }),
    files: [...files.keys(), ...(reference?.files ?? [])].filter((path) => !claims.has(path)).sort(),
  };
  files.set(MANIFEST, `${JSON.stringify(manifest, null, 1)}\n`);
  const changed = options.check ? compared(out, files, before) : written(out, files, before, manifest);
  const all = new Set([...files.keys(), ...(reference?.files ?? [])]);
  return {
    pages: [...all].filter((path) => path.endsWith('.html')).length,
    kept: [...claims.values()].filter(({ kept }) => kept).length,
    files: all.size,
    bytes:
      [...files.values()].reduce((sum, data) => sum + Buffer.byteLength(data), 0) + (reference?.bytes ?? 0),
    faults: [
      ...changed,
      ...(reference?.stale ? [{ page: 'reference/index.html', fault: 'is of other guides or sources' }] : []),
      ...(options.check ? disagreements(site) : []),
      ...checkPages(htmlOf(files, out, reference), all),
    ],
  };
}

function referenceOf(options: SiteOptions, before: Manifest | undefined, tell: (sentence: string) => void) {
  return buildReference({
    project: options.project!,
    out: options.out,
    version: options.version,
    before: before?.reference,
    check: options.check === true,
    tell,
  });
}

function readManifest(out: string): Manifest | undefined {
  const text = readText(join(out, MANIFEST));
  if (text === undefined) return undefined;
  try {
    const manifest = JSON.parse(text) as Manifest;
    return manifest.format === 1 ? manifest : undefined;
  } catch {
    return undefined;
  }
}

const fixedPages = (site: Site): readonly Page[] => [
  overviewPage(site),
  papersPage(site),
  ...site.papers.map((paper) => paperPage(site, paper)),
  findingsPage(site),
  playgroundPage(site),
];

interface ClaimText {
  readonly inputs: string;
  readonly text: string;
  readonly kept: boolean;
}

async function claimPages(
  site: Site,
  options: SiteOptions,
  before: Manifest | undefined,
): Promise<ReadonlyMap<string, ClaimText>> {
  const { draw = drawHere } = options;
  const code = hashOf([
    hashOfFolders([CODE], (path) => !isAsset(path)),
    [...site.assets],
    site.math('x^2').html,
  ]);
  const plan = site.entries.map((entry, i) => {
    const path = claimPath(entry.claim.id);
    const inputs = hashOf([code, options.origin(entry.claim), inputsOf(site, entry, i)]);
    const old = before?.pages[path];
    const there = old?.inputs === inputs ? readText(join(options.out, path)) : undefined;
    return {
      entry,
      path,
      inputs,
      there: there !== undefined && sha256(there) === old!.page ? there : undefined,
    };
  });
  const wanted = plan.filter(({ there }) => there === undefined).map(({ entry }) => entry);
  const drawn = await draw(wanted.map(({ claim, evidence }) => ({ claim, ...(evidence && { evidence }) })));
  const pictures = new Map(wanted.map((entry, i) => [entry, drawn[i]!.map(raw)]));
  const textOf = (entry: Entry): string => shell(site, claimPage(site, entry, pictures.get(entry)!));
  return new Map(
    plan.map(({ entry, path, inputs, there }) => [
      path,
      { inputs, kept: there !== undefined, text: there ?? textOf(entry) },
    ]),
  );
}

const drawHere: NonNullable<SiteOptions['draw']> = async (wanted) =>
  wanted.map(({ claim, evidence }) => figures(compileClaim(claim), evidence).map(({ html }) => html));

const isAsset = (path: string): boolean =>
  path.startsWith('report/site/assets/') || path.endsWith('.map') || path.endsWith('.d.ts');

/** All that a claim's page shows. */
function inputsOf(site: Site, { mentions, mentionedBy, ...own }: Entry, i: number): unknown {
  const shown = (entry: Entry | undefined) =>
    entry && [entry.claim.id, entry.claim.title, entry.claim.source.paper.key, entry.evidence?.verdict];
  return [
    site.version,
    site.run,
    site.claimsOption,
    site.reference !== undefined,
    own,
    [...mentions, ...mentionedBy].map((id) => shown(site.byId.get(id))),
    [site.entries[i - 1], site.entries[i + 1]].map(shown),
    mentions,
  ];
}

function written(
  out: string,
  files: ReadonlyMap<string, string | Buffer>,
  before: Manifest | undefined,
  after: Manifest,
): readonly PageFault[] {
  for (const [path, data] of files) writeChanged(join(out, path), data);
  const now = new Set([...files.keys(), ...after.files]);
  const stale = [...Object.keys(before?.pages ?? {}), ...(before?.files ?? [])].filter(
    (path) => !now.has(path),
  );
  for (const path of stale) remove(join(out, path));
  return [];
}

function compared(
  out: string,
  files: ReadonlyMap<string, string | Buffer>,
  before: Manifest | undefined,
): readonly PageFault[] {
  const wrong = [...files].flatMap(([page, data]): readonly PageFault[] => {
    const there = readText(join(out, page));
    if (there === undefined) return [{ page, fault: 'is missing from the site' }];
    return there === data.toString() ? [] : [{ page, fault: 'differs from what claims and evidence give' }];
  });
  const extra = Object.keys(before?.pages ?? {})
    .filter((path) => !files.has(path))
    .map((page) => ({ page, fault: 'belongs to no claim' }));
  return [...wrong, ...extra];
}

function htmlOf(
  files: ReadonlyMap<string, string | Buffer>,
  out: string,
  reference: Reference | undefined,
): ReadonlyMap<string, string> {
  const own = [...files]
    .filter(([path]) => path.endsWith('.html'))
    .map(([path, text]) => [path, text.toString()] as const);
  const rendered = (reference?.files ?? [])
    .filter((path) => path.endsWith('.html'))
    .map((path) => [path, readText(join(out, path)) ?? ''] as const);
  return new Map([...own, ...rendered]);
}
