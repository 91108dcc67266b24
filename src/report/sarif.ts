import type { GuardReport } from '../guard/index.js';
import { type Complaint, complaints } from './complaints.js';

export interface SarifOptions {
  readonly version: string;
  /** The file of the repository that results point at when they have none of their own. */
  readonly where: string;
}

/** GitHub shows at most this many results of a run, and refuses more than 25,000. */
const MOST_RESULTS = 5000;
/** GitHub cuts longer messages. */
const LONGEST = 1000;

/**
 * A run of the guard as SARIF 2.1.0: a rule a claim, a result an alarm, a fault or (as a note) an undecided
 * claim, ranked by the strength of the evidence. Within GitHub's limits on results and lengths.
 */
export function sarif(report: GuardReport, { version, where }: SarifOptions): unknown {
  const all = complaints(report)
    .filter(({ asExpected, outcome }) => !asExpected || outcome === 'undecided')
    .slice(0, MOST_RESULTS);
  const rules = [...new Map(all.map((one) => [one.rule, one])).values()];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'holdfast',
            semanticVersion: version,
            informationUri: 'https://www.npmjs.com/package/holdfast',
            rules: rules.map(({ rule, title }) => ({
              id: cut(rule, 255),
              name: cut(rule.replace(/[^\w]+/g, '-'), 255),
              shortDescription: { text: cut(title, LONGEST) },
              fullDescription: { text: cut(title, LONGEST) },
              help: { text: `holdfast explain ${rule}` },
              defaultConfiguration: { level: 'error' },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        properties: { falseAlarmLevel: report.alpha },
        results: all.map((one) => resultOf(one, rules, where)),
      },
    ],
  };
}

const LEVEL = { alarm: 'error', fault: 'error', undecided: 'note', supported: 'none' } as const;

function resultOf(one: Complaint, rules: readonly Complaint[], where: string) {
  const { rule, message, outcome, path, name, finding, strength } = one;
  return {
    ruleId: cut(rule, 255),
    ruleIndex: rules.findIndex((other) => other.rule === rule),
    level: LEVEL[outcome],
    kind: outcome === 'undecided' ? 'open' : 'fail',
    message: { text: cut(`${name}: ${message}`, LONGEST) },
    rank:
      outcome === 'undecided'
        ? 0
        : Math.max(1, Math.min(100, 100 * (1 - 1 / (1 + Math.max(0, strength) / 5)))),
    locations: [
      { physicalLocation: { artifactLocation: { uri: uriOf(path, where) }, region: { startLine: 1 } } },
    ],
    partialFingerprints: {
      holdfast: `${cut(rule, 200)}:${JSON.stringify(finding?.point ?? {})}:${cut(name, 200)}`,
    },
  };
}

/** A relative reference with forward slashes; the configuration where a path is a command or lies elsewhere. */
function uriOf(path: string, where: string): string {
  const usable = /^[^ ]+$/.test(path) && !path.startsWith('..') && !path.startsWith('/');
  return encodeURI((usable ? path : where).replace(/\\/g, '/'));
}

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text || '-';
