import { atom, BINDING, enclosed, functions, type Piece } from './functions/index.js';
import { latexName } from './latexName.js';
import { parts } from './parts.js';
import type { Comparison, ConditionNode, Expression, ReductionNode, Relation, SeriesNode } from './tree.js';

interface Context {
  /** For each vector that stands for its entries here, the index of the entry. */
  readonly entries: ReadonlyMap<string, string>;
  /** Names that mean something in the whole expression. */
  readonly taken: ReadonlySet<string>;
}

const COMPARISONS: Readonly<Record<Comparison, string>> = {
  '<=': '\\le',
  '<': '<',
  '>=': '\\ge',
  '>': '>',
  '=': '=',
};

/**
 * The expression as LaTeX for math mode, in the usual notation: Greek names, indices (`T_step`, `n0`),
 * fractions, roots, sums and products with limits, cases for `? :`, and no more parentheses than needed.
 */
export function latex(expression: Expression): string {
  return piece(expression, contextOf(expression)).latex;
}

/** The relation as LaTeX for math mode. */
export function latexRelation(relation: Relation): string {
  const [left, right] = [relation.left, relation.right].map((side) => piece(side, contextOf(side)));
  return `${enclosed(left!, BINDING.sum)} ${COMPARISONS[relation.comparison]} ${enclosed(right!, BINDING.sum)}`;
}

function contextOf(expression: Expression): Context {
  return { entries: new Map(), taken: new Set(mentioned(expression)) };
}

function piece(node: Expression, context: Context): Piece {
  switch (node.kind) {
    case 'number':
      return numeral(node.text);
    case 'text':
      return atom(`\\text{${escaped(node.value)}}`);
    case 'name': {
      const index = context.entries.get(node.name);
      return atom(latexName(node.name, index === undefined ? [] : [index]));
    }
    case 'element':
      return atom(latexName(node.vector, [piece(node.index, context).latex]));
    case 'size':
      return atom(`\\operatorname{size}(${latexName(node.vector)})`);
    case 'call':
      return functions.get(node.name)!.latex(node.args.map((arg) => piece(arg, context)));
    case 'condition':
      return cases(node, context);
    case 'series':
      return series(node, context);
    case 'reduction':
      return reduction(node, context);
  }
}

function numeral(text: string): Piece {
  const [mantissa, power] = text.toLowerCase().split('e');
  if (power === undefined) return atom(text);
  const ten = `10^{${Number(power)}}`;
  if (Number(mantissa) === 1) return { latex: ten, binding: BINDING.power };
  return { latex: `${mantissa} \\cdot ${ten}`, binding: BINDING.product };
}

function escaped(text: string): string {
  return text.replace(/[\\{}$&#^_%~]/g, (character) => (/[\\^~]/.test(character) ? ' ' : `\\${character}`));
}

/** Conditionals in the last branch become further cases. */
function cases(node: ConditionNode, context: Context): Piece {
  const rows: string[] = [];
  let rest: Expression = node;
  for (; rest.kind === 'condition'; rest = rest.no) {
    rows.push(`${piece(rest.yes, context).latex} & \\text{if } ${piece(rest.test, context).latex}`);
  }
  rows.push(`${piece(rest, context).latex} & \\text{otherwise}`);
  return {
    latex: `\\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}`,
    binding: BINDING.product,
    open: true,
  };
}

function series(node: SeriesNode, context: Context): Piece {
  const entries = new Map(context.entries);
  entries.delete(node.index);
  const [from, to] = [piece(node.from, context).latex, piece(node.to, context).latex];
  const sign = node.operation === 'sum' ? '\\sum' : '\\prod';
  const term = enclosed(piece(node.term, { ...context, entries }), BINDING.product);
  return {
    latex: `${sign}_{${latexName(node.index)}=${from}}^{${to}} ${term}`,
    binding: BINDING.product,
    open: true,
  };
}

const REDUCTIONS: Readonly<Record<ReductionNode['operation'], string>> = {
  sum: '\\sum',
  prod: '\\prod',
  min: '\\min',
  max: '\\max',
};

function reduction(node: ReductionNode, context: Context): Piece {
  const index = freshIndex(context);
  const entries = new Map([...context.entries, ...node.vectors.map((name) => [name, index] as const)]);
  const body = enclosed(piece(node.body, { ...context, entries }), BINDING.product);
  return { latex: `${REDUCTIONS[node.operation]}_{${index}} ${body}`, binding: BINDING.product, open: true };
}

/** A letter for the entries that means nothing else in the expression. */
function freshIndex(context: Context): string {
  const outer = [...context.entries.values()];
  return (
    ['i', 'j', 'k', 'l', 'm', 'h'].find((letter) => !context.taken.has(letter) && !outer.includes(letter)) ??
    "i'"
  );
}

/** Free names and the indices of series inside. */
function mentioned(node: Expression): readonly string[] {
  const own = node.kind === 'series' ? [node.index] : node.kind === 'name' ? [node.name] : [];
  return [...own, ...parts(node).flatMap((part) => mentioned(part.node))];
}
