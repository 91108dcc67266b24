import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Quantity } from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { exactRoutesOf } from './agreement.js';

/** Values of `fixtures/loops.py`, computed in 40 digits. */
export const references = JSON.parse(
  readFileSync(new URL('../fixtures/loops.json', import.meta.url), 'utf8'),
) as {
  readonly logGammaRatio: readonly { h: number; re: number; im: number; value: [number, number] }[];
  readonly chiSquareProduct: readonly {
    dof: number;
    k: number;
    logLevel: number;
    above: number;
    below: number;
  }[];
  readonly deficits: readonly { dof: number; root: number; log: number }[];
  readonly survivalExponent: readonly { k: number; g: number }[];
  readonly temperedTime: readonly { n: number; T: number; q: number; time: number }[];
  readonly ancestry: readonly {
    n: number;
    m: number;
    p: number;
    collapsed: number;
    alive: number;
    time: number;
  }[];
};

/** The value of one of the exact routes of a quantity. */
export function exactly(quantity: Quantity, at: Point, position = 0): number {
  return exactRoutesOf(quantity)[position]!.compute(at);
}

/** Holds a value to a reference within a relative error. */
export function expectWithin(found: number, reference: number, relative: number): void {
  expect(Math.abs(found - reference), `${found} against ${reference}`).toBeLessThanOrEqual(
    relative * Math.abs(reference),
  );
}
