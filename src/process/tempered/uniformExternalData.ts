import type { Point } from '../../regime/index.js';
import { type Binding, readInteger, readReal } from '../binding.js';
import { minimise } from '../numeric/minimise.js';
import type { Quantity } from '../quantity.js';

/** What plays which role where the external data are uniform. */
export interface UniformExternalRoles {
  /** Vocabulary size. Default `k`. */
  readonly tokens: Binding;
  /** Default `T`. */
  readonly temperature: Binding;
  /** Default `gam`. */
  readonly replaced: Binding;
  /** Default `a`. */
  readonly share: Binding;
}

const ROUNDS = 20_000;
const FIRST = 0.97;

/** The cold loop with uniform external data: how far from uniform it ends, and the external fraction that makes it forget its start. */
export function uniformExternalData(given: Partial<UniformExternalRoles> = {}): {
  /** max_i |p_i - 1/k| after 20,000 rounds from p_0 = (0.97, the rest equal); absolute error 1e-13. */
  readonly deviation: Quantity;
  /** 1 - inf over w > 1 of (w-1)(w^(1/T)+k-1)/((w^(1/T)-1)(w+k-1)): above it uniform is the only fixed point. */
  readonly threshold: Quantity;
} {
  const roles: UniformExternalRoles = {
    tokens: 'k',
    temperature: 'T',
    replaced: 'gam',
    share: 'a',
    ...given,
  };
  const read = (point: Point) => ({
    k: readInteger(point, roles.tokens, { min: 2 }),
    b: 1 / readReal(point, roles.temperature, { min: Number.MIN_VALUE }),
  });
  return {
    deviation: {
      meaning: `largest distance of a frequency from uniform after ${ROUNDS} rounds with uniform external data`,
      support: ['0', '1'],
      routes: [
        {
          kind: 'exact',
          name: 'the loop itself on the first of two values of frequency, up to the last round or to a fixed point',
          compute: (point) => {
            const { k, b } = read(point);
            const replaced = readReal(point, roles.replaced, { min: 0, max: 1 });
            return deviationFromUniform(k, b, replaced, readReal(point, roles.share, { min: 0, max: 1 }));
          },
          error: 1e-11,
          cost: () => 4e4,
        },
      ],
    },
    threshold: {
      meaning: 'external fraction above which the uniform law is the only fixed point',
      support: ['0', '1'],
      routes: [
        {
          kind: 'exact',
          name: 'least value over fixed points of the fraction that is not external, by a grid and a polish',
          compute: (point) => 1 - leastOwnShare(read(point).k, read(point).b),
          error: 1e-11,
          cost: () => 2e4,
        },
      ],
    },
  };
}

/** The other tokens stay equal to each other, so that the first frequency says all. */
function deviationFromUniform(k: number, b: number, replaced: number, share: number): number {
  let x = FIRST;
  for (let s = 0; s < ROUNDS; s++) {
    const sampled = 1 / (1 + (k - 1) * Math.exp(b * Math.log((1 - x) / ((k - 1) * x))));
    const next = (1 - replaced) * x + replaced * ((1 - share) * sampled + share / k);
    if (next === x) break;
    x = next;
  }
  return Math.abs(x - 1 / k);
}

/** inf over w > 1 of the own share at which one token w times as frequent as each other is a fixed point; 1/b at w = 1. */
function leastOwnShare(k: number, b: number): number {
  const ownShare = (u: number): number => {
    const [w, power] = [Math.expm1(u), Math.expm1(b * u)];
    return (w / power) * ((power + k) / (w + k));
  };
  const top = 14 * Math.log(k) + 5;
  const step = top / 200;
  let best = step;
  for (let j = 1; j <= 200; j++) if (ownShare(j * step) < ownShare(best)) best = j * step;
  return Math.min(1 / b, minimise(ownShare, Math.max(1e-4, best - step), best + step).value);
}
