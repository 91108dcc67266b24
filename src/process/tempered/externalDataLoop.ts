import type { Point } from '../../regime/index.js';
import { numberAt, sizeAt } from '../_internals/estimates.js';
import { readLaw } from '../_internals/readLaw.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';

/** What plays which role in the tempered loop with external data. */
export interface ExternalDataRoles {
  /** Name of the law of the initial data. Default `p0`. */
  readonly start: string;
  /** Name of the law of the external data. Default `ps`. */
  readonly external: string;
  /** External fraction of each round. Default `a`. */
  readonly share: Binding;
  /** Default `T`. */
  readonly temperature: Binding;
  /** Fraction replaced per round. Default `gam`. */
  readonly replaced: Binding;
  /** Default `t`. */
  readonly rounds: Binding;
  /** Number of the token that is watched, from 1. Default `i`. */
  readonly token: Binding;
}

/**
 * The mean-field loop p <- (1 - g) p + g ((1 - a) S_T(p) + a p*), S_T(p)_i proportional to p_i^(1/T).
 *
 * Source: Marchi et al., "Heat death of generative models in closed-loop learning", 2024 (process
 * reconstructed from the abstract).
 */
export function externalDataLoop(given: Partial<ExternalDataRoles> = {}): {
  /** Frequency of the watched token after the last round. */
  readonly frequency: Quantity;
  /** Smallest frequency after the last round. */
  readonly smallest: Quantity;
} {
  const roles: ExternalDataRoles = {
    start: 'p0',
    external: 'ps',
    share: 'a',
    temperature: 'T',
    replaced: 'gam',
    rounds: 't',
    token: 'i',
    ...given,
  };
  const [i, t] = [roles.token, roles.rounds].map(bindingText);
  const quantity = (meaning: string, seen: (p: Float64Array, point: Point) => number): Quantity => ({
    meaning,
    support: ['0', '1'],
    routes: [
      {
        kind: 'exact',
        name: 'the loop itself, up to the last round or to a fixed point',
        compute: (point) => seen(run(roles, point), point),
        error: 1e-11,
        cost: (point) => 60 * sizeAt(point, roles.start) * Math.min(200, numberAt(point, roles.rounds)),
      },
    ],
  });
  return {
    frequency: quantity(
      `frequency of token ${i} after ${t} rounds with external data`,
      (p, point) => p[readInteger(point, roles.token, { min: 1, max: p.length }) - 1]!,
    ),
    smallest: quantity(`smallest frequency after ${t} rounds with external data`, (p) => Math.min(...p)),
  };
}

function run(roles: ExternalDataRoles, point: Point): Float64Array {
  const p = readLaw(point, roles.start).masses;
  const external = readLaw(point, roles.external).masses;
  if (external.length !== p.length)
    refuse(roles.external, `a law on as many tokens as ${roles.start}`, external.length);
  const share = readReal(point, roles.share, { min: 0, max: 1 });
  const b = 1 / readReal(point, roles.temperature, { min: Number.MIN_VALUE });
  const replaced = readReal(point, roles.replaced, { min: 0, max: 1 });
  const rounds = readInteger(point, roles.rounds, { min: 0 });
  const sampled = new Float64Array(p.length);
  for (let s = 0, moved = true; s < rounds && moved; s++) {
    temper(p, b, sampled);
    moved = false;
    for (let i = 0; i < p.length; i++) {
      const next = (1 - replaced) * p[i]! + replaced * ((1 - share) * sampled[i]! + share * external[i]!);
      moved ||= next !== p[i];
      p[i] = next;
    }
  }
  return p;
}

/** Writes the law with frequencies raised to the power b to `out`. */
function temper(p: Float64Array, b: number, out: Float64Array): void {
  const largest = Math.max(...p);
  let total = 0;
  for (let i = 0; i < p.length; i++) {
    out[i] = Math.exp(b * Math.log(p[i]! / largest));
    total += out[i]!;
  }
  for (let i = 0; i < p.length; i++) out[i]! /= total;
}
