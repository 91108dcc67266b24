import type { CompiledClaim } from '../../claim/index.js';
import { latex, latexName, latexRelation, parse } from '../../expression/index.js';
import { type Html, html } from './html.js';
import type { Mathematician } from './math.js';

/** The relations of a claim as displayed formulas. */
export const relationsHtml = ({ relations }: CompiledClaim, math: Mathematician): Html =>
  html`${relations.map((relation) => html`<div class="formula scroll" tabindex="0" role="region" aria-label="Formula">${math(latexRelation(relation), true)}</div>\n`)}`;

/** The definitions that the relations use, as formulas. */
export function definitionsHtml({ definitions }: CompiledClaim, math: Mathematician): Html {
  if (definitions.length === 0) return html``;
  return html`<p class="where">where</p>${definitions.map(
    ([name, value]) =>
      html`<div class="formula scroll" tabindex="0" role="region" aria-label="Formula">${math(`${latexName(name)} = ${latex(value)}`, true)}</div>\n`,
  )}`;
}

/** The assumptions as formulas. */
export function assumptionsHtml(compiled: CompiledClaim, math: Mathematician): Html {
  const { assumptions } = compiled.claim.regime;
  if (assumptions.length === 0) return html`<p>No assumption beyond the domains.</p>`;
  return html`<ul class="assumptions">${assumptions.map((text) => html`<li>${expressionHtml(compiled, text, math)}</li>`)}</ul>`;
}

/** A text of the claim's language as a formula; as code when it does not parse by itself. */
export function expressionHtml({ scope }: CompiledClaim, text: string, math: Mathematician): Html {
  try {
    return math(latex(parse(text, scope, 'a text of the claim')));
  } catch {
    return html`<code>${text}</code>`;
  }
}
