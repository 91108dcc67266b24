import { type Expression, freeNames, print } from '../../expression/index.js';
import { call, numeral } from './algebra/field.js';
import type { Divided } from './cases.js';
import { powersOf, quotients } from './quotient.js';
import { Refused } from './refused.js';

/**
 * A relation in which a law p only occurs in sums of polynomials of degree 2 without constant term: since the sum
 * of p is 1, a number s in [1/m, 1] for laws of up to m entries, below 1 when max(p) < 1, stands for sum(p^2).
 */
export function withoutLaws(divided: Divided, laws: readonly string[]): Divided {
  return laws.reduce(withoutLaw, divided);
}

function withoutLaw(divided: Divided, law: string): Divided {
  const { [law]: parameter, ...others } = divided.parameters;
  const label = `squares_${law}`;
  if (parameter?.type !== 'simplex' || Object.hasOwn(others, label))
    throw new Refused(`${law} is no law of the claim`);
  const square: Expression = { kind: 'name', name: label };
  const [left, right] = [divided.left, divided.right].map((side) => replaced(side, law, square)) as [
    Expression,
    Expression,
  ];
  if ([left, right].some((side) => freeNames(side).includes(law)))
    throw new Refused(`${law} occurs in more than sums of its squares`);
  const isSpread = divided.assumptions.some((tree) => print(tree) === `max(${law}) < 1`);
  return {
    parameters: {
      ...others,
      [label]: { type: 'real', min: 1 / (parameter.size![1] + 1), max: 1, scale: 'linear' },
    },
    left,
    right,
    assumptions: [
      ...divided.assumptions.filter((tree) => !freeNames(tree).includes(law)),
      ...(isSpread ? [call('lt', square, numeral(1))] : []),
    ],
  };
}

function replaced(tree: Expression, law: string, square: Expression): Expression {
  const visit = (part: Expression): Expression => replaced(part, law, square);
  switch (tree.kind) {
    case 'reduction':
      return tree.operation === 'sum' && tree.vectors.join() === law ? sumOf(tree.body, law, square) : tree;
    case 'call':
      return { ...tree, args: tree.args.map(visit) };
    case 'condition':
      return { ...tree, test: visit(tree.test), yes: visit(tree.yes), no: visit(tree.no) };
    case 'series':
      return { ...tree, term: visit(tree.term), from: visit(tree.from), to: visit(tree.to) };
    default:
      return tree;
  }
}

/** The sum of a p + b p^2 over a law is a + b sum(p^2). */
function sumOf(body: Expression, law: string, square: Expression): Expression {
  const ring = quotients();
  const { top, below } = ring.of(body);
  const isLaw = ring.variables.every((one) => one.kind === 'name' && one.name === law);
  const parts = [...top].map(([key, { s, n, d }]): Expression => {
    const [power = 0] = powersOf(key);
    if (power < 1 || power > 2) throw new Refused(`${law} occurs in more than sums of its squares`);
    const size = call('div', numeral(s * n), numeral(d));
    return power === 1 ? size : call('mul', size, square);
  });
  if (!isLaw || below.size > 0) throw new Refused(`${law} occurs in more than sums of its squares`);
  return parts.reduce((a, b) => call('add', a, b), numeral(0));
}
