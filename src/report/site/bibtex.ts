import type { Claim, Paper } from '../../claim/index.js';

/** The BibTeX entry of a paper. */
export function paperBibtex(paper: Paper): string {
  return entry('article', paper.key, [
    ['author', paper.authors === '' ? undefined : authors(paper.authors)],
    ['title', `{${escaped(paper.title)}}`],
    ['year', paper.year > 0 ? String(paper.year) : undefined],
    ['journal', paper.venue === undefined ? undefined : escaped(paper.venue)],
    ['eprint', paper.arxiv],
    ['archivePrefix', paper.arxiv === undefined ? undefined : 'arXiv'],
  ]);
}

/** The BibTeX entry of one verified claim: what was checked, with which version and evidence. */
export function claimBibtex(claim: Claim, version: string, evidenceHash: string | undefined): string {
  const evidence = evidenceHash === undefined ? '' : `, evidence sha256:${evidenceHash}`;
  return entry('misc', `holdfast:${claim.id.replace('/', ':')}`, [
    ['title', `{${escaped(claim.title)}}`],
    [
      'howpublished',
      `claim \\texttt{${escaped(claim.id)}}, checked with holdfast ${escaped(version)}${evidence}`,
    ],
    ['note', `A claim of \\cite{${claim.source.paper.key}}, ${escaped(claim.source.where)}`],
  ]);
}

function entry(
  kind: string,
  key: string,
  fields: readonly (readonly [string, string | undefined])[],
): string {
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]));
  return `@${kind}{${key},\n${lines.join('\n')}\n}`;
}

const authors = (names: string): string =>
  names
    .split(/,\s*|\s+and\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => (/^et al\.?$/.test(name) ? 'others' : escaped(name)))
    .join(' and ');

const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

const escaped = (text: string): string =>
  text.replace(/[\\~^]|[&%$#_{}]/g, (sign) => COMMANDS[sign] ?? `\\${sign}`);
