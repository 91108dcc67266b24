import type { Parameter, Value } from '../parameter.js';
import { isEmpty, narrow, type Wire, wire } from './wire.js';

/** A number that is still free within a range. */
export interface NumberLeaf {
  readonly kind: 'number';
  readonly range: Wire;
}

/** A choice: which of its values, by position, are still possible. */
export interface TextLeaf {
  readonly kind: 'text';
  readonly values: readonly string[];
  readonly open: boolean[];
}

/** A vector or a law: how many entries, the range that holds all of them, and the entries themselves once fixed. */
export interface ListLeaf {
  readonly kind: 'list';
  readonly law: boolean;
  readonly size: Wire;
  readonly entry: Wire;
  fixed: readonly number[] | undefined;
}

/** What is left of one parameter's domain. Mutable scratch of one contraction. */
export type Leaf = NumberLeaf | TextLeaf | ListLeaf;

/** The whole domain of a parameter. */
export function leafOf(parameter: Parameter): Leaf {
  switch (parameter.type) {
    case 'integer':
      return { kind: 'number', range: wire(parameter.min, parameter.max, true) };
    case 'real':
      return { kind: 'number', range: wire(parameter.min, parameter.max) };
    case 'choice':
      return { kind: 'text', values: parameter.values, open: parameter.values.map(() => true) };
    case 'vector':
      return listLeaf(false, parameter.size, parameter.min, parameter.max);
    case 'simplex':
      return listLeaf(true, parameter.size, 0, 1);
  }
}

function listLeaf(
  law: boolean,
  [least, most]: readonly [number, number],
  min: number,
  max: number,
): ListLeaf {
  return { kind: 'list', law, size: wire(least, most, true), entry: wire(min, max), fixed: undefined };
}

export function leafIsEmpty(leaf: Leaf): boolean {
  switch (leaf.kind) {
    case 'number':
      return isEmpty(leaf.range);
    case 'text':
      return !leaf.open.includes(true);
    case 'list':
      return isEmpty(leaf.size) || isEmpty(leaf.entry);
  }
}

/** Fixes a leaf to one value. */
export function fixLeaf(leaf: Leaf, value: Value): void {
  switch (leaf.kind) {
    case 'number':
      leaf.range.lo = leaf.range.hi = value as number;
      return;
    case 'text':
      leaf.values.forEach((text, at) => {
        leaf.open[at] = leaf.open[at]! && text === value;
      });
      return;
    case 'list': {
      const entries = value as readonly number[];
      leaf.fixed = entries;
      leaf.size.lo = leaf.size.hi = entries.length;
      leaf.entry.lo = Math.min(...entries);
      leaf.entry.hi = Math.max(...entries);
    }
  }
}

/** Overwrites a leaf with another of the same parameter. */
export function copyLeaf(from: Leaf, to: Leaf): void {
  if (from.kind === 'number' && to.kind === 'number') copyWire(from.range, to.range);
  if (from.kind === 'text' && to.kind === 'text')
    for (let at = 0; at < from.open.length; at += 1) to.open[at] = from.open[at]!;
  if (from.kind === 'list' && to.kind === 'list') {
    copyWire(from.size, to.size);
    copyWire(from.entry, to.entry);
    to.fixed = from.fixed;
  }
}

function copyWire(from: Wire, to: Wire): void {
  to.lo = from.lo;
  to.hi = from.hi;
}

/** What a sum of 1 says about the number of atoms of a law and about their range. */
export function balance(leaf: Leaf): void {
  if (leaf.kind !== 'list' || !leaf.law || leaf.fixed !== undefined) return;
  const { size, entry } = leaf;
  if (entry.lo > 0) narrow(size, 1, 1 / entry.lo + 1e-9);
  if (entry.hi < 1) narrow(size, 1 / entry.hi - 1e-9, Number.POSITIVE_INFINITY);
  narrow(entry, 1 - (size.hi - 1) * entry.hi - 1e-9, 1 - (size.lo - 1) * entry.lo + 1e-9);
}

/** A number that grows with what is left of the domain; changes tell whether a contraction still moves. */
export function extent(leaf: Leaf): number {
  switch (leaf.kind) {
    case 'number':
      return leaf.range.hi - leaf.range.lo;
    case 'text':
      return leaf.open.filter(Boolean).length;
    case 'list':
      return leaf.size.hi - leaf.size.lo + (leaf.entry.hi - leaf.entry.lo);
  }
}
