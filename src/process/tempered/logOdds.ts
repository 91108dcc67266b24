/**
 * The mean-field loop that samples itself at temperature T, in logarithms of the frequencies relative to
 * the largest: `odds[i]` = log(p_i/p_max) <= 0, -Infinity for a token that does not occur. Ratios keep all
 * their digits, near ties and far from them, where differences of frequencies would lose them.
 */
export type LogOdds = Float64Array;

/** The log odds of a law; an entry close to the largest is compared with it by their exact difference. */
export function logOddsOf(law: readonly number[]): LogOdds {
  const largest = Math.max(...law);
  return Float64Array.from(law, (mass) =>
    mass > largest / 2 ? Math.log1p((mass - largest) / largest) : Math.log(mass / largest),
  );
}

/** One round: the fraction `replaced` of the data is drawn anew from the present data at temperature 1/b. */
export function temperRound(odds: LogOdds, b: number, replaced: number): void {
  let [plain, tempered] = [0, 0];
  for (const y of odds) {
    plain += Math.exp(y);
    tempered += Math.exp(b * y);
  }
  // The share of the drawn data among all data of the leading token.
  const drawn = (replaced * plain) / tempered;
  const [old, fresh] = [(1 - replaced) / (1 - replaced + drawn), drawn / (1 - replaced + drawn)];
  for (let i = 0; i < odds.length; i++) {
    const y = odds[i]!;
    if (y !== 0 && y !== -Infinity) odds[i] = mixedOdds(y, b, old, fresh);
  }
}

/** The log odds y of a token against the leader after a round, of whose data the shares `old` and `fresh` are kept and drawn. */
export function mixedOdds(y: number, b: number, old: number, fresh: number): number {
  return old === 0 ? b * y : y + logMix(old, fresh, (b - 1) * y);
}

/** log(old + fresh exp(x)) for old + fresh = 1, old > 0. */
function logMix(old: number, fresh: number, x: number): number {
  if (x > 1) return x + Math.log(fresh + old * Math.exp(-x));
  return x < -1 ? Math.log(old + fresh * Math.exp(x)) : Math.log1p(fresh * Math.expm1(x));
}

/** The frequencies of log odds. */
export function frequenciesOf(odds: LogOdds): Float64Array {
  const ratios = odds.map(Math.exp);
  const total = ratios.reduce((sum, ratio) => sum + ratio, 0);
  return ratios.map((ratio) => ratio / total);
}
