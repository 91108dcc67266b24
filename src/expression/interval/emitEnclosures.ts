import {
  E,
  type Ends,
  flatCode,
  flatContinuous,
  flatDefined,
  flatSum,
  fromDecimal,
  kernel,
  PI,
} from '../../interval/index.js';
import { freeNames } from '../freeNames.js';
import { functions } from '../functions/index.js';
import type { CallNode, ConditionNode, Expression, SeriesNode } from '../tree.js';

/** An enclosure in generated code: its ends, and names of flags (absent: certainly true). */
export interface Enclosed extends Ends {
  /** Defined at every point of the box. */
  readonly ok?: string;
  /** Defined and continuous on the box. */
  readonly smooth?: string;
}

interface Block {
  readonly lines: string[];
  readonly seen: Map<Expression, Enclosed>;
  readonly keys: Map<string, Enclosed>;
  readonly outer?: Block;
  /** Of the body of a loop: its index and what stands for it. */
  readonly index?: { readonly name: string; readonly ends: Ends };
}

/** Terms of a series that are evaluated one by one; of longer ones, blocks of a 1/64 of the distance from the start are enclosed together, and blocks of this many last. */
const SINGLE_TERMS = 256;

const block = (outer?: Block, index?: Block['index']): Block => ({
  lines: [],
  seen: new Map(),
  keys: new Map(),
  ...(outer && { outer }),
  ...(index && { index }),
});

/** Statements that compute the enclosures of the outputs from the locals named by `inputs`. */
export function emitEnclosures(
  inputs: ReadonlyMap<string, Ends>,
  outputs: readonly Expression[],
): { readonly lines: readonly string[]; readonly outputs: readonly Enclosed[] } {
  const top = block();
  let fresh = 0;
  const local = (): Ends => {
    fresh += 1;
    return { lo: `l${fresh}`, hi: `h${fresh}` };
  };
  const flag = (): string => `b${++fresh}`;
  const names = new WeakMap<Expression, ReadonlySet<string>>();
  return { outputs: outputs.map((output) => visit(output, top)), lines: top.lines };

  function namesIn(node: Expression): ReadonlySet<string> {
    const found = names.get(node) ?? new Set(freeNames(node));
    names.set(node, found);
    return found;
  }

  function visit(node: Expression, place: Block): Enclosed {
    if (place.index !== undefined && !namesIn(node).has(place.index.name)) return visit(node, place.outer!);
    const found = lookUp(place, (at) => at.seen.get(node));
    if (found !== undefined) return found;
    const result = make(node, place);
    place.seen.set(node, result);
    return result;
  }

  function lookUp(place: Block, get: (at: Block) => Enclosed | undefined): Enclosed | undefined {
    for (let at: Block | undefined = place; at !== undefined; at = at.outer) {
      const found = get(at);
      if (found !== undefined) return found;
      if (at.index !== undefined) return undefined;
    }
    return undefined;
  }

  function make(node: Expression, place: Block): Enclosed {
    switch (node.kind) {
      case 'number':
        return literal(fromDecimal(node.text));
      case 'name':
        return nameEnds(node.name, place);
      case 'call':
        return application(node, place);
      case 'condition':
        return conditional(node, place);
      case 'series':
        return series(node, place);
      default:
        throw new Error(`an enclosure needs a case of fixed sizes and texts; here a ${node.kind} is left`);
    }
  }

  function nameEnds(name: string, place: Block): Enclosed {
    for (let at: Block | undefined = place; at !== undefined; at = at.outer)
      if (at.index?.name === name) return at.index.ends;
    const input = inputs.get(name);
    if (input === undefined) throw new Error(`The name ${name} is not an input of this enclosure.`);
    return input;
  }

  function application(node: CallNode, place: Block): Enclosed {
    if (node.args.length === 0) return literal(node.name === 'pi' ? PI : E);
    const args = node.args.map((arg) => visit(arg, place));
    const key = `${node.name} ${args.map(({ lo, hi }) => `${lo} ${hi}`).join(' ')}`;
    const known = lookUp(place, (at) => at.keys.get(key));
    if (known !== undefined) return known;
    const result = args.every(isLiteral) ? constant(node.name, args, place) : emitted(node.name, args, place);
    place.keys.set(key, result);
    return result;
  }

  function constant(name: string, args: readonly Enclosed[], place: Block): Enclosed {
    const code = flatCode(name, args, { lo: 'a', hi: 'b' });
    const defined = flatDefined(name, args) ?? 'true';
    const [lo, hi, ok] = new Function(...Object.keys(kernel), `${code}\nreturn [a, b, ${defined}];`)(
      ...Object.values(kernel),
    ) as [number, number, boolean];
    return ok ? literal({ lo, hi }) : emitted(name, args, place);
  }

  function emitted(name: string, args: readonly Enclosed[], place: Block): Enclosed {
    const { arity, result: kind } = functions.get(name)!;
    if (args.length > 2 && arity[1] > 2 && name !== 'min' && name !== 'max' && kind === 'scalar')
      return args.reduce((left, right) => emitted(name, [left, right], place));
    const result = local();
    place.lines.push(flatCode(name, args, result));
    if (functions.get(name)!.compares !== undefined) return compared(name, args, result, place);
    const conditions = args.map(({ ok }) => ok);
    const ok = all([...conditions, flatDefined(name, args)], place);
    const smooth = all(
      [...args.map((arg) => arg.smooth), flatDefined(name, args), flatContinuous(name, args)],
      place,
    );
    return { ...result, ...(ok && { ok }), ...(smooth && { smooth }) };
  }

  /** A comparison with an undefined side is false (`!=` true), so it may be so wherever a side may be undefined. */
  function compared(name: string, args: readonly Enclosed[], result: Ends, place: Block): Enclosed {
    const ok = all(
      args.map((arg) => arg.ok),
      place,
    );
    if (ok === undefined) return result;
    const wide = local();
    const [lo, hi] =
      name === 'ne' ? [result.lo, `${ok} ? ${result.hi} : 1`] : [`${ok} ? ${result.lo} : 0`, result.hi];
    place.lines.push(`const ${wide.lo} = ${lo}, ${wide.hi} = ${hi};`);
    return wide;
  }

  function all(conditions: readonly (string | undefined)[], place: Block): string | undefined {
    const given = [...new Set(conditions.filter((text) => text !== undefined))];
    if (given.length === 0) return undefined;
    if (given.length === 1 && /^b\d+$/.test(given[0]!)) return given[0];
    const name = flag();
    place.lines.push(`const ${name} = ${given.join(' && ')};`);
    return name;
  }

  function conditional(node: ConditionNode, place: Block): Enclosed {
    const test = visit(node.test, place);
    const result = local();
    const [ok, smooth] = [flag(), flag()];
    const [yes, no] = [block(place), block(place)];
    const [first, second] = [visit(node.yes, yes), visit(node.no, no)];
    place.lines.push(
      `let ${result.lo} = NaN, ${result.hi} = NaN, ${ok} = true, ${smooth} = ${test.lo} === ${test.hi};`,
      `if (${test.hi} === 1) {`,
      ...yes.lines,
      `${result.lo} = ${first.lo}; ${result.hi} = ${first.hi}; ${ok} = ${first.ok ?? true}; ${smooth} = ${smooth} && ${first.smooth ?? true};`,
      `}`,
      `if (${test.lo} === 0) {`,
      ...no.lines,
      `const lo = hullLo(${result.lo}, ${result.hi}, ${second.lo}, ${second.hi});`,
      `${result.hi} = hullHi(${result.lo}, ${result.hi}, ${second.lo}, ${second.hi}); ${result.lo} = lo;`,
      `${ok} = ${ok} && ${second.ok ?? true}; ${smooth} = ${smooth} && ${second.smooth ?? true};`,
      `}`,
    );
    return { ...result, ok, smooth };
  }

  function series(node: SeriesNode, place: Block): Enclosed {
    const [from, to] = [visit(node.from, place), visit(node.to, place)];
    const result = local();
    const [ok, smooth, id] = [flag(), flag(), fresh];
    const index: Ends = { lo: `k${id}`, hi: `m${id}` };
    const body = block(place, { name: node.index, ends: index });
    const term = visit(node.term, body);
    const ranges = `f${id} = Math.ceil(${from.lo}), g${id} = Math.ceil(${from.hi}), s${id} = Math.floor(${to.lo}), t${id} = Math.floor(${to.hi})`;
    const flags = [
      ...(term.ok ? [`${ok} = ${ok} && ${term.ok};`] : []),
      ...(term.smooth ? [`${smooth} = ${smooth} && ${term.smooth};`] : []),
    ];
    const sums = { ...result, restLo: `x${id}`, restHi: `y${id}` };
    const isSum = node.operation === 'sum';
    place.lines.push(
      `const ${ranges};`,
      `let ${ok} = ${[from.ok, to.ok].filter(Boolean).join(' && ') || true}, ${smooth} = ${ok} && f${id} === g${id} && s${id} === t${id};`,
      isSum ? flatSum.start(sums) : `let ${result.lo} = 1, ${result.hi} = 1; const p${id} = prodStart();`,
      `if (!(t${id} - f${id} <= 1e9 || t${id} < f${id})) { ${ok} = false; ${smooth} = false; ${result.lo} = -Infinity; ${result.hi} = Infinity; }`,
      `else {`,
      `for (let ${index.lo} = f${id}; ${index.lo} <= t${id};) {`,
      `const z${id} = terms(${index.lo}, f${id}, g${id}, s${id}, t${id}), ${index.hi} = ${index.lo} + z${id} - 1, q${id} = ${index.lo} < g${id} || ${index.lo} > s${id};`,
      ...body.lines,
      ...flags,
      `let u${id} = ${term.lo}, v${id} = ${term.hi};`,
      ...(isSum ? sumStep(id, sums) : productStep(id)),
      `${index.lo} += z${id};`,
      `}`,
      isSum ? flatSum.end(sums) : `${result.lo} = prodLo(p${id}); ${result.hi} = prodHi(p${id});`,
      `}`,
    );
    return { ...result, ok, smooth };
  }
}

/** A term that may be missing counts as anything between 0 and itself; a block of terms as often as it has terms. */
function sumStep(id: number, sums: Parameters<typeof flatSum.start>[0]): string[] {
  const [u, v] = [`u${id}`, `v${id}`];
  return [
    `if (q${id}) { ${u} = Math.min(0, ${u}); ${v} = Math.max(0, ${v}); }`,
    `if (z${id} > 1) { const w = mulLo(z${id}, z${id}, ${u}, ${v}); ${v} = mulHi(z${id}, z${id}, ${u}, ${v}); ${u} = w; }`,
    flatSum.step(sums, { lo: u, hi: v }),
  ];
}

function productStep(id: number): string[] {
  const [u, v] = [`u${id}`, `v${id}`];
  return [
    `if (q${id}) { ${u} = Math.min(1, ${u}); ${v} = Math.max(1, ${v}); }`,
    `if (z${id} > 1) { if (${u} >= 0) { const w = powLo(${u}, ${v}, z${id}, z${id}); ${v} = powHi(${u}, ${v}, z${id}, z${id}); ${u} = w; } else { ${u} = -Infinity; ${v} = Infinity; } }`,
    `prodStep(p${id}, ${u}, ${v});`,
  ];
}

/**
 * How many terms from k on are enclosed together: ranges [f, g) and (s, t] may be missing, [g, s] is certain,
 * and no block crosses their borders.
 */
export function terms(k: number, f: number, g: number, s: number, t: number): number {
  const most = t - f < SINGLE_TERMS ? 1 : Math.max(1, Math.floor((k - f) / 64));
  const last = Math.min(t, k < g ? g - 1 : k <= s ? s : t);
  return Math.min(most, last - k + 1);
}

const NUMERAL = /^-?(?:\d|Infinity)/;

const isLiteral = ({ lo, hi, ok }: Enclosed): boolean =>
  NUMERAL.test(lo) && NUMERAL.test(hi) && ok === undefined;

const literal = ({ lo, hi }: { readonly lo: number; readonly hi: number }): Enclosed => ({
  lo: String(lo),
  hi: String(hi),
});
