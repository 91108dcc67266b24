import type { GuardReport } from '../guard/index.js';
import { type Complaint, complaints } from './complaints.js';
import { escapeXml } from './junit.js';

/** A run of the guard as a JUnit report: a case an arm and claim; undecided ones are skipped. */
export function guardJunit(report: GuardReport): string {
  const all = complaints(report);
  const failures = all.filter(({ asExpected }) => !asExpected).length;
  const skipped = all.filter(isSkipped).length;
  const cases = all.map(testCase).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="holdfast guard">\n  <testsuite name="guard" tests="${all.length}" failures="${failures}" skipped="${skipped}">\n${cases}\n  </testsuite>\n</testsuites>\n`;
}

const isSkipped = ({ asExpected, outcome }: Complaint): boolean => asExpected && outcome === 'undecided';

function testCase(one: Complaint): string {
  const head = `    <testcase classname="${escapeXml(one.rule)}" name="${escapeXml(one.name)}"`;
  if (!one.asExpected)
    return `${head}>\n      <failure message="${escapeXml(one.message)}">${escapeXml(one.title)}</failure>\n    </testcase>`;
  return isSkipped(one)
    ? `${head}>\n      <skipped message="${escapeXml(one.message)}"/>\n    </testcase>`
    : `${head}/>`;
}
