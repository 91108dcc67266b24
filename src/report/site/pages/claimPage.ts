import { type CompiledClaim, compileClaim } from '../../../claim/index.js';
import type { Quantity, Route } from '../../../process/index.js';
import type { ClaimEvidence, RelationEvidence } from '../../../verify/index.js';
import { claimBibtex, paperBibtex } from '../bibtex.js';
import { type Content, type Html, html, jsonScript } from '../html.js';
import { claimPath, claimsOf, type Entry, paperPath, type Site } from '../model.js';
import { CLAIM_DATA_ID, EXPLORER_ID, pageData } from '../pageData.js';
import { baseOf, contents, type Page, section, table } from '../shell.js';
import {
  argumentHtml,
  assumptionsHtml,
  definitionsHtml,
  expressionHtml,
  relationsHtml,
} from '../statement.js';
import { count, counted, numeral, sentence, typeset } from '../typography.js';
import {
  badge,
  citation,
  claimLink,
  domainText,
  FIDELITY,
  GUARANTEE,
  pointHtml,
  prose,
  scaleText,
  standingOf,
  VERDICT,
} from '../words.js';

/** The page of one claim with its pictures. */
export function claimPage(site: Site, entry: Entry, drawn: readonly Html[]): Page {
  const { claim } = entry;
  const path = claimPath(claim.id);
  const context: Context = { site, entry, base: baseOf(path), compiled: compileClaim(claim) };
  const parts = [
    statement(context),
    findingPart(context),
    verdictPart(context),
    argumentPart(context),
    pictures(drawn),
    explorer(context),
    regimePart(context),
    routesPart(context),
    evidencePart(context),
    controlsPart(context),
    mutantsPart(context),
    referencesPart(context),
    reproduce(context),
    cite(context),
    neighbours(context),
  ];
  return {
    path,
    title: `${typeset(claim.title)} · holdfast`,
    description: `${claim.id}: ${typeset(claim.asserts.join('; '))}. Verdict: ${standingOf(entry)}.`,
    section: 'claims',
    modules: ['explorer'],
    body: html`${head(context)}
${contents(parts)}${parts}`,
  };
}

interface Context {
  readonly site: Site;
  readonly entry: Entry;
  readonly base: string;
  readonly compiled: CompiledClaim;
}

function head({ entry, base, site }: Context): Html {
  const { claim, evidence } = entry;
  const { paper, where, fidelity } = claim.source;
  const title = html`<a href="${base}${paperPath(paper.key)}"><cite>${paper.title}</cite></a>`;
  return html`<nav class="crumbs" aria-label="Path"><a href="${base}index.html">Claims</a> › <a href="${base}${paperPath(paper.key)}">${paper.key}</a> › <code>${claim.id.split('/')[1]}</code></nav>
<h1>${sentence(claim.title)}</h1>
<p class="marks">${badge(standingOf(entry))}${evidence && evidence.guarantee !== 'none' && html` <span class="tag">${evidence.guarantee}</span>`} <span class="tag">${claim.kind}</span> <span class="tag">${fidelity}</span>${claim.expected === 'refuted' && html` <span class="tag">expected to fail</span>`}</p>
<p class="source">${citation(paper, title)}.<br>${sentence(where)}. Fidelity <em>${fidelity}</em>: ${FIDELITY[fidelity]}.</p>
${evidence === undefined && site.run !== undefined && html`<p class="note">The evidence that this site was built from does not contain this claim.</p>`}`;
}

function statement({ compiled, site, entry, base }: Context): Html {
  const { claim } = entry;
  return section(
    'statement',
    claim.expected === 'refuted' ? 'Statement, a reading that fails' : 'Statement',
    relationsHtml(compiled, site.math),
    definitionsHtml(compiled, site.math),
    html`<pre class="source-text"><code>${claim.asserts.join('\n')}${Object.entries(claim.where).map(([name, text]) => `\n  where ${name} = ${text}`)}</code></pre>`,
    claim.notes && html`<p>${prose(site, base, claim, claim.notes)}</p>`,
  );
}

/** The steps by which the claim is proved; nothing when it has none. */
function argumentPart({ compiled, site }: Context): Content {
  return (
    compiled.argument.length > 0 &&
    section(
      'argument',
      'Argument',
      html`<p>The proof in steps. The prover shows each with those before it assumed, then the statement with all of them.</p>`,
      argumentHtml(compiled, site.math),
    )
  );
}

function findingPart({ entry, site, base }: Context): Content {
  const { claim } = entry;
  return (
    claim.finding !== undefined &&
    html`<aside class="finding" aria-label="Finding"><h2 id="finding">Finding<a class="anchor" href="#finding" aria-label="Link to this part">#</a></h2><p>${prose(site, base, claim, claim.finding)}</p></aside>\n`
  );
}

function verdictPart({ entry }: Context): Html {
  const { evidence, claim } = entry;
  if (evidence === undefined)
    return section(
      'verdict',
      'Verdict',
      html`<p>${badge('unverified')} ${VERDICT.unverified} The last section says how to verify it.</p>`,
    );
  const witness = evidence.relations.find(({ verdict }) => verdict.name === 'refuted')?.witness;
  return section(
    'verdict',
    'Verdict',
    html`<p>${badge(evidence.verdict)} ${VERDICT[evidence.verdict]} Guarantee <em>${evidence.guarantee}</em>: ${GUARANTEE[evidence.guarantee]}.</p>
<p>${evidence.failure ?? `${capital(evidence.because)}.`} ${evidence.asExpected ? `This is as expected: the statement is held to ${claim.expected === 'refuted' ? 'be false' : 'be true'}.` : html`<strong>This is not as expected</strong>: the statement is held to ${claim.expected === 'refuted' ? 'be false' : 'be true'}, its controls to be refuted and its routes to agree.`}</p>`,
    witness &&
      html`<dl class="witness"><dt>Witness</dt><dd>${pointHtml(witness.at)}</dd><dt>Left side</dt><dd class="digits">${witness.left}</dd><dt>Right side</dt><dd class="digits">${witness.right}</dd><dt>Re-checked</dt><dd>${witness.recheck}; margin ${numeral(witness.margin)}</dd></dl>`,
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function pictures(drawn: readonly Html[]): Content {
  if (drawn.length === 0)
    return section(
      'pictures',
      'Pictures',
      html`<p>No parameter of this claim can be drawn along within the budget of a page.</p>`,
    );
  return section('pictures', 'Pictures', html`<div class="figures">${drawn}</div>`);
}

function explorer({ compiled, base, entry, site }: Context): Content {
  const data = pageData(compiled, entry.evidence);
  if (data.parameters.length === 0) return false;
  const command = evalCommand(site, entry, JSON.stringify(data.start));
  const body = html`<div id="${EXPLORER_ID}" data-base="${base}" data-command="${evalCommand(site, entry, '')}"><p>Both sides at a point of your choice, on the command line:</p><pre><code>${command}</code></pre></div>
${jsonScript(CLAIM_DATA_ID, data)}`;
  return section('explore', 'Explore', body);
}

/** A command line that evaluates the claim at a point. */
const evalCommand = (site: Site, { claim }: Entry, at: string): string =>
  `holdfast eval ${claim.id}${site.claimsOption} --at ${shellQuoted(at)}`;

const shellQuoted = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;

function regimePart({ compiled, site }: Context): Html {
  const { regime } = compiled.claim;
  const rows = Object.entries(regime.parameters).map(([name, parameter]) => [
    html`<var>${name}</var>`,
    domainText(parameter),
    scaleText(parameter),
    sentence(parameter.meaning),
  ]);
  return section(
    'regime',
    'Regime',
    rows.length === 0
      ? html`<p>The statement has no parameter.</p>`
      : table('Parameters and their domains', ['Parameter', 'Domain', 'Type, scale', 'Meaning'], rows),
    html`<h3>Assumptions</h3>`,
    assumptionsHtml(compiled, site.math),
  );
}

function routesPart(context: Context): Content {
  const { compiled, entry } = context;
  const quantities = Object.entries(compiled.claim.measures);
  if (quantities.length === 0) return false;
  const agreement = entry.evidence?.agreement ?? [];
  return section(
    'routes',
    'Routes to each quantity',
    quantities.map(([name, quantity]) => quantityHtml(context, name, quantity)),
    agreement.length > 0 &&
      html`<h3>How the routes agree</h3>${table(
        'Routes compared',
        ['Quantity', 'Routes', 'Points', 'Agree', 'Largest difference', 'At'],
        agreement.map(({ quantity, routes, points, agree, at, detail }) => [
          html`<var>${quantity}</var>`,
          html`${routeName(routes[0])}<br>${routeName(routes[1])}`,
          count(points),
          agree === true ? 'yes' : agree === false ? html`<strong>no</strong>` : 'undecided',
          detail,
          at && pointHtml(at),
        ]),
      )}`,
  );
}

/** The evidence names a closed route by its expression. */
function routeName(name: string): Html {
  const [, expression] = /^closed (.*)$/s.exec(name) ?? [];
  return expression === undefined ? html`${name}` : html`closed <code>${expression}</code>`;
}

function quantityHtml(
  { compiled, site }: Context,
  name: string,
  { meaning, support, routes }: Quantity,
): Html {
  const lies = typeof support === 'string' ? support : `in [${support.join(', ')}]`;
  return html`<h3><var>${name}</var></h3><p>${sentence(meaning)} <span class="quiet">(${lies})</span></p>
<ul class="routes">${routes.map((route) => html`<li>${routeHtml(compiled, site, route)}</li>\n`)}</ul>
`;
}

function routeHtml(compiled: CompiledClaim, site: Site, route: Route): Html {
  const when =
    route.when !== undefined &&
    html` <span class="quiet">where</span> ${expressionHtml(compiled, route.when, site.math)}`;
  if (route.kind === 'closed')
    return html`<span class="tag">closed</span>${when} ${expressionHtml(compiled, route.expression, site.math)}`;
  if (route.kind === 'exact')
    return html`<span class="tag">exact</span>${when} ${sentence(route.name)} <span class="quiet">(relative error at most ${numeral(route.error)})</span>`;
  return html`<span class="tag">sampled, ${route.sampler}</span>${when} ${sentence(route.name)}`;
}

function evidencePart({ entry, site }: Context): Content {
  const { evidence } = entry;
  if (evidence === undefined) return false;
  const { run } = site;
  return section(
    'evidence',
    'Evidence in numbers',
    html`<dl class="facts">
<div><dt>Evaluations of the search</dt><dd>${count(evidence.evaluations)}</dd></div>
<div><dt>Draws of processes</dt><dd>${count(evidence.draws)}</dd></div>
<div><dt>Seed</dt><dd>${run!.seed}</dd></div>
<div><dt>Budget</dt><dd>${run!.budget}</dd></div>
<div><dt>False-alarm share</dt><dd>${numeral(evidence.alpha)}</dd></div>
<div><dt>holdfast</dt><dd>${run!.holdfast}</dd></div>
</dl>`,
    evidence.relations.map((relation) => relationEvidence(relation)),
    html`<p class="quiet">Evidence SHA-256 <code class="hash">${entry.evidenceHash}</code></p>`,
  );
}

function relationEvidence({ relation, verdict, search, sampling, proof }: RelationEvidence): Html {
  return html`<h3 class="relation"><code>${relation}</code></h3>
<p>${badge(verdict.name)} ${capital(verdict.because)}.</p>
${proof && proofHtml(proof)}${
  search &&
  html`<p>Searched by deterministic routes ${search.covered === 'everywhere' ? 'everywhere in the regime' : html`where <code>${search.covered}</code>`}: ${count(search.evaluations)} evaluations${search.routes.length > 0 && html` (${search.routes.join(', ')})`}. Nearest to failing: margin ${numeral(search.worst.margin)} at ${pointHtml(search.worst.at)}, left ${numeral(search.worst.left)}, right ${numeral(search.worst.right)}.${search.refusedByRecheck > 0 && ` ${count(search.refusedByRecheck)} candidates were not confirmed by exact arithmetic.`}</p>\n`
}${
  sampling &&
  table(
    `Sampled points of ${relation}`,
    ['#', 'At', 'Draws', 'Mean', 'Standard error', 'Bound', 'Excess allowed', 'Outcome'],
    sampling.points.map((point, i) => [
      String(i + 1),
      pointHtml(point.at),
      count(point.draws),
      numeral(point.mean),
      numeral(point.standardError),
      numeral(point.bound),
      numeral(point.excess),
      html`${point.outcome} <span class="quiet">(${point.guarantee}, level ${numeral(point.level)})</span>`,
    ]),
  )
}`;
}

/** What the prover says of the relation: how far the proof reaches, and what it goes through. */
function proofHtml({
  outcome,
  because,
  boxes,
  open,
  share,
  covered,
  sources,
  steps,
}: NonNullable<RelationEvidence['proof']>): Html {
  const far = outcome === 'undecided' && html` Proved on ${numeral(100 * share)} % of the domain.`;
  const scope = covered === 'everywhere' ? '' : ` The closed forms hold ${covered}.`;
  return html`<p>Prover: ${outcome}, ${because}; ${counted(boxes, 'box', 'boxes')} looked at, ${count(open)} left open.${far}${scope}</p>
${listed('It goes through', steps)}${listed('Closed forms from', sources)}`;
}

const listed = (title: string, texts: readonly string[]): Content =>
  texts.length > 0 &&
  html`<details><summary>${title} (${texts.length})</summary><ul>${texts.map((text) => html`<li><code>${text}</code></li>`)}</ul></details>\n`;

function controlsPart({ entry, site, base }: Context): Content {
  const { claim, evidence } = entry;
  if (claim.controls.length === 0) return false;
  const checked = new Map(evidence?.controls.map((control) => [control.why, control]));
  const rows = claim.controls.map((control) => {
    const found = checked.get(control.why);
    const relation = found?.relation ?? [control.asserts ?? claim.asserts].flat().join('; ');
    return [
      html`${prose(site, base, claim, control.why)}<br><code>${relation}</code>`,
      pointHtml(control.at),
      found ? html`<span class="digits">${shortDigits(found.left)}</span>` : '',
      found ? html`<span class="digits">${shortDigits(found.right)}</span>` : '',
      found
        ? found.refuted
          ? html`refuted, <span class="quiet">${found.how}</span>`
          : html`<strong>not refuted</strong>: ${found.how}`
        : 'not checked here',
    ];
  });
  return section(
    'controls',
    'Controls',
    html`<p>False variants of the claim. Each must be refuted at its point, or the check would prove nothing.</p>`,
    table('Controls', ['Variant', 'Refuted at', 'Left', 'Right', 'Outcome'], rows),
  );
}

/** At most a dozen digits of a long decimal. */
const shortDigits = (text: string): string => text.replace(/(\.\d{10})\d+/, '$1…');

function mutantsPart({ entry }: Context): Content {
  const mutation = entry.evidence?.mutation;
  if (mutation === undefined) return false;
  return section(
    'mutants',
    'Mutants',
    html`<p>Small changes of the claim: ${mutation.killed} caught, ${mutation.survived} not caught, ${mutation.equivalent} equivalent to it.</p>
<details><summary>All ${mutation.mutants.length} mutants</summary>`,
    table(
      'Mutants',
      ['Change', 'Outcome', 'Because', 'Witness'],
      mutation.mutants.map(({ what, relation, outcome, because, at }) => [
        html`${what}<br><code>${relation}</code>`,
        outcome,
        because,
        at && pointHtml(at),
      ]),
    ),
    html`</details>`,
  );
}

function referencesPart({ entry }: Context): Content {
  if (entry.references.length === 0) return false;
  const why = (position: number | undefined): Content =>
    position === undefined
      ? 'the claim'
      : sentence(entry.claim.controls[position]?.why ?? `control ${position + 1}`);
  return section(
    'references',
    'Reference values',
    html`<p>Values computed independently of this program; its tests hold both sides against them.</p>`,
    table(
      'Reference values',
      ['At', 'Left side', 'Right side', 'Of'],
      entry.references.map(({ at, lhs, rhs, lhs_se, rhs_se, control }) => [
        pointHtml(at as Parameters<typeof pointHtml>[0]),
        withError(lhs, lhs_se),
        withError(rhs, rhs_se),
        why(control),
      ]),
    ),
  );
}

const withError = (value: number, error = 0): Html =>
  error > 0 ? html`${numeral(value)} ± ${numeral(error)}` : numeral(value);

function reproduce({ entry, site }: Context): Html {
  const { claim, evidence } = entry;
  return section(
    'reproduce',
    'Reproduce',
    html`<p>${evidence ? 'This command gives the evidence of this page again:' : 'This command verifies the claim:'}</p>
<pre><code>${verifyCommand(site, claim.id, evidence)}</code></pre>`,
  );
}

function verifyCommand(site: Site, id: string, evidence: ClaimEvidence | undefined): string {
  const { run } = site;
  const mutants = evidence?.mutation === undefined ? '' : ' --mutants';
  const options =
    evidence && run ? ` --budget ${run.budget} --seed ${run.seed} --alpha ${evidence.alpha}${mutants}` : '';
  return `holdfast verify ${id}${site.claimsOption}${options} --json evidence.json`;
}

function cite({ entry, site }: Context): Html {
  return section(
    'cite',
    'Cite',
    html`<pre class="bibtex"><code>${claimBibtex(entry.claim, site.version, entry.evidenceHash)}

${paperBibtex(entry.claim.source.paper)}</code></pre>`,
  );
}

function neighbours({ entry, site, base }: Context): Html {
  const siblings = claimsOf(site, entry.claim.source.paper.key);
  const at = siblings.indexOf(entry);
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  const related = [...new Set([...entry.mentions, ...entry.mentionedBy])];
  return html`${
    related.length > 0 &&
    section(
      'related',
      'Related claims',
      html`<ul>${related.map((id) => html`<li>${badge(standingOf(site.byId.get(id)!))} ${claimLink(base, id)}: ${sentence(site.byId.get(id)!.claim.title)}</li>\n`)}</ul>`,
    )
  }<nav class="turn" aria-label="Neighbouring claims">${before && html`<a rel="prev" href="${base}${claimPath(before.claim.id)}">← ${sentence(before.claim.title)}</a>`}${after && html`<a rel="next" href="${base}${claimPath(after.claim.id)}">${sentence(after.claim.title)} →</a>`}</nav>`;
}
