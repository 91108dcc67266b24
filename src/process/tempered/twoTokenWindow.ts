import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { formula } from '../_internals/formula.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { mixedOdds } from './logOdds.js';

/** What plays which role in the speed of the tempered loop on two tokens. */
export interface TwoTokenRoles {
  /** Initial frequency of the leading token. Default `q`. */
  readonly lead: Binding;
  /** Default `T`. */
  readonly temperature: Binding;
  /** Fraction replaced in round `s`. Default `K/(N0+K*s)`: all data are kept, K are added. */
  readonly replaced: Binding;
  /** Round at which the window starts; it ends at twice that. Default `t`. */
  readonly rounds: Binding;
}

/**
 * How much the mean-field loop on two tokens moves towards its limit between rounds t and 2t: the ratio of
 * the losing to the winning frequency at 2t over that at t below temperature 1, and the same for the
 * distance of the leading frequency from 1/2 above. By the loop itself on the logarithm of the odds.
 */
export function twoTokenWindow(given: Partial<TwoTokenRoles> = {}): Quantity {
  const roles: TwoTokenRoles = { lead: 'q', temperature: 'T', replaced: 'K/(N0+K*s)', rounds: 't', ...given };
  const t = bindingText(roles.rounds);
  return {
    meaning: `distance from the limit after 2*${t} rounds over that after ${t} rounds, two tokens`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'the loop itself, in the logarithm of the odds',
        compute: (point) => movedInWindow(roles, point),
        error: 1e-9,
        cost: (point) => 180 * numberAt(point, roles.rounds),
      },
    ],
  };
}

function movedInWindow(roles: TwoTokenRoles, point: Point): number {
  const lead = readReal(point, roles.lead, { min: 0.5, max: 1 });
  const temperature = readReal(point, roles.temperature, { min: Number.MIN_VALUE });
  const rounds = readInteger(point, roles.rounds, { min: 1 });
  const replaced = formula(String(roles.replaced), 's')(point);
  const distance = (y: number): number => (temperature < 1 ? Math.exp(y) : Math.tanh(-y / 2) / 2);
  let y = Math.log((1 - lead) / lead);
  let atStart = Number.NaN;
  for (let s = 1; s <= 2 * rounds; s++) {
    y = twoTokenRound(y, 1 / temperature, replaced(s));
    if (s === rounds) atStart = distance(y);
  }
  return distance(y) / atStart;
}

/** `temperRound` on the log odds y <= 0 of the second token against the first. */
function twoTokenRound(y: number, b: number, replaced: number): number {
  const drawn = (replaced * (1 + Math.exp(y))) / (1 + Math.exp(b * y));
  const all = 1 - replaced + drawn;
  return mixedOdds(y, b, (1 - replaced) / all, drawn / all);
}
