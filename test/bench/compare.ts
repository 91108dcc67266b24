import type { Row, Run } from './row.js';
import type { Summary } from './summary.js';

export interface Comparison {
  readonly lines: readonly string[];
  /** Whether a ratio became worse beyond noise, or is no longer measured. */
  readonly isWorse: boolean;
}

/** Two runs of the same code differ by up to 20 % where memory is shared with others, so that this much is no news. */
const alwaysNoise = 0.3;
/** And by so many standard errors of the difference of the medians. */
const deviations = 4;

/** Compares the ratios of two runs with equal settings, row by row. */
export function compare(before: Run, now: Run): Comparison {
  const found = before.rows.map((old) => verdict(old, now.rows.find(sameAs(old))));
  const fresh = now.rows.filter((row) => !before.rows.some(sameAs(row)));
  return {
    lines: [...found.flatMap(({ line }) => line ?? []), ...fresh.map(({ name }) => `new      ${name}`)],
    isWorse: found.some(({ isWorse }) => isWorse),
  };
}

const sameAs =
  ({ group, name }: Row) =>
  (row: Row): boolean =>
    row.group === group && row.name === name;

interface Verdict {
  readonly line?: string;
  readonly isWorse: boolean;
}

/** A peer may be installed on one machine only; any other ratio must not vanish. */
function verdict(old: Row, row: Row | undefined): Verdict {
  if (old.ratio === undefined) return { isWorse: false };
  if (row?.ratio === undefined) {
    const isPeer = old.group === 'peers';
    return { line: `${isPeer ? 'absent ' : 'MISSING'}  ${old.name}`, isWorse: !isPeer };
  }
  const change = Math.log(row.ratio.median / old.ratio.median) * (old.better === 'lower' ? 1 : -1);
  const noise = Math.max(
    Math.log(1 + alwaysNoise),
    deviations * Math.hypot(error(old.ratio), error(row.ratio)),
  );
  if (Math.abs(change) <= noise) return { isWorse: false };
  const change100 = 100 * (Math.exp(noise) - 1);
  const line = `${change > 0 ? 'WORSE  ' : 'better '}  ${old.name}: ${old.ratio.median.toPrecision(3)}x before, ${row.ratio.median.toPrecision(3)}x now (noise ${change100.toFixed(0)} %)`;
  return { line, isWorse: change > 0 };
}

/** Standard error of the logarithm of a median, from the quartiles as if it were normal. */
function error({ low, high, count }: Summary): number {
  return (1.2533 * Math.log(high / low)) / (1.349 * Math.sqrt(count));
}
