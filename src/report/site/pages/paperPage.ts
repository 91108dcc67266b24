import { compileClaim, type Paper } from '../../../claim/index.js';
import { paperBibtex } from '../bibtex.js';
import { blueprintOf, nodeOf } from '../blueprint.js';
import { type Html, html } from '../html.js';
import { claimPath, claimsOf, type Entry, paperPath, type Site } from '../model.js';
import { paperFigures } from '../paperFigures.js';
import { baseOf, type Page, section, table } from '../shell.js';
import { relationsHtml } from '../statement.js';
import { blueprintList } from '../svg/blueprint.js';
import { counted, sentence, typeset } from '../typography.js';
import { badge, citation, prose, type Standing, standingOf } from '../words.js';
import { anchorOf } from './overviewPage.js';

/** The page of one paper: its claims, its blueprint and its pictures. */
export function paperPage(site: Site, paper: Paper): Page {
  const path = paperPath(paper.key);
  const base = baseOf(path);
  const entries = claimsOf(site, paper.key);
  const drawn = paperFigures(site, paper.key);
  return {
    path,
    title: `${paper.title} · holdfast`,
    description: `${counted(entries.length, 'claim')} of ${paper.key}, and how they hold.`,
    section: 'papers',
    body: html`<nav class="crumbs" aria-label="Path"><a href="${base}papers/index.html">Papers</a> › <code>${paper.key}</code></nav>
<h1>${paper.title}</h1>
<p class="source">${citation(paper)}</p>
<p>${counted(entries.length, 'claim')}: ${summary(entries)}.</p>
${drawn.length > 0 && section('pictures', 'Pictures', html`<div class="figures">${drawn}</div>`)}${section(
  'claims',
  'Claims',
  entries.map((entry) => claimItem(site, entry, base)),
)}${section(
  'blueprint',
  'Blueprint',
  html`<figure class="wide">${blueprintList(
    typeset(paper.title),
    entries.map((entry) => nodeOf(entry, base)),
    blueprintOf(site, base).mentions,
  )}<figcaption>Fill: the verdict. Border: how well the statement is known. Arcs join claims that name each other.</figcaption></figure>`,
)}${section('cite', 'Cite', html`<pre class="bibtex"><code>${paperBibtex(paper)}</code></pre>`)}`,
  };
}

function summary(entries: readonly Entry[]): string {
  const counts = new Map<Standing, number>();
  for (const entry of entries) counts.set(standingOf(entry), (counts.get(standingOf(entry)) ?? 0) + 1);
  return [...counts]
    .map(([standing, count]) => `${count} ${standing === 'unverified' ? 'not verified here' : standing}`)
    .join(', ');
}

function claimItem(site: Site, entry: Entry, base: string): Html {
  const { claim, evidence } = entry;
  return html`<article class="item" id="${anchorOf(claim.id)}"><h3><a href="${base}${claimPath(claim.id)}">${sentence(claim.title)}</a></h3>
<p class="marks">${badge(standingOf(entry))}${evidence && evidence.guarantee !== 'none' && html` <span class="tag">${evidence.guarantee}</span>`} <span class="tag">${claim.kind}</span> <span class="tag">${claim.source.fidelity}</span>${claim.expected === 'refuted' && html` <span class="tag">expected to fail</span>`} <code class="id">${claim.id.split('/')[1]}</code></p>
${relationsHtml(compileClaim(claim), site.math)}
${claim.finding !== undefined && html`<p class="quiet">${prose(site, base, claim, claim.finding)}</p>`}</article>
`;
}

/** The list of papers. */
export function papersPage(site: Site): Page {
  const rows = site.papers.map((paper) => {
    const entries = claimsOf(site, paper.key);
    return [
      html`<a href="${paper.key}.html">${paper.title}</a><br><span class="quiet">${paper.authors}</span>`,
      paper.year > 0 && String(paper.year),
      String(entries.length),
      html`${summary(entries)}`,
    ];
  });
  return {
    path: 'papers/index.html',
    title: 'Papers · holdfast',
    description: `${counted(site.papers.length, 'paper')} whose claims are checked.`,
    section: 'papers',
    body: html`<h1>Papers</h1>
${table('Papers', ['Paper', 'Year', 'Claims', 'Verdicts'], rows)}`,
  };
}
