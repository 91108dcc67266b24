import type { CallNode, Expression, Relation } from './tree.js';

/** How tightly a form of the language binds; a part that binds less than its place demands gets parentheses. */
const BINDING = {
  condition: 0,
  or: 1,
  and: 2,
  comparison: 3,
  sum: 4,
  product: 5,
  sign: 6,
  power: 7,
  atom: 8,
} as const;

interface Operator {
  readonly symbol: string;
  readonly binding: number;
  /** What the left and the right operand must at least bind. */
  readonly left: number;
  readonly right: number;
}

const operator = (symbol: string, binding: number, left: number, right: number): Operator => ({
  symbol,
  binding,
  left,
  right,
});
const comparison = (symbol: string) => operator(symbol, BINDING.comparison, BINDING.sum, BINDING.sum);

const OPERATORS: Readonly<Record<string, Operator>> = {
  or: operator('or', BINDING.or, BINDING.or, BINDING.and),
  and: operator('and', BINDING.and, BINDING.and, BINDING.comparison),
  lt: comparison('<'),
  le: comparison('<='),
  gt: comparison('>'),
  ge: comparison('>='),
  eq: comparison('=='),
  ne: comparison('!='),
  add: operator('+', BINDING.sum, BINDING.sum, BINDING.product),
  sub: operator('-', BINDING.sum, BINDING.sum, BINDING.product),
  mul: operator('*', BINDING.product, BINDING.product, BINDING.sign),
  div: operator('/', BINDING.product, BINDING.product, BINDING.sign),
  pow: operator('^', BINDING.power, BINDING.atom, BINDING.sign),
};

/** The expression in the language, with no more parentheses than it needs; parsing it gives the same tree. */
export function print(expression: Expression): string {
  return show(expression)[0];
}

/** The relation in the language. */
export function printRelation({ left, comparison, right }: Relation): string {
  const side = (tree: Expression) => part(tree, BINDING.sum);
  return `${side(left)} ${comparison} ${side(right)}`;
}

function part(node: Expression, least: number): string {
  const [text, binding] = show(node);
  return binding < least ? `(${text})` : text;
}

function show(node: Expression): readonly [text: string, binding: number] {
  switch (node.kind) {
    case 'number':
      return [node.text, BINDING.atom];
    case 'text':
      return [node.value.includes('"') ? `'${node.value}'` : `"${node.value}"`, BINDING.atom];
    case 'name':
      return [node.name, BINDING.atom];
    case 'element':
      return [`${node.vector}[${print(node.index)}]`, BINDING.atom];
    case 'size':
      return [`size(${node.vector})`, BINDING.atom];
    case 'call':
      return application(node);
    case 'condition': {
      const [test, yes] = [part(node.test, BINDING.or), part(node.yes, BINDING.or)];
      return [`${test} ? ${yes} : ${print(node.no)}`, BINDING.condition];
    }
    case 'series': {
      const inner = [print(node.term), node.index, print(node.from), print(node.to)];
      return [`${node.operation}(${inner.join(', ')})`, BINDING.atom];
    }
    case 'reduction':
      return [`${node.operation}(${print(node.body)})`, BINDING.atom];
  }
}

function application({ name, args }: CallNode): readonly [string, number] {
  if (args.length === 0) return [name, BINDING.atom];
  if (name === 'neg') return [`-${part(args[0]!, BINDING.sign)}`, BINDING.sign];
  if (name === 'not') return [`not ${part(args[0]!, BINDING.sign)}`, BINDING.sign];
  const infix = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (infix === undefined) return [`${name}(${args.map(print).join(', ')})`, BINDING.atom];
  const [left, right] = [part(args[0]!, infix.left), part(args[1]!, infix.right)];
  const space = name === 'pow' ? '' : ' ';
  return [`${left}${space}${infix.symbol}${space}${right}`, infix.binding];
}
