import { type Expression, exactReading, intervalReading, printRelation } from '../expression/index.js';
import type { ClosedRelation, ProofCase } from './cases.js';
import { constantOf, normaliser, treeOf } from './normalForm.js';
import type { Proof } from './proveRelation.js';
import { signs } from './signs.js';
import { boxOf, isSplit, share, split } from './variable.js';

/** Most points of a case that are looked at one by one. */
const MOST_POINTS = 20_000;

/**
 * Proves an identity: in every case the normal form of the difference is 0, or the parameters are finitely many
 * whole numbers and both sides are equal rationals at each. Enclosures cannot prove an identity.
 */
export function proveIdentity(closed: ClosedRelation, cases: readonly ProofCase[]): Proof {
  const proved = cases.filter((one) => isZero(one) || isZeroEverywhere(one));
  const open = cases.length - proved.length;
  return {
    relation: printRelation(closed.relation),
    comparison: '=',
    outcome: open === 0 && cases.length > 0 ? 'proved' : 'undecided',
    because:
      open === 0
        ? 'both sides have the same normal form'
        : 'an identity is not provable by enclosures, and the normal forms differ',
    sources: closed.sources,
    covered: closed.conditions.length === 0 ? 'everywhere' : 'where the closed routes apply',
    boxes: cases.length,
    open,
    share: cases.length === 0 ? 0 : proved.length / cases.length,
    steps: [],
    counts: { exact: proved.length, open },
    cases: [],
  };
}

const difference = ({ left, right }: ProofCase): Expression => ({
  kind: 'call',
  name: 'sub',
  args: [left, right],
});

function isZero(one: ProofCase): boolean {
  if (!isDefined(difference(one), one)) return false;
  const sign = signs(one.variables);
  const isNonnegative = (tree: Expression): boolean => ['positive', 'nonnegative'].includes(sign(tree));
  return [false, true].some((expand) => {
    const normal = normaliser({ expand, isNonnegative });
    const p = normal.of(difference(one));
    return constantOf(p)?.n === 0n || constantOf(normal.of(treeOf(p)))?.n === 0n;
  });
}

/** Whether enclosures show that the tree is defined on the whole box, cut into a few parts. */
function isDefined(tree: Expression, { variables }: ProofCase): boolean {
  const read = intervalReading(
    variables.map(({ name }) => name),
    [tree],
  );
  const out = new Float64Array(3);
  const queue = [boxOf(variables)];
  for (let head = 0; head < queue.length; head++) {
    const box = queue[head]!;
    read(out, box);
    if (out[2]! > 0) continue;
    const sides = variables.map((_, at) => at).filter((at) => isSplit(box, at, variables[at]!));
    if (sides.length === 0 || queue.length > 200) return false;
    const shares = sides.map((at) => share(box, at, variables[at]!));
    const at = sides[shares.indexOf(Math.max(...shares))]!;
    const [left, right] = split(box, at, variables[at]!);
    queue.push(left, right);
  }
  return true;
}

function isZeroEverywhere(one: ProofCase): boolean {
  const { variables } = one;
  const count = variables.reduce(
    (n, { lo, hi, isWhole }) => (isWhole ? n * (hi - lo + 1) : Number.POSITIVE_INFINITY),
    1,
  );
  if (!(count <= MOST_POINTS)) return false;
  for (let k = 0; k < count; k++) {
    let rest = k;
    const point: Record<string, number> = {};
    for (const { name, lo, hi } of variables) {
      point[name] = lo + (rest % (hi - lo + 1));
      rest = Math.floor(rest / (hi - lo + 1));
    }
    if (one.assumptions.some((tree) => exactReading(tree, point) === false)) continue;
    const value = exactReading(difference(one), point);
    if (value === undefined || typeof value === 'boolean' || value.n !== 0n) return false;
  }
  return true;
}
