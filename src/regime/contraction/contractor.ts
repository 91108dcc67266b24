import type { Definitions, Expression } from '../../expression/index.js';
import type { Parameter, Value } from '../parameter.js';
import { balance, copyLeaf, extent, fixLeaf, type Leaf, leafIsEmpty, leafOf } from './leaf.js';
import { type Network, network } from './network.js';
import { isEmpty, narrow } from './wire.js';

/**
 * Forward-backward contraction of a box of parameters against a conjunction of assumptions. It keeps every
 * point at which all of them hold (up to rounding of 1e-12 relative, for which ranges are widened), and
 * cuts away much of the rest. Its leaves are scratch: `reset` before each use.
 */
export interface Contractor {
  /** What is left of each parameter's domain, in the order of the regime. */
  readonly leaves: readonly Leaf[];
  /** Which parameters some assumption mentions. */
  readonly bound: readonly boolean[];
  /** Back to the box contracted once and for all. */
  reset(): void;
  /** Fixes a parameter to a value. */
  fix(at: number, value: Value): void;
  /** Contracts again after fixing; false when nothing is left. */
  contract(): boolean;
}

export interface ContractorInput {
  readonly parameters: readonly (readonly [name: string, parameter: Parameter])[];
  readonly definitions: Definitions;
  readonly assumptions: readonly Expression[];
  readonly reach: (assumption: Expression) => ReadonlySet<string>;
  readonly evaluate: (name: string, x: number) => number;
}

const roundsAtFirst = 40;
const roundsAgain = 4;

/** The contractor of a conjunction; undefined when no point of the box satisfies it. */
export function contractor(input: ContractorInput): Contractor | undefined {
  const leaves = input.parameters.map(([, parameter]) => leafOf(parameter));
  const byName = new Map(input.parameters.map(([name], at) => [name, leaves[at]!]));
  const surroundings = { leaves: byName, definitions: input.definitions, evaluate: input.evaluate };
  const reached = input.assumptions.map(input.reach);
  const networks = input.assumptions.map((assumption) => network(assumption, surroundings));
  const uses = reached.map((names) =>
    input.parameters.flatMap(([name], at) => (names.has(name) ? [at] : [])),
  );
  if (!contractAll(networks, leaves, roundsAtFirst)) return undefined;
  const start = input.parameters.map(([, parameter]) => leafOf(parameter));
  leaves.forEach((leaf, at) => {
    copyLeaf(leaf, start[at]!);
  });
  const fixed = leaves.map(() => false);
  return {
    leaves,
    bound: leaves.map((_, at) => uses.some((used) => used.includes(at))),
    reset: () => {
      fixed.fill(false);
      start.forEach((leaf, at) => {
        copyLeaf(leaf, leaves[at]!);
      });
    },
    fix: (at, value) => {
      fixed[at] = true;
      fixLeaf(leaves[at]!, value);
    },
    contract: () =>
      contractAll(
        networks.filter((_, k) => uses[k]!.some((at) => !fixed[at])),
        leaves,
        roundsAgain,
      ),
  };
}

/** Runs all networks until nothing shrinks by more than a thousandth; false when something became empty. */
function contractAll(networks: readonly Network[], leaves: readonly Leaf[], rounds: number): boolean {
  for (let round = 0; round < rounds; round += 1) {
    const before = leaves.map(extent);
    if (!networks.every(contractOnce)) return false;
    leaves.forEach(balance);
    if (leaves.some(leafIsEmpty)) return false;
    if (leaves.every((leaf, at) => extent(leaf) >= before[at]! * 0.999)) return true;
  }
  return true;
}

function contractOnce({ gates, truth }: Network): boolean {
  for (let at = 0; at < gates.length; at += 1) gates[at]!.forward();
  narrow(truth, 1, 1);
  if (isEmpty(truth)) return false;
  truth.needed = true;
  for (let at = gates.length - 1; at >= 0; at -= 1) gates[at]!.backward();
  return true;
}
