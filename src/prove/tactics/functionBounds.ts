import { constantFraction, type Expression, freeNames, print } from '../../expression/index.js';
import { type Domain, fill, type Rewriter, type Rewriting, rewritePart } from './rewriteParts.js';
import { call, ONE } from './task.js';

const INFINITY = Number.POSITIVE_INFINITY;

/** The argument of a call of one of the functions named that is no number. */
const argumentOf = (node: Expression, ...names: string[]): Expression | undefined =>
  node.kind === 'call' && names.includes(node.name) && freeNames(node).length > 0 ? node.args[0] : undefined;

const isFalling = (x: Expression, { isNonnegative }: Domain): boolean => isNonnegative(call('neg', x));

/** 1-1/x <= log(x) <= x-1 for x > 0 (DLMF 4.5.1 and 4.5.2). */
const logarithm: Rewriter = (node, v, { isPositive }) => {
  const inside = argumentOf(node, 'log', 'log1p');
  if (inside === undefined) return undefined;
  const isShifted = node.kind === 'call' && node.name === 'log1p';
  const x = isShifted ? call('add', ONE, inside) : inside;
  if (!isPositive(x)) return undefined;
  return {
    value: fill('(x-1)/x+v*(x-1)^2/x', { x, v }),
    range: [0, 1],
    isOpen: [false, false],
    remark: `log(x) = (x-1)/x+v*(x-1)^2/x with 0 <= v <= 1 for x > 0, x = ${print(x)}`,
  };
};

const exponential = (
  node: Expression,
  made: (x: Expression) => Omit<Rewriting, 'remark'> & { readonly text: string },
): Rewriting | undefined => {
  const x = argumentOf(node, 'exp', 'expm1');
  if (x === undefined) return undefined;
  const { value, text, ...more } = made(x);
  const isLess = node.kind === 'call' && node.name === 'expm1';
  return { ...more, value: isLess ? call('sub', value, ONE) : value, remark: `${text}, x = ${print(x)}` };
};

/** Taylor's remainder: exp(x) = 1+x+exp(y)*x^2/2 with y between 0 and x. */
const taylor: Rewriter = (node, v, domain) =>
  exponential(node, (x) =>
    isFalling(x, domain)
      ? {
          value: fill('1+x+v*x^2/2', { x, v }),
          range: [0, 1],
          isOpen: [true, false],
          text: 'exp(x) = 1+x+v*x^2/2 with 0 < v <= 1 for x <= 0',
        }
      : {
          value: fill('1+x+v*x^2', { x, v }),
          range: [0, INFINITY],
          isOpen: [false, false],
          text: 'exp(x) = 1+x+v*x^2 with v >= 0',
        },
  );

/** exp(-x) >= 1-x+x^2/2 for x <= 0, all terms of the series being positive. */
const reciprocal: Rewriter = (node, v, domain) => {
  const x = argumentOf(node, 'exp', 'expm1');
  if (x === undefined || !isFalling(x, domain)) return undefined;
  return exponential(node, () => ({
    value: fill('v/(1-x+x^2/2)', { x, v }),
    range: [0, 1],
    isOpen: [true, false],
    text: 'exp(x) = v/(1-x+x^2/2) with 0 < v <= 1 for x <= 0',
  }));
};

/** exp(x) >= (2+x)/(2-x) for x <= 0: exp(-y)*(2+y)-(2-y) with y = -x is 0 at 0, and its slope 1-exp(-y)*(1+y) is not negative. */
const quotient: Rewriter = (node, v, domain) => {
  const x = argumentOf(node, 'exp', 'expm1');
  if (x === undefined || !isFalling(x, domain)) return undefined;
  return exponential(node, () => ({
    value: fill('(2+x)/(2-x)+v', { x, v }),
    range: [0, 1],
    isOpen: [false, false],
    text: 'exp(x) = (2+x)/(2-x)+v with 0 <= v <= 1 for x <= 0',
  }));
};

/**
 * erfc(x) = v*exp(-x^2) with 0 < v <= 1 for x >= 0: in 2/sqrt(pi) times the integral of exp(-(x+s)^2) over s > 0
 * the integrand is at most exp(-x^2)*exp(-s^2).
 */
const complement: Rewriter = (node, v, { isPositive, isNonnegative }) => {
  const x = argumentOf(node, 'erfc');
  if (x === undefined || !(isPositive(x) || isNonnegative(x))) return undefined;
  return {
    value: fill('v*exp(-x^2)', { x, v }),
    range: [0, 1],
    isOpen: [true, false],
    remark: `erfc(x) = v*exp(-x^2) with 0 < v <= 1 for x >= 0, x = ${print(x)}`,
  };
};

/** 1 <= x^r <= 1+r*(x-1) for x >= 1 and 0 <= r <= 1, by Bernoulli's inequality. */
const root: Rewriter = (node, v, { isNonnegative }) => {
  if (node.kind !== 'call' || node.name !== 'pow') return undefined;
  const [x, r] = node.args as [Expression, Expression];
  if (constantFraction(r) !== undefined || !isNonnegative(call('sub', x, ONE))) return undefined;
  if (!isNonnegative(r) || !isNonnegative(call('sub', ONE, r))) return undefined;
  return {
    value: fill('1+v*r*(x-1)', { x, r, v }),
    range: [0, 1],
    isOpen: [false, false],
    remark: `x^r = 1+v*r*(x-1) with 0 <= v <= 1 for x >= 1 and 0 <= r <= 1, x = ${print(x)}, r = ${print(r)}`,
  };
};

/** x <= ceil(x) < x+1 and x-1 < floor(x) <= x. */
const whole: Rewriter = (node, v) => {
  const x = argumentOf(node, 'ceil', 'floor');
  if (x === undefined) return undefined;
  const isUp = node.kind === 'call' && node.name === 'ceil';
  return {
    value: call(isUp ? 'add' : 'sub', x, v),
    range: [0, 1],
    isOpen: [false, true],
    remark: `${print(node)} = ${print(x)} ${isUp ? '+' : '-'} v with 0 <= v < 1`,
  };
};

export const logarithmBounds = rewritePart('bounds of the logarithm', logarithm);
export const taylorOfExponential = rewritePart('Taylor', taylor);
export const exponentialBelow = rewritePart('exponential', reciprocal);
export const exponentialAbove = rewritePart('exponential from above', quotient);
export const complementBelow = rewritePart('erfc', complement);
export const rootPowers = rewritePart('root', root);
export const roundedNumbers = rewritePart('whole', whole);
