import { type Gate, idle } from './gate.js';
import type { ListLeaf } from './leaf.js';
import { narrow, narrowWide, set, setWide, type Wire, wire } from './wire.js';

type Operation = 'sum' | 'prod' | 'min' | 'max';

export interface Repeated {
  /** The gates of one term, with `index` as input and `term` as output. */
  readonly gates: readonly Gate[];
  readonly term: Wire;
  readonly index: Wire;
  readonly from: Wire;
  readonly to: Wire;
}

/** The range of a sum or product over an index: the number of terms times the hull of all of them. */
export function seriesGate(z: Wire, operation: Operation, series: Repeated): () => void {
  const { gates, term, index, from, to } = series;
  const count = wire(0, 0, true);
  return () => {
    set(index, Math.ceil(from.lo), Math.floor(to.hi));
    set(count, Math.max(0, Math.floor(to.lo) - Math.ceil(from.hi) + 1), Math.max(0, index.hi - index.lo + 1));
    if (count.hi === 0) return set(z, operation === 'sum' ? 0 : 1, operation === 'sum' ? 0 : 1);
    for (const gate of gates) gate.forward();
    combine(z, operation, term, count);
  };
}

const rounding = 1e-12;

/** The range of `count` terms in the range of `term`, combined. */
function combine(z: Wire, operation: Operation, term: Wire, count: Wire): void {
  if (operation === 'min' || operation === 'max') set(z, term.lo, term.hi);
  else if (operation === 'sum') setWide(z, few(term.lo, count), -few(-term.hi, count));
  else if (term.lo < 0) set(z, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  else multiplied(z, term, count);
  // Terms taken one after the other round differently from their multiple or power.
  if (count.hi > 1) set(z, z.lo - rounding * Math.abs(z.lo), z.hi + rounding * Math.abs(z.hi));
}

function multiplied(z: Wire, term: Wire, count: Wire): void {
  const [a, b] = [power(term.lo, count.lo), power(term.lo, count.hi)];
  const [c, d] = [power(term.hi, count.lo), power(term.hi, count.hi)];
  setWide(z, Math.min(a, b), Math.max(c, d));
}

/** The least sum of a number of terms that are at least lo. */
function few(lo: number, count: Wire): number {
  const terms = lo >= 0 ? count.lo : count.hi;
  return terms === 0 ? 0 : terms * lo;
}

function power(base: number, count: number): number {
  if (count === 1) return base;
  if (base === 0) return count === 0 ? 1 : 0;
  return Math.exp(count * Math.log(base));
}

export interface Reduced {
  /** The gates of the body, with `entries` as inputs (one for each vector) and `body` as output. */
  readonly gates: readonly Gate[];
  readonly body: Wire;
  readonly entries: readonly Wire[];
  readonly leaves: readonly ListLeaf[];
  /** Whether this is the sum of a law, which is 1. */
  readonly sumsToOne: boolean;
}

/** The range of a sum, product, least or largest entry: entry by entry once the vectors are fixed, by the hull before. */
export function reductionGate(z: Wire, operation: Operation, reduced: Reduced): Gate {
  const { gates, body, entries, leaves, sumsToOne } = reduced;
  const isFixed = (): boolean => leaves.every((leaf) => leaf.fixed !== undefined);
  const hull = (): void => {
    leaves.forEach((leaf, at) => {
      set(entries[at]!, leaf.entry.lo, leaf.entry.hi);
    });
    for (const gate of gates) gate.forward();
  };
  const backward = (): void => {
    body.needed = true;
    cutBody(z, operation, body, leaves[0]!.size);
    for (let at = gates.length - 1; at >= 0; at -= 1) gates[at]!.backward();
    leaves.forEach((leaf, at) => {
      narrowWide(leaf.entry, entries[at]!.lo, entries[at]!.hi);
    });
  };
  return {
    forward: () => {
      if (isFixed()) return overEntries(z, operation, reduced);
      hull();
      if (sumsToOne) set(z, 1 - 1e-9, 1 + 1e-9);
      else combine(z, operation, body, leaves[0]!.size);
    },
    backward: () => (isFixed() || sumsToOne ? idle() : backward()),
  };
}

/** What the result says about every entry's term. */
function cutBody(z: Wire, operation: Operation, body: Wire, size: Wire): void {
  if (operation === 'max') narrow(body, Number.NEGATIVE_INFINITY, z.hi);
  if (operation === 'min') narrow(body, z.lo, Number.POSITIVE_INFINITY);
  if (operation !== 'sum') return;
  const others = size.lo - 1;
  if (body.lo >= 0) narrowWide(body, Number.NEGATIVE_INFINITY, z.hi - others * body.lo);
  if (body.hi <= 0) narrowWide(body, z.lo - others * body.hi, Number.POSITIVE_INFINITY);
}

function overEntries(z: Wire, operation: Operation, { gates, body, entries, leaves }: Reduced): void {
  const size = Math.min(...leaves.map((leaf) => leaf.size.lo));
  let lo: number | undefined;
  let hi: number | undefined;
  for (let i = 0; i < size; i += 1) {
    leaves.forEach((leaf, at) => {
      set(entries[at]!, leaf.fixed![i]!, leaf.fixed![i]!);
    });
    for (const gate of gates) gate.forward();
    [lo, hi] = joined(operation, lo, hi, body);
  }
  set(z, lo ?? Number.NEGATIVE_INFINITY, hi ?? Number.POSITIVE_INFINITY);
}

function joined(
  operation: Operation,
  lo: number | undefined,
  hi: number | undefined,
  body: Wire,
): [number, number] {
  if (lo === undefined || hi === undefined) return [body.lo, body.hi];
  switch (operation) {
    case 'sum':
      return [lo + body.lo, hi + body.hi];
    case 'min':
      return [Math.min(lo, body.lo), Math.min(hi, body.hi)];
    case 'max':
      return [Math.max(lo, body.lo), Math.max(hi, body.hi)];
    case 'prod':
      return lo >= 0 && body.lo >= 0 ? [lo * body.lo, hi * body.hi] : productHull(lo, hi, body);
  }
}

function productHull(lo: number, hi: number, body: Wire): [number, number] {
  const ends = [lo * body.lo, lo * body.hi, hi * body.lo, hi * body.hi];
  return ends.some(Number.isNaN)
    ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    : [Math.min(...ends), Math.max(...ends)];
}
