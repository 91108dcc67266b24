import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileClaim } from '../../src/claim/index.js';
import { configFile, configSchema, type GuardReport, guardAll } from '../../src/guard/index.js';
import { tableOf } from '../../src/guard/table/table.js';
import { gamma, stream } from '../../src/random/index.js';
import { githubAnnotations, githubSummary, guardJunit, guardLines, sarif } from '../../src/report/index.js';
import { claims } from './fixtures/kazdan.js';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));

/** Two arms of which one divides by n - 1, named with every character that reports have to escape. */
async function reported(): Promise<GuardReport> {
  const rows: unknown[][] = [];
  for (let seed = 0; seed < 200; seed++) {
    const source = stream('reports', seed);
    let v = 1;
    for (let t = 0; t <= 20; t++) {
      rows.push([seed, t, v]);
      v *= (2 * gamma(source, 9.5)) / 19;
    }
  }
  const table = tableOf('results/a b.csv', ['seed', 't', 'v'], rows);
  const arm = (ddof: number) => ({
    table,
    holding: {
      name: `arm <${ddof}> & "quoted", 50 %: a|b`,
      claim: compileClaim(claims[0]!),
      mapping: {
        map: { t: 't', fittedVariance: 'v', sigma2: 'v@0' },
        set: { n: 20, ddof },
        where: [],
        replicate: 'seed',
      },
      expect: 'holds' as const,
    },
  });
  return guardAll([arm(0), arm(1)], [], { alpha: 1e-3 });
}

describe('reports of the guard', () => {
  it('should agree on what is wrong', async () => {
    const report = await reported();
    expect(report.holdings.map(({ outcome }) => outcome)).toEqual(['alarm', 'supported']);
    expect(guardLines(report).join('\n')).toContain('o data, - bound');
    expect(guardJunit(report)).toContain('tests="2" failures="1" skipped="0"');
    expect(guardJunit(report)).not.toMatch(/name="[^"]*[<&](?!amp;|lt;|gt;|quot;)/);
    const annotations = githubAnnotations(report, 'holdfast.yaml');
    expect(annotations.trim().split('\n')).toHaveLength(1);
    expect(annotations).toMatch(
      /^::error file=results\/a b\.csv,line=1,title=holdfast%3A refits\/kazdan-gaussian-replace::/,
    );
    const summary = githubSummary(report);
    expect(summary).toContain('xychart-beta');
    expect(summary).not.toContain('arm <0>');
    // Products in a table would be read as emphasis.
    expect(summary).toContain('sigma2\\*(1-(1-ddof)/n)^t fails');
    expect(new TextEncoder().encode(summary).length).toBeLessThan(1_048_576);
  });

  it('should say first what fails, then why, then how sure that is', async () => {
    const log = JSON.stringify(sarif(await reported(), { version: '0.1.0', where: 'holdfast.yaml' }));
    expect(log).toMatch(
      /fails for n = 20, ddof = 0: at generation \d+ the mean is [\d.]+ against [\d.]+\. Diagnosis: .*ddof = 1.*\? Evidence: were the claim true/,
    );
  });
});

describe('the schema of holdfast.yaml', () => {
  it('should be the one in docs, which editors use', () => {
    expect(JSON.parse(readFileSync(`${DOCS}examples/holdfast.schema.json`, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(configSchema())),
    );
  });

  it('should accept the worked example', () => {
    expect(
      configFile.safeParse(parse(readFileSync(`${DOCS}examples/own-claim/holdfast.yaml`, 'utf8'))).success,
    ).toBe(true);
  });
});
