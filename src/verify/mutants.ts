import type { CompiledClaim } from '../claim/index.js';
import { type Comparison, type Expression, print, type Relation } from '../expression/index.js';

/** A small change of a claim that, unless it is equivalent or weaker, makes it false. */
export interface Mutant {
  readonly what: string;
  /** Number of the relation that is changed; a dropped assumption changes all of them. */
  readonly relation: number;
  readonly changed: Relation;
  /** Number of the assumption that is dropped. */
  readonly dropped?: number;
}

/** Every mutant of a claim: each relation's coefficients, exponents, integer parameters and direction, and each assumption. */
export function mutants(compiled: CompiledClaim): readonly Mutant[] {
  const integers = Object.entries(compiled.claim.regime.parameters)
    .filter(([, { type }]) => type === 'integer')
    .map(([name]) => name);
  const changed = compiled.relations.flatMap((relation, position) =>
    relationMutants(relation, integers).map(({ what, changed }) => ({ what, relation: position, changed })),
  );
  const dropped = compiled.claim.regime.assumptions.map((assumption, index) => ({
    what: `assumption '${assumption}' dropped`,
    relation: 0,
    changed: compiled.relations[0]!,
    dropped: index,
  }));
  return [...changed, ...dropped];
}

interface Change {
  readonly what: string;
  readonly changed: Relation;
}

function relationMutants(relation: Relation, integers: readonly string[]): readonly Change[] {
  const sides = (['left', 'right'] as const).flatMap((side) =>
    expressionMutants(relation[side], integers).map(({ what, tree }) =>
      withText({ ...relation, [side]: tree }, what),
    ),
  );
  const bare = relation.right.kind === 'number' && Number(relation.right.text) === 0;
  const scaled = bare
    ? []
    : [1.02, 0.98].map((factor) =>
        withText({ ...relation, right: times(factor, relation.right) }, `right side times ${factor}`),
      );
  return [...sides, ...scaled, ...flipped(relation)];
}

const FLIP: Readonly<Record<Comparison, Comparison | undefined>> = {
  '<=': '>=',
  '<': '>',
  '>=': '<=',
  '>': '<',
  '=': undefined,
};

function flipped(relation: Relation): readonly Change[] {
  const comparison = FLIP[relation.comparison];
  return comparison === undefined ? [] : [withText({ ...relation, comparison }, 'inequality flipped')];
}

function withText(relation: Relation, what: string): Change {
  return {
    what,
    changed: { ...relation, text: `${print(relation.left)} ${relation.comparison} ${print(relation.right)}` },
  };
}

interface TreeChange {
  readonly what: string;
  readonly tree: Expression;
}

/** Each way to change one place of a tree. */
function expressionMutants(tree: Expression, integers: readonly string[]): readonly TreeChange[] {
  return [...ownMutants(tree, integers), ...partMutants(tree, integers)];
}

function ownMutants(tree: Expression, integers: readonly string[]): readonly TreeChange[] {
  if (tree.kind === 'number') return numberMutants(tree.text);
  if (tree.kind === 'name' && integers.includes(tree.name)) {
    return [{ what: `${tree.name} replaced by ${tree.name}-1`, tree: call('sub', tree, numeral(1)) }];
  }
  if (tree.kind === 'call' && tree.name === 'pow') return exponentMutants(tree.args[0]!, tree.args[1]!);
  return [];
}

function numberMutants(text: string): readonly TreeChange[] {
  const value = Number(text);
  if (value === 0) return [];
  return [1.02, 0.98].map((factor) => ({ what: `${text} times ${factor}`, tree: numeral(value * factor) }));
}

function exponentMutants(base: Expression, exponent: Expression): readonly TreeChange[] {
  return ([1, -1] as const).map((step) => ({
    what: `exponent ${print(exponent)} ${step > 0 ? 'plus' : 'minus'} 1`,
    tree: call('pow', base, call(step > 0 ? 'add' : 'sub', exponent, numeral(1))),
  }));
}

/** The same change inside each part of the tree; integer exponents are not changed by percents. */
function partMutants(tree: Expression, integers: readonly string[]): readonly TreeChange[] {
  const inside = (part: Expression, rebuild: (changed: Expression) => Expression): readonly TreeChange[] =>
    expressionMutants(part, integers).map(({ what, tree: changed }) => ({ what, tree: rebuild(changed) }));
  switch (tree.kind) {
    case 'call':
      if (tree.name === 'pow' && tree.args[1]!.kind === 'number') {
        return inside(tree.args[0]!, (base) => call('pow', base, tree.args[1]!));
      }
      return tree.args.flatMap((part, i) =>
        inside(part, (changed) => ({ ...tree, args: tree.args.with(i, changed) })),
      );
    case 'series':
      return [
        ...inside(tree.term, (term) => ({ ...tree, term })),
        {
          what: `${tree.operation} without its last term`,
          tree: { ...tree, to: call('sub', tree.to, numeral(1)) },
        },
      ];
    case 'reduction':
      return inside(tree.body, (body) => ({ ...tree, body }));
    case 'condition':
      return [
        ...inside(tree.yes, (yes) => ({ ...tree, yes })),
        ...inside(tree.no, (no) => ({ ...tree, no })),
      ];
    default:
      return [];
  }
}

const numeral = (value: number): Expression =>
  value < 0 ? call('neg', { kind: 'number', text: String(-value) }) : { kind: 'number', text: String(value) };
const call = (name: string, ...args: readonly Expression[]): Expression => ({ kind: 'call', name, args });
const times = (factor: number, tree: Expression): Expression => call('mul', numeral(factor), tree);
