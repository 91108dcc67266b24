import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../../src/cli/run.js';
import { newFolder } from './claims.js';

const CLAIMS = 'docs/examples/own-claim/claims.yaml';

/** Runs the command line; gives its exit code and what it printed. */
async function holdfast(...args: readonly string[]) {
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      text[name] += String(chunk);
      return true;
    });
  const code = await run(args);
  vi.restoreAllMocks();
  return { code, ...text };
}

describe('holdfast docs', () => {
  afterEach(() => void vi.restoreAllMocks());

  it("should write the site of a user's own claims, and find it in order afterwards", async () => {
    const out = newFolder();
    const written = await holdfast('docs', '--claims', CLAIMS, '--out', out);
    expect(written).toMatchObject({ code: 0, stderr: '' });
    expect(written.stdout).toContain('nothing wrong with them');
    const index = readFileSync(join(out, 'index.html'), 'utf8');
    const [, page] = /href="(claims\/[^"]+)"/.exec(index)!;
    expect(readFileSync(join(out, page!), 'utf8')).toContain(`--claims ${CLAIMS} --json evidence.json`);
    expect((await holdfast('docs', '--claims', CLAIMS, '--out', out, '--check')).code).toBe(0);
    writeFileSync(join(out, 'findings.html'), 'altered');
    const altered = await holdfast('docs', '--claims', CLAIMS, '--out', out, '--check');
    expect(altered.code).toBe(1);
    expect(altered.stdout).toContain('findings.html: differs from what claims and evidence give');
  });

  it.each([
    ['nothing.json', undefined, /nothing\.json cannot be read \(ENOENT\)/],
    ['text.json', 'evidence?', /text\.json is not JSON/],
    ['other.json', '{"a":1}', /other\.json is no evidence: .*holdfast verify --json FILE/],
    ['newer.json', '{"format":99,"claims":[]}', /newer\.json is evidence of format 99, .* verify again/],
  ])('should refuse %s as evidence with one sentence', async (name, text, sentence) => {
    const path = join(newFolder(), name);
    if (text !== undefined) writeFileSync(path, text);
    const answer = await holdfast('docs', '--claims', CLAIMS, '--out', newFolder(), '--evidence', path);
    expect(answer.code).toBe(2);
    expect(answer.stderr.trim().split('\n')).toHaveLength(1);
    expect(answer.stderr).toMatch(sentence);
  });

  it('should refuse a folder of reference values that is not there', async () => {
    const answer = await holdfast(
      'docs',
      '--claims',
      CLAIMS,
      '--out',
      newFolder(),
      '--references',
      'nowhere',
    );
    expect(answer).toMatchObject({
      code: 2,
      stderr: 'holdfast: there is no folder nowhere with reference values\n',
    });
  });
});
