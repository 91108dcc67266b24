import {
  createAccessorNode,
  createArrayNode,
  createAssignmentNode,
  createBlockNode,
  createConditionalNode,
  createConstantNode,
  createFunctionAssignmentNode,
  createFunctionNode,
  createIndexNode,
  createNode,
  createObjectNode,
  createOperatorNode,
  createParenthesisNode,
  createParse,
  createRangeNode,
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
  export const createArrayNode: Factory;
  export const createAssignmentNode: Factory;
  export const createBlockNode: Factory;
  export const createConditionalNode: Factory;
  export const createConstantNode: Factory;
  export const createSymbolNode: Factory;
  export const createFunctionNode: Factory;
  export const createFunctionAssignmentNode: Factory;
  export const createIndexNode: Factory;
  export const createObjectNode: Factory;
  export const createOperatorNode: Factory;
  export const createParenthesisNode: Factory;
  export const createRangeNode: Factory;
  export const createRelationalNode: Factory;
  export const createParse: Factory;
}

/** The nodes of the parser's tree, each after those that it depends on. */
const NODES: Readonly<Record<string, Factory>> = {
  Node: createNode,
  AccessorNode: createAccessorNode,
  ArrayNode: createArrayNode,
  AssignmentNode: createAssignmentNode,
  BlockNode: createBlockNode,
  ConditionalNode: createConditionalNode,
  ConstantNode: createConstantNode,
  SymbolNode: createSymbolNode,
  FunctionNode: createFunctionNode,
  FunctionAssignmentNode: createFunctionAssignmentNode,
  IndexNode: createIndexNode,
  ObjectNode: createObjectNode,
  OperatorNode: createOperatorNode,
  ParenthesisNode: createParenthesisNode,
  RangeNode: createRangeNode,
  RelationalNode: createRelationalNode,
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
  return createParse(given) as Parse;
}

/** Stands for functions that only evaluation needs. */
function notForParsing(): never {
  throw new Error('mathjs parses here, and evaluates nothing');
}
