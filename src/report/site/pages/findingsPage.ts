import { compileClaim } from '../../../claim/index.js';
import type { WitnessEvidence } from '../../../verify/index.js';
import { type Content, type Html, html } from '../html.js';
import { claimsOf, type Entry, type Site } from '../model.js';
import { contents, type Page, section } from '../shell.js';
import { relationsHtml } from '../statement.js';
import { numeral, sentence } from '../typography.js';
import { badge, claimLink, FIDELITY, pointHtml, prose, standingOf } from '../words.js';
import { anchorOf } from './overviewPage.js';

/** Every finding as a short story: what is read, where it fails, what holds instead. */
export function findingsPage(site: Site): Page {
  const readings = site.entries.filter(({ claim }) => claim.expected === 'refuted');
  const told = new Set(
    readings.flatMap((entry) => [entry.claim.id, ...repairsOf(site, entry).map(({ claim }) => claim.id)]),
  );
  const conditions = site.entries.filter(({ claim }) => claim.finding !== undefined && !told.has(claim.id));
  const stories = site.papers.map(({ key, title }) => paperStories(site, key, title, readings, conditions));
  return {
    path: 'findings.html',
    title: 'Findings · holdfast',
    description: `${readings.length} readings that fail, each with its witness and with what holds instead.`,
    section: 'findings',
    body: html`<div class="lead"><h1>Findings</h1>
<p>${readings.length} statements fail as printed or as usually read. Each is told here with the point at which it fails and with what holds instead. How well the printed text is known differs and is said with each: a reading is not always the paper’s own sentence.</p></div>
${contents(stories, 'contents long')}${stories}`,
  };
}

function paperStories(
  site: Site,
  key: string,
  title: string,
  readings: readonly Entry[],
  conditions: readonly Entry[],
): Content {
  const own = claimsOf(site, key);
  const failing = own.filter((entry) => readings.includes(entry));
  const limits = own.filter((entry) => conditions.includes(entry));
  if (failing.length + limits.length === 0) return false;
  return section(
    key,
    title,
    failing.map((entry) => story(site, entry)),
    limits.map((entry) => condition(site, entry)),
  );
}

/** The claims that hold in place of a reading: those of its paper that it names or that name it. */
function repairsOf(site: Site, { mentions, mentionedBy }: Entry): readonly Entry[] {
  return [...new Set([...mentions, ...mentionedBy])]
    .map((id) => site.byId.get(id)!)
    .filter(({ claim }) => claim.expected === 'holds');
}

function story(site: Site, entry: Entry): Html {
  const { claim, evidence } = entry;
  const witness = evidence?.relations.find(({ verdict }) => verdict.name === 'refuted')?.witness;
  const repairs = repairsOf(site, entry);
  return html`<article class="item story" id="${anchorOf(claim.id)}"><h3>${sentence(claim.title)}</h3>
<p class="marks">${badge(standingOf(entry))} <span class="tag" title="${FIDELITY[claim.source.fidelity]}">${claim.source.fidelity}</span> ${claimLink('', claim.id)}</p>
${relationsHtml(compileClaim(claim), site.math)}
${failure(entry, witness)}${claim.finding !== undefined && html`<p>${prose(site, '', claim, claim.finding)}</p>`}
${repairs.length > 0 && html`<p class="instead">What holds instead:</p><ul>${repairs.map((repair) => html`<li>${badge(standingOf(repair))} ${sentence(repair.claim.title)} ${claimLink('', repair.claim.id, repair.claim.id.split('/')[1])}</li>`)}</ul>`}</article>
`;
}

function failure({ claim, evidence }: Entry, witness: WitnessEvidence | undefined): Html {
  if (witness !== undefined)
    return html`<p>It fails at ${pointHtml(witness.at)}: the left side is <span class="digits">${sideText(witness.left)}</span>, the right side <span class="digits">${sideText(witness.right)}</span> (re-checked ${witness.recheck}).</p>`;
  if (evidence !== undefined)
    return html`<p>The evidence holds no witness against it: ${evidence.because}.</p>`;
  const [known] = claim.witnesses;
  return known
    ? html`<p>It is held to fail at ${pointHtml(known)}; this site was built without evidence for it.</p>`
    : html`<p>It is held to fail; this site was built without evidence for it.</p>`;
}

/** A decimal to a few digits, a fraction as it stands. */
const sideText = (text: string): Html =>
  /^-?[\d.]+(e[-+]?\d+)?$/.test(text) ? numeral(Number(text)) : html`${text}`;

function condition(site: Site, entry: Entry): Html {
  const { claim } = entry;
  return html`<article class="item" id="${anchorOf(claim.id)}"><h3>${sentence(claim.title)}</h3>
<p class="marks">${badge(standingOf(entry))} <span class="tag">${claim.source.fidelity}</span> ${claimLink('', claim.id)}</p>
<p>${prose(site, '', claim, claim.finding!)}</p></article>
`;
}
