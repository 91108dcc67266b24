import { claimPath, paperPath, type Site } from './model.js';
import { typeset } from './typography.js';
import { standingOf } from './words.js';

/** What the search box looks through: a page, what it is, its title and its words. */
export interface SearchEntry {
  readonly path: string;
  readonly kind: string;
  readonly title: string;
  readonly words: string;
}

/** An entry for each claim, paper and page of the reference. */
export function searchEntries(site: Site, reference: readonly SearchEntry[]): readonly SearchEntry[] {
  const claims = site.entries.map((entry): SearchEntry => {
    const { id, title, source, finding, notes, asserts, kind, controls } = entry.claim;
    const texts = [
      id,
      title,
      source.paper.authors,
      source.paper.title,
      kind,
      standingOf(entry),
      finding,
      notes,
      ...asserts,
    ];
    return {
      path: claimPath(id),
      kind: `claim of ${source.paper.key}`,
      title: typeset(title),
      words: [...texts, ...controls.map(({ why }) => why)].filter((text) => text !== undefined).join(' '),
    };
  });
  const papers = site.papers.map(
    ({ key, title, authors, year, venue = '' }): SearchEntry => ({
      path: paperPath(key),
      kind: 'paper',
      title,
      words: `${key} ${authors} ${year} ${venue}`,
    }),
  );
  return [...claims, ...papers, ...reference];
}

/** The index as a script, so that pages opened from disk can load it. */
export function searchScript(entries: readonly SearchEntry[]): string {
  const rows = entries.map(({ path, kind, title, words }) => [path, kind, title, normalised(words)]);
  return `window.holdfastSearch = ${JSON.stringify(rows).replace(/</g, '\\u003c').replaceAll('],["', '],\n["')};\n`;
}

/** Each word once, in lower case. */
const normalised = (text: string): string =>
  [...new Set(text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [])].join(' ');
