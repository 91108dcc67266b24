import type { Finding, GuardReport, HeldReport, SimulatedReport } from '../guard/index.js';

/** One result of the guard as reports for machines list it. */
export interface Complaint {
  /** The claim or shape: the rule that is broken. */
  readonly rule: string;
  readonly title: string;
  /** The line of a file at which a report points: where the arm is declared, else the results; none for a bare simulator. */
  readonly file?: string;
  readonly line: number;
  readonly name: string;
  readonly outcome: 'alarm' | 'undecided' | 'supported' | 'fault';
  readonly asExpected: boolean;
  readonly message: string;
  readonly finding?: Finding;
  /** How far the data are from what the relation allows: a log ratio where both are positive, else a share; negative where it is broken. */
  readonly margin: number;
}

/** Everything that a run of the guard has to say: alarms first, the largest violation on top, then faults. */
export function complaints({ holdings, simulators }: GuardReport): readonly Complaint[] {
  const all = [...holdings.flatMap(ofHolding), ...simulators.flatMap(ofSimulator)];
  return all.sort((a, b) => rankOf(a) - rankOf(b) || a.margin - b.margin);
}

const rankOf = ({ asExpected, outcome }: Complaint): number => (asExpected ? 2 : outcome === 'alarm' ? 0 : 1);

function ofHolding(holding: HeldReport): readonly Complaint[] {
  const { claim, title, path, name, asExpected, outcome, findings, trouble, declared } = holding;
  const shared = {
    rule: claim === 'shape' ? `shape/${title}` : claim,
    title,
    name,
    file: declared?.file ?? path,
    line: declared?.line ?? 1,
    asExpected,
  };
  const alarms = findings.filter((finding) => finding.outcome === 'alarm');
  if (alarms.length > 0) return alarms.map((finding) => alarm(shared, finding, messageOf(finding)));
  const because = findings.find((finding) => finding.outcome === outcome)?.reason ?? trouble[0] ?? '';
  return [{ ...shared, outcome, message: because, margin: 0 }];
}

function ofSimulator(run: SimulatedReport): readonly Complaint[] {
  const { claim, title, name, outcome, asExpected, witness, faults, points, declared } = run;
  const shared = {
    rule: claim,
    title,
    name,
    ...(declared && { file: declared.file }),
    line: declared?.line ?? 1,
    asExpected,
  };
  const wrong = faults.map(
    (message): Complaint => ({ ...shared, outcome: 'fault', asExpected: false, message, margin: 0 }),
  );
  const found =
    witness === undefined
      ? { ...shared, outcome, message: `${points.length} configurations tried`, margin: 0 }
      : alarm(
          shared,
          witness.finding,
          `${messageOf(witness.finding)} Simplest configuration: ${JSON.stringify(witness.point)}`,
        );
  return [...wrong, found];
}

const alarm = (
  shared: Pick<Complaint, 'rule' | 'title' | 'name' | 'line' | 'asExpected'>,
  finding: Finding,
  message: string,
): Complaint => ({ ...shared, outcome: 'alarm', message, finding, margin: marginOf(finding) });

/** The margin of the generation that speaks most against the relation; of the last one where none does. */
function marginOf({ side, worst, series }: Finding): number {
  const { mean, bound } = worst ?? series.at(-1) ?? { mean: 0, bound: 0 };
  const above =
    mean > 0 && bound > 0
      ? Math.log(mean / bound)
      : (mean - bound) / Math.max(Math.abs(mean), Math.abs(bound), Number.MIN_VALUE);
  return side === '<=' ? -above : side === '>=' ? above : -Math.abs(above);
}

/** What fails, where and by how much; then why; then how sure that is. */
function messageOf({ relation, point, reason, worst, diagnosis }: Finding): string {
  const at = Object.entries(point)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
  const found =
    worst === undefined
      ? reason
      : `${worst.at === undefined ? '' : `at generation ${worst.at} `}the mean is ${Number(worst.mean.toPrecision(4))} against ${Number(worst.bound.toPrecision(4))}`;
  return [
    `${relation} fails${at === '' ? '' : ` for ${at}`}: ${found}`,
    ...(diagnosis === undefined ? [] : [`Diagnosis: ${diagnosis.what}`]),
    ...(worst === undefined ? [] : [`Evidence: ${reason}`]),
  ]
    .map((sentence) => (sentence.endsWith('?') ? sentence : `${sentence}.`))
    .join(' ');
}
