import pc from 'picocolors';
import type {
  ClaimEvidence,
  ControlEvidence,
  Evidence,
  RelationEvidence,
  VerdictName,
} from '../verify/index.js';

const PAINT: Readonly<Record<VerdictName, (text: string) => string>> = {
  proved: pc.green,
  exact: pc.green,
  supported: pc.cyan,
  undecided: pc.yellow,
  refuted: pc.magenta,
};

/** One line a claim: as expected or not, verdict, controls, id; and below it what is not as expected. */
export function claimLines(claim: ClaimEvidence): readonly string[] {
  const mark = claim.asExpected ? pc.green('✓') : pc.red('✗');
  const controls = `${claim.controls.filter(({ refuted }) => refuted).length}/${claim.controls.length} controls`;
  const expected = claim.expected === 'refuted' ? ' (as expected of this reading)' : '';
  const head = `${mark} ${PAINT[claim.verdict](claim.verdict.padEnd(9))} ${controls}  ${claim.id}`;
  return [
    `${head}${claim.verdict === 'refuted' && claim.asExpected ? pc.dim(expected) : ''}`,
    ...(claim.asExpected ? [] : reasons(claim)),
  ];
}

/** What is not as expected, part by part; the claim's own reason when no part says it. */
function reasons(claim: ClaimEvidence): readonly string[] {
  const found = complaints(claim);
  return found.length > 0 ? found : [`    ${claim.because}`];
}

function complaints(claim: ClaimEvidence): readonly string[] {
  return [
    ...(claim.failure === undefined ? [] : [`    could not be checked: ${claim.failure}`]),
    ...claim.relations.flatMap((relation) => relationComplaint(claim, relation)),
    ...claim.agreement
      .filter(({ agree }) => agree === false)
      .map(
        ({ quantity, routes, detail }) =>
          `    routes of ${quantity} disagree: ${routes.join(' against ')}: ${detail}`,
      ),
    ...claim.controls.filter(({ refuted }) => !refuted).map(controlComplaint),
  ];
}

function relationComplaint(
  claim: ClaimEvidence,
  { relation, verdict, witness }: RelationEvidence,
): readonly string[] {
  const holds = ['proved', 'exact', 'supported'].includes(verdict.name);
  if (holds === (claim.expected === 'holds')) return [];
  const lines = [`    ${relation}: ${verdict.name}, ${verdict.because}`];
  if (witness) lines.push(`    at ${JSON.stringify(witness.at)}: ${witness.left} against ${witness.right}`);
  return lines;
}

const controlComplaint = ({ why, relation, at, left, right, how }: ControlEvidence): string =>
  `    control not refuted: ${why}: ${relation} at ${JSON.stringify(at)}: ${left} against ${right} (${how})`;

/** The closing lines of a run. */
export function summaryLines(evidence: Evidence): readonly string[] {
  const { claims } = evidence;
  const counts = (['proved', 'exact', 'supported', 'undecided', 'refuted'] as const)
    .map((name) => [name, claims.filter(({ verdict }) => verdict === name).length] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  const controls = claims.flatMap((claim) => claim.controls);
  const wrong = claims.filter(({ asExpected }) => !asExpected).length;
  return [
    ...mutationLines(claims),
    `${claims.length} claims: ${counts.join(', ')}; ${controls.filter(({ refuted }) => refuted).length} of ${controls.length} controls refuted`,
    `false-alarm level of the whole run: ${evidence.alpha} (seed ${evidence.seed}, budget ${evidence.budget})`,
    wrong === 0
      ? pc.green('every claim is as expected')
      : pc.red(`${wrong} of ${claims.length} claims are not as expected`),
  ];
}

/** The mutation score over all claims, and the lowest scores. */
function mutationLines(claims: readonly ClaimEvidence[]): readonly string[] {
  const tried = claims.flatMap(({ id, kind, mutation }) =>
    mutation === undefined ? [] : [{ id, kind, ...mutation }],
  );
  if (tried.length === 0) return [];
  const score = (some: readonly { readonly killed: number; readonly survived: number }[]): string => {
    const killed = some.reduce((sum, one) => sum + one.killed, 0);
    const all = killed + some.reduce((sum, one) => sum + one.survived, 0);
    return `${killed} of ${all} (${all === 0 ? 100 : ((100 * killed) / all).toFixed(1)} %)`;
  };
  const lowest = tried.filter((one) => one.score < 0.8).toSorted((a, b) => a.score - b.score);
  return [
    ...lowest.slice(0, 10).map(({ id, ...one }) => `  mutants of ${id}: ${score([one])} killed`),
    `mutants killed: ${score(tried)}; of identities ${score(tried.filter(({ kind }) => kind === 'identity'))}; equivalent or implied: ${tried.reduce((sum, { equivalent }) => sum + equivalent, 0)}`,
  ];
}
