import type { Finding, GuardReport, SeriesEntry } from '../guard/index.js';
import { type Complaint, complaints } from './complaints.js';

/** GitHub shows ten errors and ten warnings of a step. */
const MOST = 10;

/** A run of the guard as workflow commands, which GitHub shows beside the code. */
export function githubAnnotations(report: GuardReport, where: string): string {
  const all = complaints(report);
  const lines = [
    ...all
      .filter(({ asExpected }) => !asExpected)
      .slice(0, MOST)
      .map((one) => command('error', one, where)),
    ...all
      .filter(({ asExpected, outcome }) => asExpected && outcome === 'undecided')
      .slice(0, MOST)
      .map((one) => command('notice', one, where)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function command(kind: 'error' | 'notice', one: Complaint, where: string): string {
  const { rule, message, file = where, line, name } = one;
  return `::${kind} file=${property(file)},line=${line},title=${property(`holdfast: ${rule}`)}::${data(`${name}: ${message}`)}`;
}

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** Largest summary of a step, with some room below GitHub's 1 MiB. */
const LARGEST = 900_000;

/** A run of the guard as Markdown for the job summary, with a drawing of the data against the bound for each alarm. */
export function githubSummary(report: GuardReport): string {
  const all = complaints(report);
  const wrong = all.filter(({ asExpected }) => !asExpected);
  const parts = [
    `## holdfast: ${wrong.length === 0 ? 'nothing speaks against what is expected' : `${wrong.length} not as expected`}`,
    '',
    '| | claim | results | what was found |',
    '|---|---|---|---|',
    ...all.slice(0, 200).map(row),
    '',
    `False-alarm level of the whole run: ${report.alpha}.`,
    '',
    '',
  ];
  const drawings = all.flatMap(({ finding, rule, name }) =>
    finding === undefined || finding.series.length < 2
      ? []
      : [
          `<details open><summary>${escapeHtml(rule)}: ${escapeHtml(name)}</summary>\n\n${drawing(finding)}\n\n</details>\n`,
        ],
  );
  let text = parts.join('\n');
  for (const one of drawings) if (text.length + one.length < LARGEST) text += one;
  return text;
}

const MARK = { alarm: '❌', fault: '⚠️', undecided: '❔', supported: '✅' } as const;

const row = ({ outcome, rule, name, message }: Complaint): string =>
  `| ${MARK[outcome]} ${outcome} | ${cell(rule)} | ${cell(name)} | ${cell(message)} |`;

const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const cell = (text: string): string =>
  escapeHtml(text.slice(0, 600))
    .replace(/[\\|*_`~[\]]/g, '\\$&')
    .replace(/\s+/g, ' ');

/** Data against bound as a Mermaid chart, which GitHub draws. */
function drawing({ series, quantity }: Finding): string {
  const shown = thinned(series.filter(({ mean, bound }) => Number.isFinite(mean) && Number.isFinite(bound)));
  const values = shown.flatMap(({ mean, bound }) => [mean, bound]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isLog = least > 0 && most / least > 30;
  const scale = (value: number): string => String(Number((isLog ? Math.log10(value) : value).toPrecision(4)));
  return [
    '```mermaid',
    'xychart-beta',
    `  title "${isLog ? 'log10 of ' : ''}${quantity.replace(/[^\w ]/g, ' ')}: data (first line) against the bound (second)"`,
    `  x-axis [${shown.map(({ at }, i) => at ?? i).join(', ')}]`,
    `  line [${shown.map(({ mean }) => scale(mean)).join(', ')}]`,
    `  line [${shown.map(({ bound }) => scale(bound)).join(', ')}]`,
    '```',
  ].join('\n');
}

function thinned(series: readonly SeriesEntry[]): readonly SeriesEntry[] {
  const most = 24;
  if (series.length <= most) return series;
  return Array.from({ length: most }, (_, i) => series[Math.round((i * (series.length - 1)) / (most - 1))]!);
}
