import { blueprintOf } from '../blueprint.js';
import { type Content, type Html, html } from '../html.js';
import { claimPath, type Entry, paperPath, type Site } from '../model.js';
import { type Page, section } from '../shell.js';
import { blueprintMap } from '../svg/blueprint.js';
import { counted, sentence } from '../typography.js';
import { badge, FIDELITY, type Standing, standingOf, VERDICT } from '../words.js';

const STANDINGS: readonly Standing[] = ['proved', 'exact', 'supported', 'undecided', 'refuted', 'unverified'];

/** The first page: what is claimed, what holds, how strongly. */
export function overviewPage(site: Site): Page {
  return {
    path: 'index.html',
    title: 'holdfast: claims and how they hold',
    description: `${counted(site.entries.length, 'claim')} of ${counted(site.papers.length, 'paper')} as executable bounds, with the evidence for each.`,
    section: 'claims',
    body: html`<div class="lead"><h1>Claims, and how they hold</h1>
<p>${counted(site.entries.length, 'claim')} of ${counted(site.papers.length, 'paper')} as executable bounds: searched for violations, decided by sampling with a stated false-alarm level, or proved. Each claim also has controls, false variants of it that must be refuted.</p></div>
${tally(site)}${drawing(site)}${claimsTable(site)}`,
  };
}

function tally(site: Site): Html {
  const counts = STANDINGS.map((standing) => ({
    standing,
    count: site.entries.filter((entry) => standingOf(entry) === standing).length,
  })).filter(({ count }) => count > 0);
  const misreadings = site.entries.filter(({ claim }) => claim.expected === 'refuted').length;
  const surprises = site.entries.filter(({ evidence }) => evidence !== undefined && !evidence.asExpected);
  return html`<dl class="tally">${counts.map(({ standing, count }) => html`<div><dt>${badge(standing)}</dt><dd><b>${count}</b> <span>${VERDICT[standing]}</span></dd></div>\n`)}</dl>
<p>${misreadings > 0 && html`${misreadings} of the claims are readings that are expected to fail; <a href="findings.html">the findings</a> tell each with its witness. `}${site.run === undefined ? 'This site was built without evidence: nothing on it was verified here.' : surprises.length === 0 ? 'Every claim with evidence came out as expected.' : html`<strong>${surprises.length} did not come out as expected:</strong> ${surprises.map(({ claim }) => html`<a class="id" href="${claimPath(claim.id)}">${claim.id}</a> `)}`}</p>
`;
}

function drawing(site: Site): Html {
  const used = STANDINGS.filter((standing) => site.entries.some((entry) => standingOf(entry) === standing));
  return section(
    'blueprint',
    'Blueprint',
    html`<figure class="wide"><div class="scroll" tabindex="0" role="region" aria-label="Blueprint, scrollable">${blueprintMap(blueprintOf(site, ''))}</div>
<figcaption><ul class="key"><li>Fill, the evidence:</li>${used.map((standing) => html`<li>${swatch(`fill-${standing} border-text`)} ${standing === 'unverified' ? 'not verified here' : standing}</li>`)}</ul>
<ul class="key"><li>Border, how well the statement is known:</li>${Object.entries(FIDELITY).map(([fidelity, meaning]) => html`<li>${swatch(`fill-unverified border-${fidelity}`)} ${fidelity}: ${meaning}</li>`)}</ul>
<p>Thin arcs join claims that name each other; broad pale ones join papers whose quantities are simulated by the same process, broader for more of them.</p></figcaption></figure>`,
  );
}

const swatch = (classes: string): Html =>
  html`<svg class="swatch" viewBox="0 0 18 18" aria-hidden="true"><rect class="node ${classes}" x="1" y="1" width="16" height="16" rx="3"/></svg>`;

function claimsTable(site: Site): Html {
  const values = (pick: (entry: Entry) => string): readonly string[] => [...new Set(site.entries.map(pick))];
  return section(
    'all',
    'All claims',
    html`<form class="filters" id="filters" hidden>
<label class="field">Words <input type="search" id="filter-words" autocomplete="off"></label>
${choice(
  'paper',
  'Paper',
  values(({ claim }) => claim.source.paper.key),
)}${choice(
  'kind',
  'Kind',
  values(({ claim }) => claim.kind),
)}${choice('verdict', 'Verdict', values(standingOf))}${choice('guarantee', 'Guarantee', values(guaranteeOf))}
<output id="claims-count" for="filter-words filter-paper filter-kind filter-verdict filter-guarantee">${counted(site.entries.length, 'claim')}</output></form>
<div class="scroll" tabindex="0" role="region" aria-label="All claims"><table id="claims"><caption class="hidden">All claims</caption><thead><tr><th scope="col">Claim</th><th scope="col">Paper</th><th scope="col">Kind</th><th scope="col">Verdict</th><th scope="col">Guarantee</th><th scope="col">Fidelity</th></tr></thead>
<tbody>${site.entries.map(row)}</tbody></table></div>`,
  );
}

const guaranteeOf = ({ evidence }: Entry): string => evidence?.guarantee ?? 'none';

const choice = (name: string, label: string, values: readonly string[]): Content =>
  html`<label class="field">${label} <select id="filter-${name}"><option value="">all</option>${values.map((value) => html`<option>${value}</option>`)}</select></label>\n`;

function row(entry: Entry): Html {
  const { claim } = entry;
  const { key } = claim.source.paper;
  return html`<tr id="${anchorOf(claim.id)}" data-id="${claim.id}" data-title="${claim.title}" data-paper="${key}" data-kind="${claim.kind}" data-verdict="${standingOf(entry)}" data-guarantee="${guaranteeOf(entry)}"><th scope="row"><a href="${claimPath(claim.id)}">${sentence(claim.title)}</a><code class="id">${claim.id.split('/')[1]}</code></th><td><a href="${paperPath(key)}">${key}</a></td><td>${claim.kind}</td><td>${badge(standingOf(entry))}${claim.expected === 'refuted' && html` <span class="quiet">as expected of this reading</span>`}</td><td>${guaranteeOf(entry)}</td><td>${claim.source.fidelity}</td></tr>
`;
}

/** The stable anchor of a claim in lists: its id with a dot for the slash. */
export const anchorOf = (id: string): string => id.replace('/', '.');
