import { compileClaim } from '../../claim/index.js';
import { type Frontier, frontier, frontierSvg } from '../../prove/index.js';
import type { Point } from '../../regime/index.js';
import { outcomesOf } from '../../verify/index.js';
import { fail } from '../fail.js';
import { loadClaims } from '../loadClaims.js';
import { selectOne } from '../select.js';
import { writeFile } from '../writeFile.js';
import { readPoint } from './eval.js';

export interface FrontierCommandOptions {
  readonly x?: string;
  readonly y?: string;
  readonly at?: string;
  readonly relation?: number;
  readonly boxes: number;
  readonly draws: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly claims?: readonly string[];
}

/** Paves a two-dimensional slice of a claim; writes the picture and tells the shares, or prints the paving as JSON. */
export async function frontierCommand(id: string, options: FrontierCommandOptions): Promise<number> {
  const compiled = compileClaim(selectOne(await loadClaims(options.claims), id));
  const { view } = compiled.claim;
  const [x, y] = [options.x ?? view.x, options.y ?? view.y];
  if (y === undefined) fail(`--y is missing: the parameter of ${id} along the vertical axis`);
  const relation = options.relation === undefined ? undefined : options.relation - 1;
  const map = frontier(compiled, {
    x,
    y,
    at: readAt(options.at),
    ...(relation !== undefined && { relation }),
    budget: options.boxes,
    evaluate: outcomesOf(compiled, { ...(relation !== undefined && { relation }), draws: options.draws }),
  });
  if (options.out !== undefined) writeFile(options.out, frontierSvg(map));
  process.stdout.write(options.json ? `${JSON.stringify(map)}\n` : `${lines(map, options.out).join('\n')}\n`);
  return 0;
}

function readAt(text: string | undefined): Point {
  if (text === undefined) return {};
  try {
    return readPoint(JSON.parse(text), '--at');
  } catch (error) {
    if (error instanceof SyntaxError) fail(`--at is not JSON: ${error.message}`);
    throw error;
  }
}

function lines(map: Frontier, out: string | undefined): readonly string[] {
  const fixed = Object.keys(map.at).length === 0 ? [] : [`  at ${JSON.stringify(map.at)}`];
  const percent = (part: number): string => `${(100 * part).toFixed(2)} %`;
  const found =
    map.basis === 'boxes'
      ? `  ${map.boxes.length} boxes; of the regime's part of the slice ${percent(map.shares.proved)} proved, ${percent(map.shares.violated)} violated, ${percent(map.shares.undecided)} undecided`
      : `  ${pointsLine(map)} (a side has no closed form, so that nothing is proved between the points)`;
  return [
    `${map.claim}: ${map.relations.join(', ')}`,
    `  ${map.x.name} from ${map.x.min} to ${map.x.max}, ${map.y.name} from ${map.y.min} to ${map.y.max}`,
    ...fixed,
    found,
    ...(out === undefined ? ['  (--out FILE.svg draws it, --json prints the boxes)'] : [`  drawn in ${out}`]),
  ];
}

function pointsLine({ points }: Frontier): string {
  const count = (outcome: string): number => points.filter((point) => point.outcome === outcome).length;
  const sampled = points.filter(({ how }) => how === 'sampled').length;
  return `${points.length} points, ${sampled} of them sampled: holds at ${count('holds')}, fails at ${count('fails')}, undefined at ${count('undefined')}`;
}
