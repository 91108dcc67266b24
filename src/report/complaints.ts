import type { Finding, GuardReport } from '../guard/index.js';

/** One result of the guard as reports for machines list it. */
export interface Complaint {
  /** The claim or shape: the rule that is broken. */
  readonly rule: string;
  readonly title: string;
  readonly path: string;
  readonly name: string;
  readonly outcome: 'alarm' | 'undecided' | 'supported' | 'fault';
  readonly asExpected: boolean;
  readonly message: string;
  readonly finding?: Finding;
  /** How strong the evidence is: log10 of the e-value; ranks complaints. */
  readonly strength: number;
}

/** Everything that a run of the guard has to say, worst first. */
export function complaints({ holdings, simulators }: GuardReport): readonly Complaint[] {
  const held = holdings.flatMap((holding) => {
    const { claim: rule, title, path, name, asExpected, outcome, findings, trouble } = holding;
    const shared = { rule: rule === 'shape' ? `shape/${title}` : rule, title, path, name };
    const alarms = findings.filter((finding) => finding.outcome === 'alarm');
    if (alarms.length > 0)
      return alarms.map(
        (finding): Complaint => ({
          ...shared,
          outcome: 'alarm',
          asExpected,
          message: messageOf(finding),
          finding,
          strength: finding.log10E,
        }),
      );
    const because = findings.find((finding) => finding.outcome === outcome)?.reason ?? trouble[0] ?? '';
    const complaint: Complaint = { ...shared, outcome, asExpected, message: because, strength: 0 };
    return [complaint];
  });
  const simulated = simulators.flatMap(
    ({ claim, title, name, command, outcome, asExpected, witness, faults, points }): Complaint[] => {
      const shared = { rule: claim, title, path: command, name };
      const wrong = faults.map(
        (message): Complaint => ({ ...shared, outcome: 'fault', asExpected: false, message, strength: 0 }),
      );
      if (witness !== undefined)
        return [
          ...wrong,
          {
            ...shared,
            outcome: 'alarm',
            asExpected,
            message: `${messageOf(witness.finding)}; simplest configuration: ${JSON.stringify(witness.point)}`,
            finding: witness.finding,
            strength: witness.finding.log10E,
          },
        ];
      return [
        ...wrong,
        { ...shared, outcome, asExpected, message: `${points.length} configurations tried`, strength: 0 },
      ];
    },
  );
  const rank = ({ asExpected, outcome }: Complaint): number => (asExpected ? 2 : outcome === 'alarm' ? 0 : 1);
  return [...held, ...simulated].sort((a, b) => rank(a) - rank(b) || b.strength - a.strength);
}

function messageOf({ relation, point, reason, worst, diagnosis }: Finding): string {
  const at = Object.entries(point)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
  return [
    `${relation} fails${at === '' ? '' : ` at ${at}`}: ${reason}`,
    ...(worst === undefined
      ? []
      : [
          `${worst.at === undefined ? '' : `at ${worst.at} `}the mean is ${Number(worst.mean.toPrecision(4))} against ${Number(worst.bound.toPrecision(4))}`,
        ]),
    ...(diagnosis === undefined ? [] : [`diagnosis: ${diagnosis.what}`]),
  ].join('; ');
}
