import { compileClaim } from '../../claim/index.js';
import { type Tightness, tighten } from '../../prove/index.js';
import { loadClaims } from '../loadClaims.js';
import { selectOne } from '../select.js';

export interface TightenCommandOptions {
  readonly relation: number;
  readonly boxes: number;
  readonly json?: boolean;
  readonly claims?: readonly string[];
}

/** Encloses the best constant of one relation of a claim and tells the worst case. */
export async function tightenCommand(id: string, options: TightenCommandOptions): Promise<number> {
  const compiled = compileClaim(selectOne(await loadClaims(options.claims), id));
  const found = tighten(compiled, { relation: options.relation - 1, budget: options.boxes });
  const text = options.json ? JSON.stringify({ format: 1, ...plain(found) }) : lines(found).join('\n');
  process.stdout.write(`${text}\n`);
  return 0;
}

/** Endless ends are null in JSON. */
const plain = ({ lower, upper, gap, ...rest }: Tightness) => {
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return { ...rest, lower: finite(lower), upper: finite(upper), gap: finite(gap) };
};

function lines({
  claim,
  relation,
  ratio,
  lower,
  upper,
  gap,
  at,
  boxes,
  covered,
}: Tightness): readonly string[] {
  const where = covered === 'everywhere' ? '' : `, ${covered}`;
  const above =
    upper === Number.POSITIVE_INFINITY
      ? `  no upper bound on ${boxes} boxes: the larger side may be 0 or negative, or more boxes are needed (--boxes)`
      : `  the supremum of ${ratio} lies in [${lower}, ${upper}], a gap of ${gap.toPrecision(3)}`;
  return [
    `${claim}: ${relation}`,
    above,
    ...(at === undefined ? [] : [`  at least ${lower} at ${JSON.stringify(at)}`]),
    `  ${boxes} boxes${where}`,
  ];
}
