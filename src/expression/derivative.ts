import { call, condition, constantOf, times, whole } from './build.js';
import { freeNames } from './freeNames.js';
import { functions } from './functions/index.js';
import { dependsOn } from './parts.js';
import { print } from './print.js';
import type { CallNode, Expression, ReductionNode, SeriesNode } from './tree.js';

/**
 * The derivative of a scalar expression by one name, with whole numbers folded and neutral elements dropped.
 * `floor` and `ceil` have derivative 0, `abs`, `min`, `max` and `? :` that of the branch in force (at a kink:
 * 0 for `abs`, the first argument that attains it for `min` and `max`). Series are differentiated term by term.
 * The expression speaks of the parameters alone: substitute definitions first, or the chain rule is yours.
 *
 * @throws Error with a sentence where the language has no such derivative: by the limits of a series, by a
 * vector, of `zeta` and of `trigamma`.
 */
export function derivative(expression: Expression, name: string): Expression {
  if (!freeNames(expression).includes(name)) return whole(0);
  switch (expression.kind) {
    case 'name':
      return whole(1);
    case 'call':
      return application(expression, name);
    case 'condition': {
      const [yes, no] = [derivative(expression.yes, name), derivative(expression.no, name)];
      return condition(expression.test, yes, no);
    }
    case 'series':
      return series(expression, name);
    case 'reduction':
      return reduction(expression, name);
    default:
      throw new Error(`${print(expression)} cannot be differentiated by ${name}.`);
  }
}

function application(node: CallNode, name: string): Expression {
  const rule = functions.get(node.name)!.derivative;
  const slopes = node.args.map((arg) => derivative(arg, name));
  if (slopes.every((slope) => constantOf(slope) === 0)) return whole(0);
  const result = rule?.(node.args, slopes);
  if (result !== undefined) return result;
  throw new Error(`The derivative of ${node.name} is not a function of the language: ${print(node)}.`);
}

function series(node: SeriesNode, name: string): Expression {
  if ([node.from, node.to].some((limit) => freeNames(limit).includes(name))) {
    throw new Error(
      `A series cannot be differentiated by a name in its limits, here ${name}: ${print(node)}.`,
    );
  }
  const slope = derivative(node.term, name);
  if (constantOf(slope) === 0) return whole(0);
  if (node.operation === 'sum') return { ...node, term: slope };
  return leaveOneOut(node, slope);
}

/** Of a product: the sum over j of the derivative of factor j times all other factors. */
function leaveOneOut(node: SeriesNode, slope: Expression): Expression {
  const taken = [node.index, ...freeNames(node.term), ...freeNames(slope)];
  const other = unused(`${node.index}_other`, taken);
  const same = call('eq', { kind: 'name', name: node.index }, { kind: 'name', name: other });
  const product: SeriesNode = { ...node, term: condition(same, slope, node.term) };
  return { kind: 'series', operation: 'sum', index: other, from: node.from, to: node.to, term: product };
}

function unused(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? unused(`${name}_`, taken) : name;
}

function reduction(node: ReductionNode, name: string): Expression {
  const slope = derivative(node.body, name);
  if (constantOf(slope) === 0) return whole(0);
  if (node.operation === 'sum') return summed(slope, node.vectors);
  throw new Error(`${node.operation} of a vector cannot be differentiated by ${name}: ${print(node)}.`);
}

/** The sum over the entries; a slope that is the same for all entries is counted. */
function summed(slope: Expression, vectors: readonly string[]): Expression {
  const used = vectors.filter((vector) => dependsOn(slope, [vector]));
  if (used.length === 0) return times({ kind: 'size', vector: vectors[0]! }, slope);
  return { kind: 'reduction', operation: 'sum', body: slope, vectors: used };
}
