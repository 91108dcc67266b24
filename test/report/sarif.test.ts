import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GUARD_FORMAT, type GuardReport } from '../../src/guard/index.js';
import { sarif } from '../../src/report/index.js';

/**
 * What SARIF 2.1.0 asks of the objects that we write (sections 3.13 log, 3.14 run, 3.18 tool, 3.19 component, 3.27
 * result, 3.28 location, 3.49 reportingDescriptor), with the limits of GitHub's code scanning on top. Stated by us,
 * stricter than the official schema in that nothing else may appear. The official schema belongs to OASIS and is
 * not kept here: SARIF_SCHEMA=FILE runs the same logs through it.
 */
const strict = (properties: Readonly<Record<string, unknown>>, required = Object.keys(properties)) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const text = (maxLength: number) => strict({ text: { type: 'string', minLength: 1, maxLength } });
const name = { type: 'string', minLength: 1, maxLength: 255 };
const bag = { type: 'object' };
const ours = strict({
  $schema: { type: 'string', pattern: '^https://' },
  version: { const: '2.1.0' },
  runs: {
    type: 'array',
    minItems: 1,
    maxItems: 20,
    items: strict({
      tool: strict({
        driver: strict({
          name,
          semanticVersion: { type: 'string', pattern: String.raw`^\d+\.\d+\.\d+` },
          informationUri: { type: 'string', pattern: '^https://' },
          rules: {
            type: 'array',
            maxItems: 25_000,
            items: strict({
              id: name,
              name,
              shortDescription: text(1024),
              fullDescription: text(1024),
              help: text(2000),
              defaultConfiguration: strict({ level: { enum: ['none', 'note', 'warning', 'error'] } }),
              properties: strict({
                tags: { type: 'array', uniqueItems: true, maxItems: 10, items: { type: 'string' } },
              }),
            }),
          },
        }),
      }),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      properties: bag,
      results: {
        type: 'array',
        maxItems: 5000,
        items: strict({
          ruleId: name,
          ruleIndex: { type: 'integer', minimum: 0 },
          level: { enum: ['none', 'note', 'warning', 'error'] },
          kind: { enum: ['pass', 'open', 'informational', 'notApplicable', 'review', 'fail'] },
          message: text(1024),
          rank: { type: 'number', minimum: 0, maximum: 100 },
          locations: {
            type: 'array',
            minItems: 1,
            maxItems: 100,
            items: strict({
              physicalLocation: strict({
                artifactLocation: strict({ uri: { type: 'string', pattern: String.raw`^[\w.%~!*'()/-]+$` } }),
                region: strict({ startLine: { type: 'integer', minimum: 1 } }),
              }),
            }),
          },
          partialFingerprints: {
            type: 'object',
            propertyNames: { const: 'primaryLocationLineHash' },
            additionalProperties: { type: 'string', pattern: '^[0-9a-f]{16}:1$' },
          },
          properties: bag,
        }),
      },
    }),
  },
});

const isOurs = new Ajv({ allErrors: true }).compile(ours);
const SCHEMA = process.env.SARIF_SCHEMA;
const isOfficial = SCHEMA === undefined ? undefined : officialCheck(SCHEMA);

/** The official schema declares draft 4, of which it uses only what later drafts share, except the name of its identifier. */
function officialCheck(path: string) {
  const { id, $schema, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const check = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  expect(check({ version: '2.1.0', runs: [{}] })).toBe(false);
  return check;
}

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly rank: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number };
        };
      }[];
    }[];
  }[];
}

function checked(report: GuardReport, where = 'holdfast.yaml'): Log['runs'][number] {
  const log = JSON.parse(JSON.stringify(sarif(report, { version: '0.1.0', where }))) as Log;
  expect(isOurs(log), JSON.stringify(isOurs.errors?.slice(0, 3))).toBe(true);
  if (isOfficial !== undefined)
    expect(isOfficial(log), JSON.stringify(isOfficial.errors?.slice(0, 3))).toBe(true);
  const [run] = log.runs;
  const ids = run!.tool.driver.rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { ruleId, ruleIndex } of run!.results)
    expect(run!.tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
  return run!;
}

type Held = GuardReport['holdings'][number];

/** A report whose arms broke their bound by given factors. */
function reportOf(arms: readonly Partial<Held>[], ratios: readonly number[] = []): GuardReport {
  return {
    format: GUARD_FORMAT,
    alpha: 1e-3,
    simulators: [],
    holdings: arms.map((arm, i) => {
      const mean = ratios[i] ?? 2;
      const finding = {
        relation: 'error <= 1',
        quantity: 'error',
        side: '<=' as const,
        point: { n: i },
        outcome: 'alarm' as const,
        reason: 'an e-value of 10^9',
        guarantee: 'finite-sample' as const,
        level: 1e-3,
        log10E: 9,
        values: 10,
        replicates: 10,
        unit: 'replicate' as const,
        ratio: mean,
        halfWidth: 0.1,
        caught: 0.1,
        misfit: 9,
        worst: { at: 3, count: 10, mean, standardError: 0.1, bound: 1 },
        series: [],
      };
      return {
        name: `arm ${i}`,
        claim: 'paper/claim',
        title: 'The error stays below 1',
        path: 'results.csv',
        expect: 'holds',
        outcome: 'alarm',
        asExpected: false,
        rows: 10,
        used: 10,
        trajectories: 10,
        trouble: [],
        unused: [],
        findings: [finding],
        ...arm,
      } as Held;
    }),
  };
}

describe('SARIF', () => {
  it('should be ranked by margin, the largest violation first', () => {
    const { results } = checked(reportOf([{}, {}, {}, {}], [1.1, 4, 1.5, 2]));
    const ranks = results.map(({ rank }) => rank);
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
    expect(results.map(({ message }) => message.text.slice(0, 5))).toEqual([
      'arm 1',
      'arm 3',
      'arm 2',
      'arm 0',
    ]);
    expect(ranks[1]).toBeCloseTo(50, 9);
  });

  it('should point at the line that declares an arm, else at its file, by a relative reference', () => {
    const uris = checked(
      reportOf([
        { declared: { file: 'holdfast.yaml', line: 7 } },
        { path: 'a b/c#1.csv' },
        { path: '../x.csv' },
        { path: '/data/y.csv' },
        { path: 'results\\z.csv' },
      ]),
    ).results.map(({ locations: [place] }) => [
      place!.physicalLocation.artifactLocation.uri,
      place!.physicalLocation.region.startLine,
    ]);
    expect(uris).toEqual([
      ['holdfast.yaml', 7],
      ['a%20b/c%231.csv', 1],
      ['x.csv', 1],
      ['y.csv', 1],
      ['results/z.csv', 1],
    ]);
  });

  it('should give an arm the same fingerprint when only its numbers change, and other arms others', () => {
    const prints = (ratio: number): readonly string[] =>
      checked(reportOf([{}, {}], [ratio, ratio])).results.map(
        ({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash!,
      );
    expect(prints(2)).toEqual(prints(3));
    expect(new Set(prints(2)).size).toBe(2);
  });

  it('should stay within the limits of GitHub: 5,000 results, and 10 MB when packed', () => {
    const arms = Array.from({ length: 5050 }, (_, i) => ({
      claim: `paper/claim-${i}`,
      name: `arm ${i} ${'long '.repeat(210)}`,
      title: 'x'.repeat(3000),
    }));
    const run = checked(reportOf(arms));
    expect(run.results).toHaveLength(5000);
    expect(gzipSync(JSON.stringify(run)).length).toBeLessThan(10_000_000);
  });

  it('should be valid whatever the names, numbers and outcomes', () => {
    const strange = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2000 }),
      fc.constantFrom('\ud800', '/', '..', 'c:\\x', '%', '__proto__'),
    );
    const number = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1e-300, -5));
    const arm = fc.record({
      name: strange,
      claim: strange,
      title: strange,
      path: strange.filter((path) => path !== ''),
      outcome: fc.constantFrom('alarm' as const, 'undecided' as const, 'supported' as const),
      asExpected: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(arm, number), { maxLength: 5 }), (arms) => {
        checked(
          reportOf(
            arms.map(([one]) => one),
            arms.map(([, ratio]) => ratio),
          ),
        );
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
