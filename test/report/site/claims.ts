import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Claim, claim, control, type Paper } from '../../../src/claim/index.js';
import { choice, integer, real, regime } from '../../../src/regime/index.js';
import { buildSite, type SiteOptions } from '../../../src/report/site/index.js';
import { EFFORTS, type Evidence, verifyClaim } from '../../../src/verify/index.js';

export const paper: Paper = {
  key: 'test2026',
  authors: 'Ada, Böhm',
  title: 'Logarithms & <other> "matters"',
  year: 2026,
  arxiv: '2601.00001',
};

export const logarithm: Claim = claim({
  id: 'test2026/log-below-x',
  title: 'The logarithm of 1+x is at most x',
  kind: 'inequality',
  source: { paper, where: 'lemma 1', fidelity: 'text' },
  regime: regime({ x: real(0, 10), n: integer(1, 50, 'log') }),
  asserts: 'log(1+x) <= x*n',
  controls: [
    control('half of x', { asserts: 'log(1+x) <= x/2', at: { x: 1, n: 1 } }),
    control('the other way round', { asserts: 'log(1+x) >= x*n', at: { x: 2, n: 3 } }),
  ],
  view: { x: 'x', y: 'n' },
});

export const reading: Claim = claim({
  id: 'test2026/log-as-read',
  title: 'The logarithm of 1+x is at most x - x^2/2',
  kind: 'inequality',
  source: { paper, where: 'remark 2', fidelity: 'derived' },
  regime: regime({ x: real(0, 10) }),
  asserts: 'log(1+x) <= x - x^2/2',
  expected: 'refuted',
  finding: 'Two terms are not enough; what holds is log-below-x.',
  controls: [
    control('one more factor', { asserts: 'log(1+x) <= x/3', at: { x: 1 } }),
    control('nothing', { asserts: 'log(1+x) <= 0', at: { x: 1 } }),
  ],
  view: { x: 'x' },
});

/** Markup and script in every text that a claim can carry. */
export const HOSTILE = `<script>alert("pwned & 'quoted'")</script><img src=x onerror=alert(1)>`;

export const hostile: Claim = claim({
  id: 'test2026/hostile',
  title: `Title ${HOSTILE}`,
  kind: 'inequality',
  source: {
    paper: { ...paper, venue: `Venue ${HOSTILE}` },
    where: `where ${HOSTILE}`,
    fidelity: 'abstract',
  },
  regime: regime({
    x: real(0, 10, 'linear', `meaning ${HOSTILE}`),
    kind: choice(['a', HOSTILE], `choice ${HOSTILE}`),
  }),
  measures: {
    y: {
      meaning: `quantity ${HOSTILE}`,
      support: 'real',
      routes: [{ kind: 'exact', name: `route ${HOSTILE}`, compute: ({ x }) => (x as number) / 2, error: 0 }],
    },
  },
  asserts: 'y <= x',
  finding: `finding ${HOSTILE}`,
  notes: `notes ${HOSTILE}`,
  controls: [
    control(`control ${HOSTILE}`, { asserts: 'y >= x', at: { x: 1, kind: HOSTILE } }),
    control('other', { asserts: 'y >= 2*x', at: { x: 1, kind: 'a' } }),
  ],
  view: { x: 'x' },
});

/** Evidence as `holdfast verify` makes it. */
export function evidenceOf(claims: readonly Claim[]): Evidence {
  const alpha = 1e-3;
  return {
    format: 1,
    holdfast: '0.0.0',
    seed: 1,
    budget: 'quick',
    alpha,
    claims: claims.map((declared) =>
      verifyClaim(declared, {
        seed: 1,
        effort: EFFORTS.quick,
        alpha: alpha / claims.length,
        mutants: declared === logarithm,
      }),
    ),
  };
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'holdfast-site-'));

export const build = (options: Partial<SiteOptions> & Pick<SiteOptions, 'claims'>) =>
  buildSite({ out: newFolder(), version: '0.0.0', origin: ({ id }) => id, ...options });
