import pc from 'picocolors';
import { type Claim, type Control, compileClaim, type Lemma } from '../../claim/index.js';
import { latexRelation } from '../../expression/index.js';
import type { Quantity, Route } from '../../process/index.js';
import type { Parameter } from '../../regime/index.js';
import { FIDELITY } from '../../report/index.js';
import { loadClaims } from '../loadClaims.js';
import { selectOne } from '../select.js';

export interface ExplainOptions {
  readonly json?: boolean;
  readonly claims?: readonly string[];
}

/** Prints one claim in full. */
export async function explain(id: string, options: ExplainOptions): Promise<number> {
  const claim = selectOne(await loadClaims(options.claims), id);
  const formulas = compileClaim(claim).relations.map(latexRelation);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ format: 1, ...claim, formulas }, null, 2)}\n`
      : `${describe(claim).join('\n')}\n`,
  );
  return 0;
}

function describe(claim: Claim): readonly string[] {
  const { paper, where, fidelity } = claim.source;
  return [
    pc.bold(claim.title),
    `${claim.id} · ${claim.kind} · expected ${claim.expected === 'holds' ? 'to hold' : 'to be refuted'}`,
    '',
    `${pc.bold('Source')}    ${paper.authors}, ${paper.title} (${paper.year})${paper.arxiv ? `, arXiv ${paper.arxiv}` : ''}`,
    `          ${where}; fidelity: ${fidelity} (${FIDELITY[fidelity]})`,
    ...section('Asserts', claim.asserts),
    ...section(
      'Where',
      Object.entries(claim.where).map(([name, value]) => `${name} = ${value}`),
    ),
    ...section('Argument', (claim.argument ?? []).map(stepText)),
    ...section(
      'Regime',
      Object.entries(claim.regime.parameters).map(([name, parameter]) => `${name}: ${domainText(parameter)}`),
    ),
    ...section('Assuming', claim.regime.assumptions),
    ...Object.entries(claim.measures).flatMap(([name, quantity]) => quantityLines(name, quantity)),
    ...section('Finding', claim.finding === undefined ? [] : [claim.finding]),
    ...section('Controls', claim.controls.map(controlText)),
    ...section('Notes', claim.notes === undefined ? [] : [claim.notes]),
  ];
}

function stepText(step: string | Lemma): string {
  if (typeof step === 'string') return step;
  const { forAll, given = [], says, at } = step;
  const ranges = Object.entries(forAll).map(([name, [lo, hi]]) => `${name} in ${lo}..${hi}`);
  const values = Object.entries(at).map(([name, value]) => `${name} = ${value}`);
  return `${says} for ${[...ranges, ...given].join(', ')}; at ${values.join(', ')}`;
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', pc.bold(title), ...lines.map((line) => `  ${line}`)];

const quantityLines = (name: string, { meaning, support, routes }: Quantity): readonly string[] =>
  section(`Quantity ${name}`, [
    `${meaning} (${typeof support === 'string' ? support : `in [${support.join(', ')}]`})`,
    ...routes.map(routeText),
  ]);

function routeText(route: Route): string {
  const where = route.when === undefined ? '' : `, where ${route.when}`;
  if (route.kind === 'closed') return `closed${where}: ${route.expression}`;
  if (route.kind === 'exact') return `exact${where} (relative error ${route.error}): ${route.name}`;
  return `sampled, ${route.sampler}${where}: ${route.name}`;
}

function controlText({ why, asserts, assumptions, measures, at }: Control): string {
  const change = [
    asserts && `asserts ${[asserts].flat().join('; ')}`,
    assumptions &&
      (assumptions.length === 0 ? 'drops every assumption' : `assumes only ${assumptions.join(', ')}`),
    measures && `measures another ${Object.keys(measures).join(', ')}`,
  ].filter(Boolean);
  return `${why}: ${change.join('; ')}; at ${JSON.stringify(at)}`;
}

/** A parameter's domain as people write it. */
export function domainText(parameter: Parameter): string {
  const meaning = parameter.meaning === '' ? '' : `  (${parameter.meaning})`;
  switch (parameter.type) {
    case 'choice':
      return `choice ${parameter.values.join(' ')}${meaning}`;
    case 'simplex':
      return `simplex ${parameter.size.join('..')}${meaning}`;
    case 'vector':
      return `vector ${parameter.size.join('..')} of ${parameter.min}..${parameter.max} ${parameter.scale}${meaning}`;
    default:
      return `${parameter.type} ${parameter.min}..${parameter.max} ${parameter.scale}${meaning}`;
  }
}
