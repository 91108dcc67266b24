import {
  type Expression,
  freeNames,
  type IntervalReading,
  intervalReading,
  print,
} from '../expression/index.js';
import type { Sign } from './goal.js';
import { coversAll, type Variable } from './variable.js';

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
  // Inside a series its index is no variable of the domain.
  if (freeNames(tree).some((used) => !variables.some(({ name }) => name === used))) return 'unknown';
  const read = intervalReading(
    variables.map(({ name }) => name),
    [tree],
  );
  const tests: readonly (readonly [Sign, (lo: number, hi: number) => boolean])[] = [
    ['positive', (lo) => lo > 0],
    ['negative', (_, hi) => hi < 0],
    ['nonnegative', (lo) => lo >= 0],
    ['nonpositive', (_, hi) => hi <= 0],
  ];
  const most = print(tree).length < LONGEST && !hasSeries(tree) ? BOXES : 1;
  return tests.find(([, test]) => everywhere(read, variables, most, test))?.[0] ?? 'unknown';
}

function everywhere(
  read: IntervalReading,
  variables: readonly Variable[],
  most: number,
  test: (lo: number, hi: number) => boolean,
): boolean {
  const out = new Float64Array(3);
  return coversAll(variables, most, (box) => {
    read(out, box);
    return test(out[0]!, out[1]!);
  });
}
