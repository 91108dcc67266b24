import { type Expression, floatReading } from '../expression/index.js';
import type { Task } from './tactics/index.js';
import type { Variable } from './variable.js';

/** Points that are tried. */
const POINTS = 24;
/** Whole numbers beyond this are not tried: they may be the lengths of series. */
const LARGEST = 300;

/** The k-th number of a sequence that fills [0, 1] evenly, with base b. */
function radical(k: number, b: number): number {
  let [result, scale] = [0, 1 / b];
  for (let rest = k; rest > 0; rest = Math.floor(rest / b), scale /= b) result += (rest % b) * scale;
  return result;
}

const BASES = [2, 3, 5, 7, 11, 13, 17, 19];

function valueAt({ lo, hi, isWhole, isLog }: Variable, share: number): number {
  const top = isWhole ? Math.min(hi, lo + LARGEST) : Math.min(hi, lo + 1e3);
  const isSpread = (isLog || isWhole) && lo > 0;
  const value = isSpread ? lo * Math.exp(share * Math.log(top / lo)) : lo + share * (top - lo);
  return isWhole ? Math.round(value) : Math.min(top, Math.max(lo, value));
}

/** Whether doubles show a point of the case at which left <= right clearly fails: then no proof is to be sought. */
export function seemsFalse({ proofCase: { variables, left, right, assumptions } }: Task): boolean {
  const names = variables.map(({ name }) => name);
  const outputs: Expression[] = [left, right, ...assumptions];
  let read: ReturnType<typeof floatReading>;
  try {
    read = floatReading({ inputs: names, outputs, definitions: [] });
  } catch {
    return false;
  }
  const out = new Float64Array(outputs.length);
  for (let k = 0; k < POINTS; k++) {
    const shares = variables.map((_, at) =>
      k === 0 ? 0 : k === 1 ? 1 : radical(k, BASES[at % BASES.length]!),
    );
    read(out, ...variables.map((variable, at) => valueAt(variable, shares[at]!)));
    const [a, b] = [out[0]!, out[1]!];
    if (out.subarray(2).some((value) => value !== 1)) continue;
    if (a - b > 1e-7 * (Math.abs(a) + Math.abs(b)) + 1e-9) return true;
  }
  return false;
}
