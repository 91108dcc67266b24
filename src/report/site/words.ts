import type { Claim, Fidelity, Kind, Paper } from '../../claim/index.js';
import type { Parameter, Point, Value } from '../../regime/index.js';
import type { Guarantee, VerdictName } from '../../verify/index.js';
import { type Html, html } from './html.js';
import { claimPath, type Entry, NAME, named, type Site } from './model.js';
import { numeral, numeralText, sentence } from './typography.js';

/** What each degree of fidelity means. */
export const FIDELITY: Readonly<Record<Fidelity, string>> = {
  text: 'the theorem was read in the paper',
  restated: 'the theorem was read in others’ words',
  abstract: 'only the abstract states it',
  derived: 'derived here; not printed in the paper as far as known',
};

export const KIND: Readonly<Record<Kind, string>> = {
  identity: 'identity',
  inequality: 'inequality',
  rate: 'rate',
  limit: 'limit',
  threshold: 'threshold',
  impossibility: 'impossibility',
};

/** What each verdict says, in one sentence. */
export const VERDICT: Readonly<Record<VerdictName | 'unverified', string>> = {
  proved: 'Proved on the whole regime, by enclosures with outward rounding or by exact algebra.',
  exact: 'It held at every point tried, with both sides computed without sampling error.',
  supported: 'Sampled without refutation, and the upper confidence limit is within the stated tolerance.',
  undecided: 'Neither refuted nor earned: the evidence does not reach either way.',
  refuted: 'A point at which it fails was found and re-checked.',
  unverified: 'Not verified here: this page was built without evidence for the claim.',
};

/** How far a guarantee reaches. */
export const GUARANTEE: Readonly<Record<Guarantee, string>> = {
  rigorous: 'rests on arithmetic alone',
  'finite-sample': 'rests on a test that is valid at any sample size',
  asymptotic: 'rests on a limit theorem',
  none: 'nothing is guaranteed',
};

export type Standing = VerdictName | 'unverified';

export const standingOf = ({ evidence }: Entry): Standing => evidence?.verdict ?? 'unverified';

/** The verdict as a label that reads without colour. */
export const badge = (standing: Standing): Html =>
  html`<span class="badge badge-${standing}">${standing === 'unverified' ? 'not verified here' : standing}</span>`;

/** A statement in words, with links to the claims that it names. */
export function prose(site: Site, base: string, about: Claim, text: string): Html {
  const pieces: Html[] = [];
  let from = 0;
  for (const match of text.matchAll(NAME)) {
    const id = named(match[0], about.id, site.byId);
    if (id === undefined) continue;
    pieces.push(html`${sentence(text.slice(from, match.index))}${claimLink(base, id, match[0])}`);
    from = match.index + match[0].length;
  }
  return html`${pieces}${sentence(text.slice(from))}`;
}

/** A link to a claim's page that shows its id (or part of it). */
export const claimLink = (base: string, id: string, shown = id): Html =>
  html`<a class="id" href="${base}${claimPath(id)}">${shown}</a>`;

/** A parameter's domain as people write it. */
export function domainText(parameter: Parameter): string {
  switch (parameter.type) {
    case 'choice':
      return parameter.values.join(', ');
    case 'simplex':
      return `${sizes(parameter.size)} nonnegative numbers that sum to 1`;
    case 'vector':
      return `${sizes(parameter.size)} numbers in ${numeralText(parameter.min)} … ${numeralText(parameter.max)}`;
    default:
      return `${numeralText(parameter.min)} … ${numeralText(parameter.max)}`;
  }
}

const sizes = ([low, high]: readonly [number, number]): string =>
  low === high ? `${low}` : `${low} to ${high}`;

export const scaleText = (parameter: Parameter): string =>
  'scale' in parameter ? `${parameter.type}, ${parameter.scale}` : parameter.type;

/** A point: its coordinates with their values. */
export function pointHtml(point: Point): Html {
  const entries = Object.entries(point);
  return html`<span class="point">${entries.map(([name, value], i) => html`${i > 0 && ' '}<span class="${Array.isArray(value) ? 'vector' : 'coordinate'}"><var>${name}</var> = ${valueHtml(value)}${i < entries.length - 1 && ','}</span>`)}</span>`;
}

export function pointText(point: Point): string {
  return Object.entries(point)
    .map(([name, value]) => `${name} = ${valueText(value)}`)
    .join(', ');
}

const valueText = (value: Value): string =>
  typeof value === 'number'
    ? numeralText(value)
    : typeof value === 'string'
      ? value
      : `(${value.map(numeralText).join(', ')})`;

const valueHtml = (value: Value): Html =>
  typeof value === 'number' ? numeral(value) : html`${valueText(value)}`;

/** Authors, title (as given), year, venue and arXiv number of a paper, as far as they are known. */
export function citation({ authors, year, venue, arxiv }: Paper, title?: Html): Html {
  const named = authors !== '' && html`${authors}${title === undefined ? '' : ', '}`;
  return html`${named}${title}${year > 0 && ` (${year})`}${venue && `, ${venue}`}${arxiv && html` · <a href="https://arxiv.org/abs/${arxiv}" rel="external">arXiv:${arxiv}</a>`}`;
}
