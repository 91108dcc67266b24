import type { GuardReport } from '../guard/index.js';
import { type Complaint, complaints } from './complaints.js';

export interface SarifOptions {
  readonly version: string;
  /** The file of the repository that results point at when they have none of their own. */
  readonly where: string;
}

/** GitHub keeps this many results of a run, and refuses a file with more than 25,000. */
const MOST_RESULTS = 5000;
/** Longest identifier of a rule, and longest description, that GitHub takes. */
const [LONGEST_NAME, LONGEST_TEXT] = [255, 1024];

/**
 * A run of the guard as SARIF 2.1.0: a rule a claim; a result an alarm, a fault or (as a note) an undecided claim,
 * ranked by margin. Within GitHub's limits on counts and lengths.
 */
export function sarif(report: GuardReport, { version, where }: SarifOptions): unknown {
  const all = complaints(report)
    .filter(({ asExpected, outcome }) => !asExpected || outcome === 'undecided')
    .slice(0, MOST_RESULTS);
  const rules = [...new Map(all.map((one) => [ruleId(one), one])).values()];
  const places = new Map(rules.map((one, place) => [ruleId(one), place]));
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
            rules: rules.map(ruleOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        properties: { falseAlarmLevel: report.alpha },
        results: all.map((one) => resultOf(one, places.get(ruleId(one))!, where)),
      },
    ],
  };
}

const ruleId = ({ rule }: Complaint): string => cut(rule, LONGEST_NAME);

function ruleOf(one: Complaint) {
  const text = cut(one.title, LONGEST_TEXT);
  return {
    id: ruleId(one),
    name: cut(one.rule.replace(/[^\w]+/g, '-'), LONGEST_NAME),
    shortDescription: { text },
    fullDescription: { text },
    help: { text: one.rule.startsWith('shape/') ? text : `holdfast explain ${one.rule}` },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['research', 'statistics'] },
  };
}

const LEVEL = { alarm: 'error', fault: 'error', undecided: 'note', supported: 'none' } as const;

function resultOf(one: Complaint, ruleIndex: number, where: string) {
  const { message, outcome, file, line, name, finding, margin } = one;
  const location = { artifactLocation: { uri: uriOf(file ?? where) }, region: { startLine: line } };
  return {
    ruleId: ruleId(one),
    ruleIndex,
    level: LEVEL[outcome],
    kind: outcome === 'undecided' ? 'open' : 'fail',
    message: { text: cut(`${name}: ${message}`, LONGEST_TEXT) },
    rank: outcome === 'fault' ? 100 : outcome === 'alarm' ? rankOf(margin) : 0,
    locations: [{ physicalLocation: location }],
    // Without one of its own GitHub takes the line for the fault, and several arms on a line for one.
    partialFingerprints: { primaryLocationLineHash: fingerprint(one) },
    properties: {
      margin,
      ...(finding !== undefined && Number.isFinite(finding.log10E) && { log10E: finding.log10E }),
    },
  };
}

/** From 1 for a margin of almost 0 towards 100; a factor of 2 off gives 50. */
const rankOf = (margin: number): number =>
  Math.max(1, 100 * (1 - Math.exp(-Math.abs(Number.isFinite(margin) ? margin : 50))));

/** Of what is wrong and where, not of the numbers: equal from run to run. */
function fingerprint({ rule, name, finding, outcome, message }: Complaint): string {
  const what =
    finding === undefined ? (outcome === 'fault' ? message : outcome) : [finding.relation, finding.point];
  const text = JSON.stringify([rule, name, what]);
  return `${hashed(text, 0x811c9dc5)}${hashed(text, 0x2f0b4c47)}:1`;
}

/** FNV-1a over the characters, 8 hexadecimal digits. Source: Fowler, Noll and Vo, 1991. */
function hashed(text: string, offset: number): string {
  let hash = offset;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A reference relative to the repository; the bare name of a file that lies elsewhere. */
function uriOf(path: string): string {
  const parts = path.split(/[\\/]/);
  const isInside = parts[0] !== '..' && parts[0] !== '' && !/^[\w+.-]+:/.test(path);
  const shown = isInside ? parts : parts.slice(-1);
  // Half a surrogate pair cannot be encoded.
  return (
    shown.map((part) => encodeURIComponent(part.replace(/[\ud800-\udfff]/gu, '\ufffd'))).join('/') || '-'
  );
}

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text || '-';
