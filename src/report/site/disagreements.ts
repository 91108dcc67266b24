import type { PageFault } from './checkPages.js';
import { claimPath, type Site } from './model.js';

/** Where the evidence does not speak of the claims as they are declared now. */
export function disagreements(site: Site): readonly PageFault[] {
  if (site.run === undefined) return [];
  return site.entries.flatMap(({ claim, evidence }): readonly PageFault[] => {
    const page = claimPath(claim.id);
    if (evidence === undefined) return [{ page, fault: `the evidence does not contain ${claim.id}` }];
    const faults: string[] = [];
    const relations = evidence.relations.map(({ relation }) => relation);
    if (evidence.failure === undefined && relations.join('\n') !== claim.asserts.join('\n'))
      faults.push(`the evidence of ${claim.id} is of other relations than the claim asserts`);
    if (evidence.title !== claim.title || evidence.expected !== claim.expected)
      faults.push(`the evidence of ${claim.id} carries another title or expectation than the claim`);
    if (!evidence.asExpected) faults.push(`${claim.id} is not as expected: ${evidence.because}`);
    return faults.map((fault) => ({ page, fault }));
  });
}
