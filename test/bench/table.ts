import type { Row } from './row.js';

/** The rows as lines of text: ratio, quartiles, goal and what was measured. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [row.name, ratioText(row), spread(row), goal(row), row.note]);
  const head = ['what', 'ratio', 'quartiles', 'goal', 'measured'];
  const widths = head.map((title, place) =>
    Math.max(...[head, ...cells].map((line) => line[place]!.length), title.length),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, place) => (place === 1 ? text.padStart(widths[place]!) : text.padEnd(widths[place]!)))
      .join('  ')
      .trimEnd();
  const groups = [...new Set(rows.map(({ group }) => group))];
  return groups
    .flatMap((group) => [
      '',
      group,
      line(head),
      ...cells.filter((_, place) => rows[place]!.group === group).map(line),
    ])
    .join('\n');
}

const number = (value: number): string => (value < 100 ? value.toFixed(2) : value.toFixed(0));

function ratioText({ ratio, isAtLeast }: Row): string {
  if (ratio === undefined) return '-';
  return `${isAtLeast ? '>= ' : ''}${number(ratio.median)}x`;
}

const spread = ({ ratio }: Row): string =>
  ratio === undefined ? '' : `${number(ratio.low)} to ${number(ratio.high)}`;

function goal({ goal: aim, ratio, better }: Row): string {
  if (aim === undefined) return '';
  const text = `${better === 'lower' ? '<=' : '>='} ${aim}x`;
  if (ratio === undefined) return text;
  const isMet = better === 'lower' ? ratio.median <= aim : ratio.median >= aim;
  return `${text} ${isMet ? 'met' : 'missed'}`;
}
