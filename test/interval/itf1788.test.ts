import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as I from '../../src/interval/index.js';

// The IEEE 1788 test vectors of nehmeier/ITF1788 (Apache-2.0) are not part of this repository.
const FILE = join(process.env.HOLDFAST_SHARED ?? '../shared', 'data/itf1788/libieeep1788_tests_elem.itl');

type Operation = (...x: I.Interval[]) => I.Interval;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  pos: (x) => x,
  neg: I.neg,
  add: I.add,
  sub: I.sub,
  mul: I.mul,
  div: I.div,
  recip: (x) => I.div(I.point(1), x),
  sqr: I.sqr,
  sqrt: I.sqrt,
  fma: (x, y, z) => I.add(I.mul(x, y), z),
  pown: (x, n) => I.powInt(x, n.lo),
  pow: I.pow,
  exp: I.exp,
  exp2: (x) => I.pow(I.point(2), x),
  exp10: (x) => I.pow(I.point(10), x),
  log: I.log,
  log2: I.log2,
  log10: I.log10,
  sin: I.sin,
  cos: I.cos,
  tan: I.tan,
  asin: I.asin,
  acos: I.acos,
  atan: I.atan,
  sinh: I.sinh,
  cosh: I.cosh,
  tanh: I.tanh,
  abs: I.abs,
  min: I.min,
  max: I.max,
  floor: I.floor,
  ceil: I.ceil,
};

function hexadecimal(text: string): number {
  const [, sign, whole, fraction, exponent] = /^(-?)0X([0-9A-F]+)\.?([0-9A-F]*)P([+-]?\d+)$/i.exec(text)!;
  const digits = Number.parseInt(`${whole}${fraction}`, 16); // at most 53 bits in these files
  const e = Number(exponent) - 4 * fraction!.length;
  const half = Math.trunc(e / 2);
  return (sign === '-' ? -1 : 1) * digits * 2 ** half * 2 ** (e - half);
}

function endpoint(text: string): number {
  const t = text.trim().toLowerCase();
  if (/^[+-]?inf(inity)?$/.test(t))
    return t.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^-?0x/.test(t) ? hexadecimal(text.trim()) : Number(t);
}

/** An interval literal or a number; decorations are dropped. */
function literal(text: string): I.Interval {
  const inner = /^\[(.*)\]/.exec(text)?.[1]?.trim().toLowerCase();
  if (inner === undefined) return I.point(endpoint(text));
  if (inner === 'empty') return I.EMPTY;
  if (inner === 'entire') return I.ENTIRE;
  const [lo, hi = lo] = inner.split(',');
  return { lo: endpoint(lo!), hi: endpoint(hi!) };
}

const TOKEN = /\[[^\]]*\](?:_\w+)?|[^\s[\]]+/g;

const DEFINED: Readonly<Record<string, (...x: I.Interval[]) => boolean>> = {
  div: (_, y) => I.divDefined(y!.lo, y!.hi),
  recip: (x) => I.divDefined(x!.lo, x!.hi),
  sqrt: (x) => I.sqrtDefined(x!.lo),
  log: (x) => I.logDefined(x!.lo),
  log2: (x) => I.logDefined(x!.lo),
  log10: (x) => I.logDefined(x!.lo),
  tan: (x) => I.tanDefined(x!.lo, x!.hi),
  asin: (x) => I.asinDefined(x!.lo, x!.hi),
  acos: (x) => I.acosDefined(x!.lo, x!.hi),
};

/** The decoration `trv` on the right where none of the arguments has it: the function is undefined somewhere. */
const isPartial = (text: string): boolean => {
  const [left, right] = text.split('=');
  return /_(com|dac|def)/.test(left!) && !/_trv/.test(left!) && /_trv/.test(right!);
};

const isTotal = (text: string): boolean => /_(com|dac|def)/.test(text.split('=')[1]!);

interface Vector {
  readonly line: number;
  readonly name: string;
  readonly args: readonly I.Interval[];
  readonly expected: I.Interval;
  readonly text: string;
}

function parse(text: string, line: number): Vector | undefined {
  const match = /^\s*(\w+)\s+(.*?)\s*=\s*(.*?)\s*;/.exec(text);
  if (match === null || /nai/i.test(text)) return undefined;
  const [, name, left, right] = match;
  const args = (left!.match(TOKEN) ?? []).map(literal);
  return { line, name: name!, args, expected: literal(right!), text: text.trim() };
}

describe.skipIf(!existsSync(FILE))('IEEE 1788 test vectors', () => {
  const vectors = existsSync(FILE)
    ? readFileSync(FILE, 'utf8')
        .split('\n')
        .map((text, i) => parse(text, i + 1))
        .filter((v) => v !== undefined)
    : [];
  const known = vectors.filter((v) => v.name in OPERATIONS);

  it('should contain the tightest enclosure of every vector', () => {
    const missed = known.filter((v) => !I.isSubset(v.expected, OPERATIONS[v.name]!(...v.args)));
    expect(missed.map((v) => `${v.line}: ${v.text}`)).toEqual([]);
    expect([known.length, vectors.length - known.length]).toEqual([3_322, 486]);
  });

  it('should know where a function is defined', () => {
    const decorated = known.filter((v) => v.name in DEFINED && v.args.every((x) => !I.isEmpty(x)));
    const wrong = decorated.filter((v) => {
      const defined = DEFINED[v.name]!(...v.args);
      return (defined && isPartial(v.text)) || (!defined && isTotal(v.text));
    });
    expect(wrong.map((v) => `${v.line}: ${v.text}`)).toEqual([]);
    expect(decorated.filter((v) => isPartial(v.text)).length).toBeGreaterThan(10);
  });

  it('should skip only functions that the language does not have', () => {
    const others = new Set(vectors.filter((v) => !(v.name in OPERATIONS)).map((v) => v.name));
    expect([...others].sort()).toEqual([
      'acosh',
      'asinh',
      'atan2',
      'atanh',
      'roundTiesToAway',
      'roundTiesToEven',
      'sign',
      'trunc',
    ]);
  });
});
