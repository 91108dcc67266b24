import { Fraction } from 'fraction.js';
import { type Expression, parse, substitute } from '../../expression/index.js';
import type { Range } from './atom.js';

/** f(x) = main(x) + scale(x) v for some v in `range`, wherever `where` is positive. */
export interface Enveloped {
  readonly main: Expression;
  readonly scale: Expression;
  readonly range: Range;
  /** A tree that must be > 0. */
  readonly where: Expression;
  readonly remark: string;
}

interface Envelope {
  readonly main: string;
  readonly scale: string;
  readonly where: string;
  readonly remark: string;
}

/**
 * Expansions whose error is less than the first term left out and has its sign, for every x in the stated
 * domain: for digamma and trigamma the asymptotic series (DLMF 5.11(ii)); for c4 those of
 * log(Gamma(y+1/2)/Gamma(y)) - log(y)/2 = - integral of exp(-y t) tanh(t/4)/(2t) over t > 0 with y = (x-1)/2,
 * where tanh is a sum of fractions 2z/(z^2+a^2), each enclosed by the partial sums of its geometric series; so
 * exp(-1/(4(x-1))) < c4(x) < 1, of which c4 alone takes 1-1/(4(x-1)) < c4(x) < 1.
 */
const ENVELOPES: Readonly<Record<string, Envelope>> = {
  digamma: {
    main: 'log(x)-1/(2*x)',
    scale: '-1/(12*x^2)',
    where: 'x',
    remark: 'digamma(x) = log(x)-1/(2x)-v/(12x^2) with 0 < v < 1',
  },
  trigamma: {
    main: '1/x+1/(2*x^2)',
    scale: '1/(6*x^3)',
    where: 'x',
    remark: 'trigamma(x) = 1/x+1/(2x^2)+v/(6x^3) with 0 < v < 1',
  },
  c4: {
    main: '1',
    scale: '-1/(4*(x-1))',
    where: 'x-1',
    remark: 'c4(x) = 1-v/(4(x-1)) with 0 < v < 1',
  },
  'log c4': {
    main: '-1/(4*(x-1))',
    scale: '1/(24*(x-1)^3)',
    where: 'x-1',
    remark: 'log(c4(x)) = -1/(4(x-1))+v/(24(x-1)^3) with 0 < v < 1',
  },
};

const UNIT: Range = { lo: new Fraction(0), hi: new Fraction(1), isOpenLow: true, isOpenHigh: true };

/** The envelope of a function at its argument, if it has one. */
export function enveloped(name: string, args: readonly Expression[]): Enveloped | undefined {
  const found = Object.hasOwn(ENVELOPES, name) ? ENVELOPES[name] : undefined;
  const [x] = args;
  if (found === undefined || x === undefined || args.length !== 1) return undefined;
  const put = (text: string): Expression => substitute(parse(text, { x: 'scalar' }), { x });
  return {
    main: put(found.main),
    scale: put(found.scale),
    where: put(found.where),
    range: UNIT,
    remark: found.remark,
  };
}
