import { describe, expect, it } from 'vitest';
import { type Claim, claim, compileClaim, control } from '../../../src/claim/index.js';
import { type Point, real, regime } from '../../../src/regime/index.js';
import { figures } from '../../../src/report/site/figures.js';
import { maps } from '../../../src/report/site/maps.js';
import { startOf } from '../../../src/report/site/pageData.js';
import type { ClaimEvidence } from '../../../src/verify/index.js';
import { evidenceOf, logarithm, paper, reading } from './claims.js';

const mapsOf = (declared: Claim, evidence?: ClaimEvidence): readonly string[] => {
  const compiled = compileClaim(declared);
  return maps(compiled, startOf(compiled), evidence).map((map) => map.html);
};

const plane = (asserts: string | readonly string[], more: Partial<Claim> = {}): Claim => ({
  ...claim({
    id: 'test2026/plane',
    title: 'A relation on a plane',
    kind: 'inequality',
    source: { paper, where: 'here', fidelity: 'derived' },
    regime: regime({ x: real(0, 2), y: real(0, 2), z: real(1, 1) }, 'x + y <= 3'),
    asserts,
    controls: [control('a', { asserts: 'x < 0', at: { x: 1, y: 1, z: 1 } })],
    view: { x: 'x', y: 'y' },
  }),
  ...more,
});

/** A quantity that no closed form gives, and one that only samples give. */
const measured = (kind: 'exact' | 'sampled'): Partial<Claim> => ({
  measures: {
    q: {
      meaning: 'half of x',
      support: 'nonnegative',
      routes: [
        kind === 'exact'
          ? { kind, name: 'a half', compute: ({ x }: Point) => (x as number) / 2, error: 0 }
          : { kind, name: 'noise', sampler: 'direct', sample: () => Float64Array.of(0.5) },
      ],
    },
  } as never,
});

describe('maps', () => {
  it('should pave closed relations, one map each, and outline the regime', () => {
    const drawn = mapsOf(plane(['x*y <= 1', 'x <= 5']));
    expect(drawn).toHaveLength(2);
    expect(drawn[0]).toMatch(/\d+\.\d % is proved, \d+\.\d % violated/);
    expect(drawn[0]).toContain('outside the regime');
    expect(drawn[0]).toContain('class="hf-edge"');
    expect(drawn[1]).toMatch(/9\d\.\d % is proved, \d\.\d % undecided/);
  });

  it('should draw one map of relations that the evidence proves, all of them', () => {
    const [evidence] = evidenceOf([logarithm]).claims;
    const declared = { ...logarithm, asserts: ['log(1+x) <= x*n', 'log(1+x) <= x'] };
    const [proved] = evidence!.relations;
    expect(proved!.proof?.outcome).toBe('proved');
    const both = { ...evidence!, relations: [proved!, proved!] };
    expect(mapsOf(declared, both)).toHaveLength(1);
    expect(mapsOf(declared, both)[0]).toContain('log(1+x) &lt;= x*n, log(1+x) &lt;= x</code> hold');
    expect(mapsOf(declared, { ...evidence!, relations: [proved!] })).toHaveLength(2);
  });

  it('should show points where routes are exact, and count those in regime alone', () => {
    const [drawn] = mapsOf(plane('q <= 0.5', measured('exact')));
    const { holding, failing } = /It fails at (?<failing>\d+) of (?<holding>\d+) points/.exec(drawn!)!
      .groups!;
    expect(Number(failing)).toBeGreaterThan(50);
    expect(Number(failing)).toBeLessThan(Number(holding));
    expect(drawn).toContain('opacity="0.45"');
    expect(drawn!.match(/<circle class="hf-dot hf-holds"/g)!.length).toBeGreaterThan(100);
  });

  it('should fold away slices over other pairs where the page cannot draw them', () => {
    const space = regime({ x: real(0, 2), y: real(0, 2), z: real(1, 3), w: real(1, 5) });
    const drawn = mapsOf(plane('q <= 0.5', { ...measured('exact'), regime: space }));
    expect(drawn).toHaveLength(2);
    expect(drawn[1]).toContain('<summary>Other slices (3)</summary>');
    const axes = [...drawn[1]!.matchAll(/holds, by <var>(\w)<\/var> and <var>(\w)/g)].map(
      ([, a, b]) => `${a}${b}`,
    );
    expect(axes).toEqual(['xz', 'zy', 'xw']);
    expect(mapsOf(plane('x <= 0.5', { regime: space }))).toHaveLength(1);
  });

  it('should show the points that the evidence decided on samples, where nothing else is known', () => {
    const at = (x: number, y: number, outcome: string) => ({ at: { x, y, z: 1 }, outcome });
    const points = [at(0.5, 1, 'supported'), at(1, 1.5, 'refuted'), at(1.5, 1, 'undecided')];
    const evidence = {
      relations: [{ relation: 'q <= 0.5', verdict: { name: 'supported' }, sampling: { points } }],
    } as unknown as ClaimEvidence;
    const [drawn] = mapsOf(plane('q <= 0.5', measured('sampled')), evidence);
    expect(drawn).toContain('1 supported, 1 refuted, 1 undecided');
    expect(drawn!.match(/class="hf-tested hf-(holds|fails|undecided)"/g)).toHaveLength(6);
    expect(mapsOf(plane('q <= 0.5', measured('sampled')))).toEqual([]);
  });

  it('should colour the only number of a claim where its relation is proved or violated', () => {
    const [drawn] = figures(compileClaim(reading), undefined);
    const text = /<desc[^>]*>([^<]*)/.exec(drawn!.html)![1]!;
    expect(text).toMatch(/violated from [\d.e−-]+ to 10\.$/);
    expect(drawn!.html).toMatch(/<rect class="hf-violated"/);
    const [two] = figures(compileClaim(plane('x*y <= 1')), undefined);
    expect(two!.html).not.toContain('<rect class="hf-violated" x=');
  });

  it('should draw no map without two numbers to draw it over, and never a number that is none', () => {
    expect(mapsOf(reading)).toEqual([]);
    expect(
      mapsOf(plane('x <= 3', { regime: regime({ x: real(0, 2), y: real(1, 1), z: real(1, 1) }) })),
    ).toEqual([]);
    const all = figures(compileClaim(plane(['x*y <= 1', 'q <= 0.5'], measured('exact'))), undefined);
    for (const { html } of all) expect(html).not.toMatch(/NaN|Infinity/);
  });
});
