import pc from 'picocolors';
import { type Claim, claim, compileClaim, readParameter } from '../../claim/index.js';
import { regime } from '../../regime/index.js';
import { checkRelation, EFFORTS, type RelationCheck } from '../../verify/index.js';
import { fail } from '../fail.js';
import { readBudget } from '../readBudget.js';

export interface CheckOptions {
  readonly var?: readonly string[];
  readonly where?: readonly string[];
  readonly let?: readonly string[];
  readonly budget: string;
  readonly seed: number;
  readonly json?: boolean;
}

/** Searches one relation for a violation, exit code 1 when there is one, and tries to prove it when there is none. */
export async function check(relation: string, options: CheckOptions): Promise<number> {
  const effort = EFFORTS[readBudget(options.budget)];
  const result = plainly(() => {
    const compiled = compileClaim(inlineClaim(relation, options));
    return checkRelation(
      { compiled, seed: options.seed, effort, alpha: 0, level: 0 },
      compiled.relations[0]!,
    );
  });
  const answer = { format: 1, relation, seed: options.seed, budget: effort.name, ...result };
  process.stdout.write(`${options.json ? JSON.stringify(answer) : describe(relation, result).join('\n')}\n`);
  return result.verdict === 'refuted' ? 1 : 0;
}

const ID = 'check/relation';

/** Runs the check; its errors speak of the relation, not of the claim that it is made into. */
function plainly<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error)
      error.message = error.message.replace(new RegExp(`^claim '${ID}'(, relation 1)?: `), '');
    throw error;
  }
}

function inlineClaim(relation: string, options: CheckOptions): Claim {
  const parameters = Object.fromEntries(
    (options.var ?? []).map((text) => split(text, ':', "--var 'x: real 0..10'")),
  );
  if (Object.keys(parameters).length === 0)
    fail("no variable is declared; add for example --var 'x: real 0..10'");
  return claim({
    id: ID,
    title: relation,
    kind: 'inequality',
    source: { paper: { key: 'check', authors: '', title: '', year: 0 }, where: '', fidelity: 'derived' },
    regime: regime(
      Object.fromEntries(
        Object.entries(parameters).map(([name, domain]) => [name, readParameter(domain, name)]),
      ),
      ...(options.where ?? []),
    ),
    where: Object.fromEntries(
      (options.let ?? []).map((text) => split(text, '=', "--let 'rate = sigma^2/n'")),
    ),
    asserts: relation,
    controls: [],
    view: { x: Object.keys(parameters)[0]! },
  });
}

function split(text: string, mark: string, example: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 1) fail(`'${text}' has no '${mark}'; write for example ${example}`);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function closest({ worst }: RelationCheck): string {
  if (worst.margin < 0)
    return 'closest, a near tie that rounding alone would call a violation and exact arithmetic does not,';
  return `closest, with a margin of ${worst.margin.toPrecision(4)},`;
}

function describe(relation: string, result: RelationCheck): readonly string[] {
  const effort = `${result.evaluations} evaluations${result.refusedByRecheck > 0 ? `, ${result.refusedByRecheck} near ties settled in exact arithmetic` : ''}`;
  if (result.verdict === 'proved')
    return [
      `${pc.green('proved')} on the whole box: ${relation}`,
      `  rigorous: ${result.because}`,
      ...result.proof!.steps.map((step) => `  - ${step}`),
      `  ${effort}`,
    ];
  if (result.witness === undefined) {
    return [
      `${pc.green('no violation found')}: ${relation}`,
      ...(result.proof === undefined
        ? []
        : [
            `  not proved: ${result.proof.because}, ${(100 * result.proof.share).toPrecision(3)} % of the box is`,
          ]),
      `  ${effort}`,
      `  ${closest(result)} at ${JSON.stringify(result.worst.at)}`,
    ];
  }
  const { at, left, right, recheck } = result.witness;
  return [
    `${pc.red('violated')}: ${relation}`,
    `  at ${JSON.stringify(at)}`,
    `  left  ${left}`,
    `  right ${right}`,
    `  re-checked ${recheck}; ${effort}`,
  ];
}
