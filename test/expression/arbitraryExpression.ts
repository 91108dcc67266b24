import fc from 'fast-check';
import type { CallNode, Expression, Scope } from '../../src/expression/index.js';

/** The names that random expressions use; `p` and `q` have the same size. */
export const scope: Scope = {
  x: 'scalar',
  y: 'scalar',
  n: 'scalar',
  p: 'vector',
  q: 'vector',
  w: { texts: ['u', 'v'] },
};

const call = (name: string, ...args: Expression[]): CallNode => ({ kind: 'call', name, args });
const named = (name: string): Expression => ({ kind: 'name', name });

export interface Shape {
  /** Functions of one argument. */
  readonly unary: readonly string[];
  readonly binary: readonly string[];
  /** Whether vectors, texts, series and conditions occur. */
  readonly rich: boolean;
  /** Whether conditions occur in rich expressions. */
  readonly conditions: boolean;
}

const every: Shape = {
  unary: 'neg exp log log1p expm1 sqrt sin cos tan asin acos atan sinh cosh tanh log2 log10 abs floor ceil gamma lgamma digamma trigamma zeta erf erfc normcdf c4'.split(' '), // biome-ignore format: one line
  binary: 'add sub mul div pow beta min max'.split(' '),
  rich: true,
  conditions: true,
};

/** Random scalar expressions of the language over `scope`. */
export function arbitraryExpression(shape: Partial<Shape> = {}): fc.Arbitrary<Expression> {
  const { unary, binary, rich, conditions: branches } = { ...every, ...shape };
  const leaves = (names: readonly string[]): fc.Arbitrary<Expression> =>
    fc.oneof(
      fc
        .constantFrom('0', '1', '2', '3', '10', '0.5', '.25', '1.', '2.5e-1', '1e3')
        .map((text): Expression => ({ kind: 'number', text })),
      fc.constantFrom(...names).map(named),
      fc.constantFrom('pi', 'e').map((name) => call(name)),
    );
  const tree = (depth: number, names: readonly string[]): fc.Arbitrary<Expression> => {
    if (depth === 0) return leaves(names);
    const part = fc.oneof({ depthSize: 'small' }, leaves(names), tree(depth - 1, names));
    const simple = [
      leaves(names),
      fc.tuple(fc.constantFrom(...unary), part).map(([name, a]) => call(name, a)),
      fc.tuple(fc.constantFrom(...binary), part, part).map(([name, a, b]) => call(name, a, b)),
    ];
    if (!rich) return fc.oneof(...simple);
    const test = branches
      ? conditions(part)
      : fc.constant<Expression>(call('eq', named('w'), { kind: 'text', value: 'u' }));
    const counted = tree(depth - 1, [...names, 'k']);
    const entries = tree(depth - 1, [...names, 'p', 'q']);
    return fc.oneof(
      ...simple.map((arbitrary) => ({ arbitrary, weight: 3 })),
      fc.tuple(test, part, part).map(([test, yes, no]): Expression => ({ kind: 'condition', test, yes, no })),
      fc.tuple(fc.constantFrom('sum' as const, 'prod' as const), counted, fc.nat(3)).map(
        ([operation, term, last]): Expression => ({ kind: 'series', operation, term, index: 'k', from: { kind: 'number', text: '1' }, to: { kind: 'number', text: String(last) } }), // biome-ignore format: one line
      ),
      fc
        .tuple(fc.constantFrom('sum' as const, 'prod' as const, 'min' as const, 'max' as const), entries)
        .map(([operation, body]) => {
          const vectors = direct(body);
          const used = vectors.length === 0 ? call('add', body, named('p')) : body;
          return {
            kind: 'reduction',
            operation,
            body: used,
            vectors: vectors.length === 0 ? ['p'] : vectors,
          } as Expression;
        }),
      fc.constantFrom<Expression>(
        { kind: 'size', vector: 'p' },
        { kind: 'element', vector: 'q', index: { kind: 'number', text: '1' } },
      ),
    );
  };
  return tree(3, rich ? ['x', 'y', 'n'] : ['x', 'y']);
}

function conditions(part: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  const compared = fc
    .tuple(fc.constantFrom('lt', 'le', 'gt', 'ge', 'eq', 'ne'), part, part)
    .map(([name, a, b]) => call(name, a, b));
  const chosen = fc
    .tuple(fc.constantFrom('eq', 'ne'), fc.constantFrom('u', 'v'))
    .map(([name, value]) => call(name, named('w'), { kind: 'text', value }));
  const simple = fc.oneof(compared, chosen);
  return fc.oneof(
    simple,
    fc.tuple(fc.constantFrom('and', 'or'), simple, simple).map(([name, a, b]) => call(name, a, b)),
    simple.map((a) => call('not', a)),
  );
}

/** The vectors that a body reads by entry, in the order in which the parser lists them. */
function direct(node: Expression): string[] {
  switch (node.kind) {
    case 'name':
      return node.name === 'p' || node.name === 'q' ? [node.name] : [];
    case 'element':
      return direct(node.index);
    case 'call':
      return [...new Set(node.args.flatMap(direct))];
    case 'condition':
      return [...new Set([node.test, node.yes, node.no].flatMap(direct))];
    case 'series':
      return [...new Set([node.from, node.to, node.term].flatMap(direct))];
    default:
      return [];
  }
}

/** Points at which to evaluate random expressions. */
export const arbitraryPoint = fc.record({
  x: fc.integer({ min: -40, max: 40 }).map((x) => x / 8),
  y: fc.integer({ min: 1, max: 1000 }).map((y) => y / 100),
  n: fc.integer({ min: 1, max: 20 }),
  p: fc.constantFrom([0.5, 0.25, 0.25], [0.1, 0.9], [1]),
  q: fc.constant([0.2, 0.3, 0.5]),
  w: fc.constantFrom('u', 'v'),
});
