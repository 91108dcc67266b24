export { type Complaint, complaints } from './complaints.js';
export { githubAnnotations, githubSummary } from './github.js';
export { guardJunit } from './guardJunit.js';
export { chart, guardLines } from './guardLines.js';
export { escapeXml, junit } from './junit.js';
export { type Progress, progress } from './progress.js';
export { type SarifOptions, sarif } from './sarif.js';
export type { DrawTask, ReferenceValue, SiteReport } from './site/index.js';
export {
  CLAIM_DATA_ID,
  type ClaimData,
  EXPLORER_ID,
  PLAYGROUND_ID,
  type QuantityData,
  type RelationData,
  type RouteData,
} from './site/pageData.js';
export { FIDELITY } from './site/words.js';
export { claimLines, summaryLines } from './terminal.js';

/** The site's builder, loaded when it is asked for. */
export const loadSite = () => import('./site/index.js');
