import { type Expression, type IntervalReading, intervalReading, print } from '../expression/index.js';
import type { Sign } from './goal.js';
import { boxOf, isSplit, share, split, type Variable } from './variable.js';

/** Boxes that may be looked at for one sign. */
const BOXES = 32;
/** Longer trees, and those with series, are enclosed once only. */
const LONGEST = 200;

const hasSeries = (tree: Expression): boolean => JSON.stringify(tree).includes('"kind":"series"');

/** The signs of trees on a domain, by enclosures on a few boxes; each is worked out once. */
export function signs(variables: readonly Variable[]): (tree: Expression) => Sign {
  const known = new Map<string, Sign>();
  return (tree) => {
    const key = print(tree);
    const found = known.get(key) ?? signOn(tree, variables);
    known.set(key, found);
    return found;
  };
}

function signOn(tree: Expression, variables: readonly Variable[]): Sign {
  const read = intervalReading(
    variables.map(({ name }) => name),
    [tree],
  );
  const queue = [boxOf(variables)];
  const tests: readonly (readonly [Sign, (lo: number, hi: number) => boolean])[] = [
    ['positive', (lo) => lo > 0],
    ['negative', (_, hi) => hi < 0],
    ['nonnegative', (lo) => lo >= 0],
    ['nonpositive', (_, hi) => hi <= 0],
  ];
  const most = print(tree).length < LONGEST && !hasSeries(tree) ? BOXES : 1;
  return tests.find(([, test]) => everywhere(read, queue[0]!, variables, most, test))?.[0] ?? 'unknown';
}

function everywhere(
  read: IntervalReading,
  whole: Float64Array,
  variables: readonly Variable[],
  most: number,
  test: (lo: number, hi: number) => boolean,
): boolean {
  const out = new Float64Array(3);
  const queue = [whole];
  for (let head = 0; head < queue.length; head++) {
    const box = queue[head]!;
    read(out, box);
    if (test(out[0]!, out[1]!)) continue;
    const sides = variables.map((_, at) => at).filter((at) => isSplit(box, at, variables[at]!));
    if (sides.length === 0 || queue.length >= most) return false;
    const shares = sides.map((at) => share(box, at, variables[at]!));
    const at = sides[shares.indexOf(Math.max(...shares))]!;
    const [left, right] = split(box, at, variables[at]!);
    queue.push(left, right);
  }
  return true;
}
