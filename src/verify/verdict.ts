/** From strongest to weakest; `refuted` stands apart. */
export type VerdictName = 'proved' | 'exact' | 'supported' | 'undecided' | 'refuted';

/** What the verdict rests on: arithmetic alone, a test valid at any sample size, or a limit theorem. */
export type Guarantee = 'rigorous' | 'finite-sample' | 'asymptotic' | 'none';

declare const earned: unique symbol;

/**
 * What a checker found out about a claim. The brand cannot be written down elsewhere: only the
 * functions of this file make verdicts, and each asks for the evidence that earns it.
 */
export interface Verdict {
  readonly name: VerdictName;
  readonly guarantee: Guarantee;
  readonly because: string;
  readonly [earned]: true;
}

const verdict = (name: VerdictName, guarantee: Guarantee, because: string): Verdict =>
  ({ name, guarantee, because }) as Verdict;

/** Every box of the regime was enclosed: needs the count of boxes and no rest. */
export function proved(paving: { readonly boxes: number; readonly open: number }): Verdict {
  if (paving.open > 0 || paving.boxes < 1) return undecided(`${paving.open} boxes are still open`);
  return verdict('proved', 'rigorous', `enclosed on ${paving.boxes} boxes that cover the regime`);
}

/** No violation at any point tried, both sides computed without sampling error. */
export function exact(search: { readonly points: number; readonly violations: number }): Verdict {
  if (search.points < 1) return undecided('no point of the regime was tried');
  if (search.violations > 0) throw new Error('a search that found violations earns no verdict of exact');
  return verdict(
    'exact',
    'rigorous',
    `no violation at ${search.points} points computed without sampling error`,
  );
}

/** Sampled without refutation, and the upper confidence limit of the excess is within the tolerance everywhere. */
export function supported(sampling: {
  readonly points: number;
  readonly worstExcess: number;
  readonly tolerance: number;
  readonly guarantee: 'finite-sample' | 'asymptotic';
}): Verdict {
  const { points, worstExcess, tolerance, guarantee } = sampling;
  if (points < 1 || !(worstExcess <= tolerance)) {
    return undecided(
      `the confidence limits allow an excess of ${worstExcess.toPrecision(3)}, more than the tolerance ${tolerance}`,
    );
  }
  return verdict(
    'supported',
    guarantee,
    `sampled at ${points} points, excess at most ${worstExcess.toPrecision(3)} with confidence`,
  );
}

/** Neither earned nor refuted; `because` says what is missing. */
export function undecided(because: string): Verdict {
  return verdict('undecided', 'none', because);
}

/** A witness was found and re-checked: in exact or many-digit arithmetic, or on fresh samples. */
export function refuted(recheck: {
  readonly how: string;
  readonly guarantee: 'rigorous' | 'finite-sample' | 'asymptotic';
}): Verdict {
  return verdict('refuted', recheck.guarantee, `witness re-checked ${recheck.how}`);
}

const RANK: Readonly<Record<VerdictName, number>> = {
  refuted: 0,
  undecided: 1,
  supported: 2,
  exact: 3,
  proved: 4,
};

/** The weakest of several verdicts: what may be said of a claim that needs all of them. */
export function weakest(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0) return undecided('nothing was checked');
  return verdicts.reduce((low, next) => (RANK[next.name] < RANK[low.name] ? next : low));
}
