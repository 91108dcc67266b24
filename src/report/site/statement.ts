import type { CompiledClaim, Lemma } from '../../claim/index.js';
import { latex, latexName, latexRelation, parse } from '../../expression/index.js';
import { type Html, html } from './html.js';
import type { Mathematician } from './math.js';

/** The relations of a claim as displayed formulas. */
export const relationsHtml = ({ relations }: CompiledClaim, math: Mathematician): Html =>
  html`${relations.map((relation) => displayed(math(latexRelation(relation), true)))}`;

/** The definitions that the relations use, as formulas. */
export function definitionsHtml({ definitions }: CompiledClaim, math: Mathematician): Html {
  if (definitions.length === 0) return html``;
  return html`<p class="where">where</p>${definitions.map(([name, value]) =>
    displayed(math(`${latexName(name)} = ${latex(value)}`, true)),
  )}`;
}

/** The steps of the argument as formulas, each lemma of its own with its ranges and where it is used. */
export function argumentHtml({ claim, argument }: CompiledClaim, math: Mathematician): Html {
  const steps = argument.map(({ relation, general }, at) => {
    if (general === undefined) return html`<li>${displayed(math(latexRelation(relation), true))}</li>`;
    const { forAll, given = [] } = claim.argument![at] as Lemma;
    const ranges = Object.entries(forAll).map(([name, [lo, hi]]) => `${lo} <= ${name} <= ${hi}`);
    const values = Object.entries(general.at).map(([name, value]) => `${latexName(name)} = ${latex(value)}`);
    return html`<li>${displayed(math(latexRelation(general.relation), true))}<p>for <code>${[...ranges, ...given].join(', ')}</code>, used at</p>${values.map((value) => displayed(math(value, true)))}</li>`;
  });
  return html`<ol class="argument">${steps}</ol>`;
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
    return inlineBox(math(latex(parse(text, scope, 'a text of the claim'))));
  } catch {
    return html`<code>${text}</code>`;
  }
}

/** A formula on lines of its own, which scrolls by itself where the page is narrower. */
const displayed = (formula: Html): Html =>
  html`<div class="formula scroll" tabindex="0" role="group" aria-label="Formula">${formula}</div>\n`;

/** A formula in a line of text; likewise. */
const inlineBox = (formula: Html): Html =>
  html`<span class="scroll inline" tabindex="0" role="group" aria-label="Formula">${formula}</span>`;
