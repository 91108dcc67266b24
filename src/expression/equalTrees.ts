import type { CallNode, Expression, SeriesNode } from './tree.js';

/**
 * Whether two expressions are the same up to the order of sums, products, `min`, `max`, `and`, `or`, `==`,
 * `!=`, the direction of comparisons, where signs and divisions stand, the spelling of numerals and the names
 * of indices. `true` means equal as functions; `false` means nothing.
 */
export function equalTrees(a: Expression, b: Expression): boolean {
  return key(a, []) === key(b, []);
}

/** A text that is the same for trees that count as equal. `bound` are the indices in force, outermost first. */
function key(node: Expression, bound: readonly string[]): string {
  switch (node.kind) {
    case 'number':
      return canonicalNumeral(node.text);
    case 'text':
      return JSON.stringify(node.value);
    case 'name': {
      const depth = bound.lastIndexOf(node.name);
      return depth < 0 ? node.name : `#${depth}`;
    }
    case 'element':
      return `${node.vector}[${key(node.index, bound)}]`;
    case 'size':
      return `size(${node.vector})`;
    case 'call':
      return callKey(node, bound);
    case 'condition':
      return `if(${[node.test, node.yes, node.no].map((part) => key(part, bound)).join(',')})`;
    case 'series':
      return seriesKey(node, bound);
    case 'reduction':
      return `${node.operation}{${key(node.body, bound)}}`;
  }
}

function seriesKey(node: SeriesNode, bound: readonly string[]): string {
  const limits = `${key(node.from, bound)},${key(node.to, bound)}`;
  return `${node.operation}(${key(node.term, [...bound, node.index])},${limits})`;
}

const FLIPPED: Readonly<Record<string, string>> = { gt: 'lt', ge: 'le' };
const SYMMETRIC: readonly string[] = ['min', 'max', 'eq', 'ne'];
const FLAT: readonly string[] = ['min', 'max', 'and', 'or'];

function callKey(node: CallNode, bound: readonly string[]): string {
  const { name, args } = node;
  if (['add', 'sub'].includes(name)) return sumKey(node, bound);
  if (['mul', 'div', 'neg'].includes(name)) return productKey(node, bound);
  if (Object.hasOwn(FLIPPED, name))
    return callKey({ ...node, name: FLIPPED[name]!, args: [...args].reverse() }, bound);
  const flat = FLAT.includes(name) ? flatten(name, args) : args;
  const keys = flat.map((arg) => key(arg, bound));
  return `${name}(${(SYMMETRIC.includes(name) || FLAT.includes(name) ? keys.sort() : keys).join(',')})`;
}

function flatten(name: string, args: readonly Expression[]): readonly Expression[] {
  return args.flatMap((arg) => (arg.kind === 'call' && arg.name === name ? flatten(name, arg.args) : [arg]));
}

function sumKey(node: CallNode, bound: readonly string[]): string {
  const terms: string[] = [];
  const collect = (part: Expression, negative: boolean): void => {
    const name = part.kind === 'call' ? part.name : '';
    const args = part.kind === 'call' ? part.args : [];
    if (name === 'add' || name === 'sub') {
      collect(args[0]!, negative);
      collect(args[1]!, name === 'sub' ? !negative : negative);
    } else if (name === 'neg') collect(args[0]!, !negative);
    else terms.push(signed(key(part, bound), negative));
  };
  collect(node, false);
  return `sum(${terms.sort().join(',')})`;
}

/** A key with one sign at most in front. */
function signed(text: string, negative: boolean): string {
  if (!negative) return text;
  return text.startsWith('-') ? text.slice(1) : `-${text}`;
}

function productKey(node: CallNode, bound: readonly string[]): string {
  const factors: string[] = [];
  let negative = false;
  const collect = (part: Expression, below: boolean): void => {
    const name = part.kind === 'call' ? part.name : '';
    const args = part.kind === 'call' ? part.args : [];
    if (name === 'mul' || name === 'div') {
      collect(args[0]!, below);
      collect(args[1]!, name === 'div' ? !below : below);
    } else if (name === 'neg') {
      negative = !negative;
      collect(args[0]!, below);
    } else factors.push(`${below ? '/' : ''}${key(part, bound)}`);
  };
  collect(node, false);
  const inner =
    factors.length === 1 && !factors[0]!.startsWith('/')
      ? factors[0]!
      : `product(${factors.sort().join(',')})`;
  return signed(inner, negative);
}

/** The digits of a numeral without leading and trailing zeros, and its power of ten. */
function canonicalNumeral(text: string): string {
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
  const [before = '', after = ''] = mantissa.split('.');
  const digits = `${before}${after}`.replace(/^0+/, '');
  const trimmed = digits.replace(/0+$/, '');
  if (trimmed === '') return '0';
  return `${trimmed}e${Number(power) - after.length + (digits.length - trimmed.length)}`;
}
