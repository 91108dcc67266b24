import { above, below, sumError } from './_internals/flatText.js';
import { LARGEST, STEP } from './rounding.js';

/** The JavaScript text of the two ends of an enclosure: names of locals, or numerals. */
export interface Ends {
  readonly lo: string;
  readonly hi: string;
}

type Emitter = (args: readonly Ends[], result: Ends) => string;

const isNarrow = (...texts: string[]): string => texts.map((x) => `Math.fround(${x}) === ${x}`).join(' && ');

const add: Emitter = ([a, b], r) =>
  `let ${r.lo} = ${a!.lo} + ${b!.lo}, ${r.hi} = ${a!.hi} + ${b!.hi};
if (!(${sumError(a!.lo, b!.lo, r.lo)} >= 0)) ${r.lo} = ${below(r.lo)};
if (!(${sumError(a!.hi, b!.hi, r.hi)} <= 0)) ${r.hi} = ${above(r.hi)};`;

const negated = (a: Ends): Ends => ({ lo: `(-(${a.hi}))`, hi: `(-(${a.lo}))` });

// Products of 0, which underflow or 0 * Infinity may hide, are left to the functions.
const mul: Emitter = ([a, b], r) => {
  const all = `(${a!.lo}, ${a!.hi}, ${b!.lo}, ${b!.hi})`;
  const four = [a!.lo, a!.hi].flatMap((x) => [`${x} * ${b!.lo}`, `${x} * ${b!.hi}`]);
  const inner = (f: string): string =>
    `Math.${f}(Math.${f}(${four[0]}, ${four[1]}), Math.${f}(${four[2]}, ${four[3]}))`;
  return `let ${r.lo}, ${r.hi};
if (${a!.lo} >= 0 && ${b!.lo} >= 0) {
${r.lo} = ${a!.lo} * ${b!.lo}; ${r.hi} = ${a!.hi} * ${b!.hi};
if (!(${isNarrow(a!.lo, b!.lo)})) ${r.lo} = ${r.lo} > 0 ? ${below(r.lo)} : 0;
if (!(${r.hi} >= 0 && ${isNarrow(a!.hi, b!.hi)})) ${r.hi} = ${r.hi} > 0 ? ${above(r.hi)} : mulUp(${a!.hi}, ${b!.hi});
} else if (${a!.lo} >= 0) {
const p = ${b!.lo} >= 0 ? ${a!.lo} : ${a!.hi}, q = ${b!.hi} >= 0 ? ${a!.hi} : ${a!.lo};
${r.lo} = p * ${b!.lo}; ${r.hi} = q * ${b!.hi};
if (!(${isNarrow('p', b!.lo, 'q', b!.hi)} && ${r.lo} <= ${r.hi})) {
${r.lo} = ${r.lo} < 0 || ${r.lo} > 0 ? ${below(r.lo)} : mulLo${all};
${r.hi} = ${r.hi} < 0 || ${r.hi} > 0 ? ${above(r.hi)} : mulHi${all};
}
} else {
${r.lo} = ${inner('min')}; ${r.hi} = ${inner('max')};
if (!(${isNarrow(a!.lo, a!.hi, b!.lo, b!.hi)} && ${r.lo} <= ${r.hi})) {
${r.lo} = ${r.lo} < 0 || ${r.lo} > 0 ? ${below(r.lo)} : mulLo${all};
${r.hi} = ${r.hi} < 0 || ${r.hi} > 0 ? ${above(r.hi)} : mulHi${all};
} }`;
};

const div: Emitter = ([a, b], r) => {
  const all = `(${a!.lo}, ${a!.hi}, ${b!.lo}, ${b!.hi})`;
  const isExact = (q: string, x: string, y: string): string => `${isNarrow(q, y)} && ${q} * ${y} === ${x}`;
  return `let ${r.lo}, ${r.hi};
if (${a!.lo} > 0 && ${b!.lo} > 0) {
${r.lo} = ${a!.lo} / ${b!.hi}; ${r.hi} = ${a!.hi} / ${b!.lo};
if (!(${isExact(r.lo, a!.lo, b!.hi)})) ${r.lo} = ${r.lo} > 0 ? ${below(r.lo)} : 0;
if (!(${isExact(r.hi, a!.hi, b!.lo)})) ${r.hi} = ${above(r.hi)};
} else { ${r.lo} = divLo${all}; ${r.hi} = divHi${all}; }`;
};

// exp and log step two doubles outward, as the functions of the same name do, and leave to these where that is
// not all: the exact values at 0, ends beyond the doubles and next to the subnormal ones
const exp: Emitter = ([a], r) =>
  `let ${r.lo} = Math.exp(${a!.lo}), ${r.hi} = Math.exp(${a!.hi});
if (${r.lo} > 1e-280 && ${r.hi} <= ${LARGEST} && ${a!.lo} !== 0 && ${a!.hi} !== 0) {
const p = ${STEP} * ${r.lo}, q = ${STEP} * ${r.hi};
${r.lo} = ${r.lo} - p - p; ${r.hi} = ${r.hi} + q + q;
} else { ${r.lo} = expLo(${a!.lo}); ${r.hi} = expHi(${a!.hi}); }`;

const log: Emitter = ([a], r) =>
  `let ${r.lo}, ${r.hi};
if (${a!.lo} > 0 && ${a!.hi} <= ${LARGEST}) {
${r.lo} = Math.log(${a!.lo}); ${r.hi} = Math.log(${a!.hi});
const p = ${STEP} * Math.abs(${r.lo}), q = ${STEP} * Math.abs(${r.hi});
${r.lo} = ${r.lo} - p - p; ${r.hi} = ${r.hi} + q + q;
} else { ${r.lo} = logLo(${a!.lo}); ${r.hi} = logHi(${a!.hi}); }`;

const sqrt: Emitter = ([a], r) => {
  const isExact = (s: string, x: string): string => `Math.fround(${s}) === ${s} && ${s} * ${s} === ${x}`;
  return `let ${r.lo}, ${r.hi};
if (${a!.lo} > 0) {
${r.lo} = Math.sqrt(${a!.lo}); ${r.hi} = Math.sqrt(${a!.hi});
if (!(${isExact(r.lo, a!.lo)})) ${r.lo} = ${below(r.lo)};
if (!(${isExact(r.hi, a!.hi)})) ${r.hi} = ${above(r.hi)};
} else { ${r.lo} = sqrtLo(${a!.lo}); ${r.hi} = sqrtHi(${a!.hi}); }`;
};

// first the least and the largest absolute value, then their squares
const sqr: Emitter = ([a], r) =>
  `let ${r.lo} = Math.max(0, ${a!.lo}, ${negated(a!).lo}), ${r.hi} = Math.max(${negated(a!).hi}, ${a!.hi});
if (${isNarrow(r.lo)}) ${r.lo} *= ${r.lo}; else { ${r.lo} *= ${r.lo}; if (${r.lo} > 0) ${r.lo} = ${below(r.lo)}; }
if (${isNarrow(r.hi)}) ${r.hi} *= ${r.hi}; else { ${r.hi} *= ${r.hi}; ${r.hi} = ${above(r.hi)}; }`;

const both = (lo: string, hi: string, r: Ends): string => `const ${r.lo} = ${lo}, ${r.hi} = ${hi};`;

/** Both ends from a function each of the ends of one argument that matters to it (increasing functions). */
const increasing =
  (f: string): Emitter =>
  ([a], r) =>
    both(`${f}Lo(${a!.lo})`, `${f}Hi(${a!.hi})`, r);

const decreasing =
  (f: string): Emitter =>
  ([a], r) =>
    both(`${f}Lo(${a!.hi})`, `${f}Hi(${a!.lo})`, r);

/** Both ends from functions of all ends. */
const general =
  (f: string): Emitter =>
  (args, r) => {
    const all = args.flatMap((a) => [a.lo, a.hi]).join(', ');
    return both(`${f}Lo(${all})`, `${f}Hi(${all})`, r);
  };

const fold =
  (f: 'min' | 'max'): Emitter =>
  (args, r) => {
    const of = (end: 'lo' | 'hi') => `Math.${f}(${args.map((a) => a[end]).join(', ')})`;
    return both(of('lo'), of('hi'), r);
  };

const isSame = (a: Ends, b: Ends): boolean => a.lo === b.lo && a.hi === b.hi;

const ONE: Ends = { lo: '1', hi: '1' };

// powers with short code of their own, when the exponent is one of these numerals
const SHORT_POWERS: Readonly<Record<string, Emitter>> = {
  1: ([a], r) => both(a!.lo, a!.hi, r),
  2: ([a], r) => sqr([a!], r),
  0.5: ([a], r) => sqrt([a!], r),
  '-1': ([a], r) => div([ONE, a!], r),
};

const power: Emitter = ([a, b], r) => {
  const short = b!.lo === b!.hi ? SHORT_POWERS[b!.lo] : undefined;
  return short === undefined ? general('pow')([a!, b!], r) : short([a!], r);
};

const truth = (always: string, sometimes: string, r: Ends): string =>
  both(`${always} ? 1 : 0`, `${sometimes} ? 1 : 0`, r);

const lt: Emitter = ([a, b], r) => truth(`${a!.hi} < ${b!.lo}`, `${a!.lo} < ${b!.hi}`, r);
const le: Emitter = ([a, b], r) => truth(`${a!.hi} <= ${b!.lo}`, `${a!.lo} <= ${b!.hi}`, r);
const eq: Emitter = ([a, b], r) =>
  truth(`${a!.hi} <= ${b!.lo} && ${b!.hi} <= ${a!.lo}`, `${a!.lo} <= ${b!.hi} && ${b!.lo} <= ${a!.hi}`, r);
const ne: Emitter = ([a, b], r) =>
  truth(`${a!.hi} < ${b!.lo} || ${b!.hi} < ${a!.lo}`, `!(${a!.hi} <= ${b!.lo} && ${b!.hi} <= ${a!.lo})`, r);

const swapped =
  (f: Emitter): Emitter =>
  ([a, b], r) =>
    f([b!, a!], r);

const EMITTERS: Readonly<Record<string, Emitter>> = {
  add,
  sub: ([a, b], r) => add([a!, negated(b!)], r),
  neg: ([a], r) => both(negated(a!).lo, negated(a!).hi, r),
  mul: (args, r) => (isSame(args[0]!, args[1]!) ? sqr([args[0]!], r) : mul(args, r)),
  div,
  sqr,
  sqrt,
  pow: power,
  exp,
  expm1: increasing('expm1'),
  log,
  log1p: increasing('log1p'),
  log2: increasing('log2'),
  log10: increasing('log10'),
  sin: general('sin'),
  cos: general('cos'),
  tan: general('tan'),
  asin: increasing('asin'),
  acos: decreasing('acos'),
  atan: increasing('atan'),
  sinh: increasing('sinh'),
  cosh: general('cosh'),
  tanh: increasing('tanh'),
  gamma: general('gamma'),
  lgamma: general('lgamma'),
  digamma: general('digamma'),
  trigamma: general('trigamma'),
  beta: ([a, b], r) => both(`betaLo(${a!.hi}, ${b!.hi})`, `betaHi(${a!.lo}, ${b!.lo})`, r),
  zeta: decreasing('zeta'),
  erf: increasing('erf'),
  erfc: decreasing('erfc'),
  normcdf: increasing('normcdf'),
  c4: increasing('c4'),
  abs: general('abs'),
  min: fold('min'),
  max: fold('max'),
  floor: ([a], r) => both(`Math.floor(${a!.lo})`, `Math.floor(${a!.hi})`, r),
  ceil: ([a], r) => both(`Math.ceil(${a!.lo})`, `Math.ceil(${a!.hi})`, r),
  lt,
  le,
  gt: swapped(lt),
  ge: swapped(le),
  eq,
  ne,
  and: fold('min'),
  or: fold('max'),
  not: ([a], r) => both(`1 - ${a!.hi}`, `1 - ${a!.lo}`, r),
  hull: general('hull'),
};

/** The functions that `flatCode` knows: those of the language, and `sqr` and `hull`. */
export const flatFunctions: readonly string[] = Object.keys(EMITTERS);

/**
 * JavaScript statements that declare the locals `result.lo` and `result.hi` and set them to the enclosure of
 * the function applied to the arguments. The texts of the arguments are names of locals or numerals; truth
 * values are intervals within {0, 1}. The code calls members of `kernel` by their bare names and declares
 * nothing else. Operations, exp, log and sqrt are spelled out for the common signs: calls would box
 * doubles, which costs three to eight times as much.
 */
export function flatCode(name: string, args: readonly Ends[], result: Ends): string {
  return EMITTERS[name]!(args, result);
}
