import pc from 'picocolors';
import {
  counted,
  type Finding,
  type GuardReport,
  type HoldingReport,
  percent,
  type SeriesEntry,
  type SimulatedReport,
} from '../guard/index.js';

/** A run of the guard for a terminal: a paragraph for each arm, what is wrong in full, the budget last. */
export function guardLines(report: GuardReport): readonly string[] {
  return [
    ...report.holdings.flatMap(holdingLines),
    ...report.simulators.flatMap(simulatorLines),
    ...closing(report),
  ];
}

const PAINT = { alarm: pc.red, supported: pc.green, undecided: pc.yellow } as const;

function holdingLines(holding: HoldingReport): readonly string[] {
  const { name, claim, outcome, expect, asExpected, used, trajectories, findings } = holding;
  const mark = asExpected ? (outcome === 'undecided' ? pc.yellow('?') : pc.green('✓')) : pc.red('✗');
  const expected = expect === 'alarm' ? ` (an alarm is expected of this arm)` : '';
  return [
    `${mark} ${PAINT[outcome](outcome.padEnd(9))} ${claim === 'shape' ? `shape: ${holding.title}` : claim}${expected}`,
    pc.dim(
      `    ${name}: ${counted(used, 'row')}, ${counted(trajectories, 'run')}, ${counted(findings.length, 'test')}`,
    ),
    ...holding.trouble.map((sentence) => `    ${pc.yellow('note')} ${sentence}`),
    ...holding.unused.map((sentence) => pc.dim(`    not held: ${sentence}`)),
    ...shownFindings(findings).flatMap(findingLines),
    ...(findings.length > MOST ? [pc.dim(`    ... ${findings.length - MOST} more; --json has all`)] : []),
    '',
  ];
}

const MOST = 12;

/** Alarms first, the strongest on top. */
function shownFindings(findings: readonly Finding[]): readonly Finding[] {
  const rank = { alarm: 0, undecided: 1, supported: 2 };
  return findings.toSorted((a, b) => rank[a.outcome] - rank[b.outcome] || b.log10E - a.log10E).slice(0, MOST);
}

function findingLines(finding: Finding): readonly string[] {
  const { outcome, relation, point, reason, guarantee } = finding;
  const values = Object.entries(point)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join(', ');
  return [
    `    ${PAINT[outcome](outcome)}: ${relation}${values === '' ? '' : pc.dim(`  at ${values}`)}`,
    `      ${reason}${outcome === 'alarm' ? ` [${guarantee}]` : ''}`,
    ...(finding.values > 0 ? [`      ${powerLine(finding)}`] : []),
    ...(outcome === 'alarm' ? alarmLines(finding) : []),
    ...(finding.hint !== undefined ? [`      ${finding.hint}`] : []),
    ...(finding.needed !== undefined ? [`      about ${finding.needed} replicates would settle it`] : []),
  ];
}

function powerLine({ relation, ratio, halfWidth, unit, replicates, caught, values }: Finding): string {
  const what =
    relation !== undefined && Number.isNaN(halfWidth) && Number.isNaN(caught)
      ? 'last third of a run over its first value'
      : unit === 'step'
        ? 'each step over its bound'
        : 'mean over bound';
  const width = Number.isFinite(halfWidth) ? ` ± ${number(halfWidth)}` : '';
  const power = Number.isFinite(caught) ? `; errors from about ${percent(caught)} would be found` : '';
  return `${what}: ${number(ratio)}${width} (${counted(values, 'value')}, ${counted(replicates, 'replicate')})${power}`;
}

function alarmLines({ diagnosis, worst, series }: Finding): readonly string[] {
  return [
    ...(worst === undefined
      ? []
      : [
          `      ${worst.at === undefined ? 'all rows' : `at ${worst.at}`}: mean ${number(worst.mean)}${Number.isFinite(worst.standardError) ? ` ± ${number(worst.standardError)}` : ''} against ${number(worst.bound)}`,
        ]),
    ...(series.length > 2 ? chart(series).map((line) => `      ${line}`) : []),
    diagnosis === undefined
      ? '      diagnosis: none of the usual mistakes explains it'
      : `      ${pc.bold('diagnosis')}: ${diagnosis.what}`,
  ];
}

const number = (value: number): string => String(Number(value.toPrecision(4)));

const [WIDTH, HEIGHT] = [56, 8];

/** The data (o) against the bound (-) along the generations, as rows of text; x where they coincide. */
export function chart(series: readonly SeriesEntry[]): readonly string[] {
  const values = series.flatMap(({ mean, bound }) => [mean, bound]).filter(Number.isFinite);
  const positive = values.every((value) => value > 0);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isLog = positive && most / least > 30;
  const scale = (value: number): number => (isLog ? Math.log(value) : value);
  const [low, high] = [scale(least), scale(most)];
  const row = (value: number): number =>
    high === low ? 0 : Math.round(((scale(value) - low) / (high - low)) * (HEIGHT - 1));
  const grid = Array.from({ length: HEIGHT }, () => new Array<string>(WIDTH).fill(' '));
  series.forEach(({ mean, bound }, i) => {
    const column = Math.round((i / Math.max(1, series.length - 1)) * (WIDTH - 1));
    if (Number.isFinite(bound)) grid[row(bound)]![column] = '-';
    if (Number.isFinite(mean)) grid[row(mean)]![column] = grid[row(mean)]![column] === '-' ? 'x' : 'o';
  });
  const label = (at: number): string =>
    (at === HEIGHT - 1 ? number(most) : at === 0 ? number(least) : '').padStart(9);
  const ends = [series[0]!.at, series.at(-1)!.at].map((at) => String(at ?? ''));
  return [
    ...grid.map((cells, at) => `${label(at)} |${cells.join('').trimEnd()}`).reverse(),
    `${' '.repeat(10)}+${'-'.repeat(WIDTH)}`,
    `${' '.repeat(11)}${ends[0]}${ends[1]!.padStart(WIDTH - ends[0]!.length)}   o data, - bound${isLog ? ', logarithmic' : ''}`,
  ];
}

/** A simulator: what was tried, the witness with the command that replays it, and what went wrong. */
function simulatorLines(run: SimulatedReport): readonly string[] {
  const { outcome, claim, name, command, points, values, witness, faults, asExpected, quantity } = run;
  const mark = asExpected ? (outcome === 'undecided' ? pc.yellow('?') : pc.green('✓')) : pc.red('✗');
  return [
    `${mark} ${PAINT[outcome](outcome.padEnd(9))} ${claim}`,
    pc.dim(
      `    ${name}: ${counted(points.length, 'configuration')}, ${counted(values, 'value')} of ${quantity}`,
    ),
    ...faults.map((sentence) => `    ${pc.red('fault')} ${sentence}`),
    ...(witness === undefined
      ? []
      : [
          `    simplest configuration at which it fails: ${JSON.stringify(witness.point)}`,
          ...findingLines(witness.finding),
          `      replay: holdfast guard --run '${command}' --claim ${claim} --at '${JSON.stringify(witness.point)}' --seed ${witness.seed} --replicates ${witness.replicates}`,
        ]),
    '',
  ];
}

function closing(report: GuardReport): readonly string[] {
  const { alpha } = report;
  const holdings = [...report.holdings, ...report.simulators];
  const count = (outcome: string): number => holdings.filter((one) => one.outcome === outcome).length;
  const wrong = holdings.filter(({ asExpected }) => !asExpected).length;
  return [
    `${holdings.length} held: ${count('supported')} supported, ${count('undecided')} undecided, ${count('alarm')} alarm`,
    `false-alarm level of the whole run: ${alpha}`,
    wrong === 0
      ? pc.green('nothing speaks against what is expected')
      : pc.red(`${wrong} of ${holdings.length} not as expected`),
  ];
}
