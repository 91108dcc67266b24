import {
  createAccessorNode,
  createConditionalNode,
  createConstantNode,
  createFunctionNode,
  createIndexNode,
  createNode,
  createOperatorNode,
  createParenthesisNode,
  createParse,
  createRelationalNode,
  createSymbolNode,
} from 'mathjs/number';

type Parse = (text: string) => unknown;
/** A function of mathjs that makes something of what it depends on. */
type Factory = (given: Readonly<Record<string, unknown>>) => unknown;

/** What the package exports and its types leave out. */
declare module 'mathjs/number' {
  export const createNode: Factory;
  export const createAccessorNode: Factory;
  export const createConditionalNode: Factory;
  export const createConstantNode: Factory;
  export const createSymbolNode: Factory;
  export const createFunctionNode: Factory;
  export const createIndexNode: Factory;
  export const createOperatorNode: Factory;
  export const createParenthesisNode: Factory;
  export const createRelationalNode: Factory;
  export const createParse: Factory;
}

/** The nodes of the parser's tree, each after those that it depends on. */
const NODES: Readonly<Record<string, Factory>> = {
  Node: createNode,
  AccessorNode: createAccessorNode,
  ConditionalNode: createConditionalNode,
  ConstantNode: createConstantNode,
  SymbolNode: createSymbolNode,
  FunctionNode: createFunctionNode,
  IndexNode: createIndexNode,
  OperatorNode: createOperatorNode,
  ParenthesisNode: createParenthesisNode,
  RelationalNode: createRelationalNode,
};

/** Constructions that the language has none of: the parser makes them, and the translation refuses them by their type. */
const REFUSED = [
  'ArrayNode',
  'AssignmentNode',
  'BlockNode',
  'FunctionAssignmentNode',
  'ObjectNode',
  'RangeNode',
] as const;

/** A node that says what it is; the parser counts the entries of rows. Classes, since it asks for instances of `Node`. */
const refused = (Node: new () => object, name: string): unknown =>
  class extends Node {
    readonly type = name;
    readonly items: unknown;
    constructor(items: unknown) {
      super();
      this.items = items;
    }
  };

let loaded: Parse | undefined;

/** The parser of mathjs without its functions: what a page needs of it in the place of the whole library. */
export function mathjsParse(text: string): unknown {
  loaded ??= parserAlone();
  return loaded(text);
}

function parserAlone(): Parse {
  const given: Record<string, unknown> = {
    config: { number: 'number' },
    numeric: Number,
    typed: Object.assign((_: string, { string }: { readonly string: Parse }) => string, {
      addConversion: () => {},
    }),
    math: {},
    mathWithTransform: {},
    ...Object.fromEntries(['ResultSet', 'isBounded', 'size', 'subset'].map((name) => [name, notForParsing])),
  };
  for (const [name, create] of Object.entries(NODES)) given[name] = create(given);
  for (const name of REFUSED) given[name] = refused(given.Node as new () => object, name);
  return createParse(given) as Parse;
}

/** Stands for functions that only evaluation needs. */
function notForParsing(): never {
  throw new Error('mathjs parses here, and evaluates nothing');
}
