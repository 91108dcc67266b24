import type { ClaimEvidence, Evidence } from '../verify/index.js';

/** The evidence as a JUnit report: a suite a paper, a case a claim; a claim that is not as expected fails. */
export function junit(evidence: Evidence): string {
  const papers = [...new Set(evidence.claims.map(({ id }) => id.split('/')[0]!))];
  const suites = papers.map((paper) =>
    suite(
      paper,
      evidence.claims.filter(({ id }) => id.startsWith(`${paper}/`)),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="holdfast">\n${suites.join('\n')}\n</testsuites>\n`;
}

function suite(paper: string, claims: readonly ClaimEvidence[]): string {
  const failures = claims.filter(({ asExpected }) => !asExpected).length;
  const cases = claims.map(testCase).join('\n');
  return `  <testsuite name="${escapeXml(paper)}" tests="${claims.length}" failures="${failures}">\n${cases}\n  </testsuite>`;
}

function testCase({ id, title, verdict, because, expected, asExpected }: ClaimEvidence): string {
  const head = `    <testcase classname="${escapeXml(id.split('/')[0]!)}" name="${escapeXml(id)}"`;
  if (asExpected) return `${head}/>`;
  const message = `expected ${expected === 'holds' ? 'to hold' : 'to be refuted'}, found ${verdict}: ${because}`;
  return `${head}>\n      <failure message="${escapeXml(message)}">${escapeXml(title)}</failure>\n    </testcase>`;
}

/** The text with the characters that XML reserves, and those it cannot hold, replaced. */
export function escapeXml(text: string): string {
  return (
    text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')
  );
}
