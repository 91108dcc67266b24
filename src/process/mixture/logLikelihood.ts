import { decimalReading, parse } from '../../expression/index.js';

/** One component: its log density at the sample and its weight, of which a share or the rest of that share may be taken. */
export interface Component {
  readonly logDensity: number;
  readonly weight: number;
  /** The weight counts times this. */
  readonly share?: number;
  /** The weight counts times one minus this. */
  readonly rest?: number;
}

/** Below this, relative to the largest term, the logarithm and the largest term have cancelled too many digits. */
const CANCELLED = 1e-4;

/**
 * log of the sum of weight exp(logDensity) over the components: a shifted log-sum-exp, and 20 digits where its
 * two terms cancel. Relative error at most 1e-11; weights of 0 are allowed, not all of them.
 */
export function logLikelihood(components: readonly Component[]): number {
  const present = components.filter(({ weight }) => weight > 0);
  const largest = Math.max(...present.map(({ logDensity }) => logDensity));
  let total = 0;
  for (const { weight, share = 1, rest = 0, logDensity } of present) {
    total += weight * share * (1 - rest) * Math.exp(logDensity - largest);
  }
  const value = largest + Math.log(total);
  return Math.abs(value) > CANCELLED * (1 + Math.abs(largest)) ? value : preciseLogLikelihood(present);
}

const PRECISE = parse('log(sum(weight[k]*share[k]*(1-rest[k])*exp(density[k]), k, 1, size(weight)))', {
  weight: 'vector',
  share: 'vector',
  rest: 'vector',
  density: 'vector',
});

function preciseLogLikelihood(components: readonly Component[]): number {
  const at = {
    weight: components.map(({ weight }) => weight),
    share: components.map(({ share }) => share ?? 1),
    rest: components.map(({ rest }) => rest ?? 0),
    density: components.map(({ logDensity }) => logDensity),
  };
  // No precision tells 0 from the logarithm of a sum that is exactly 1.
  return decimalReading(PRECISE, at, 20)?.value.toNumber() ?? 0;
}
