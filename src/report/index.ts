export { type Complaint, complaints } from './complaints.js';
export { githubAnnotations, githubSummary } from './github.js';
export { guardJunit } from './guardJunit.js';
export { chart, guardLines } from './guardLines.js';
export { escapeXml, junit } from './junit.js';
export { type Progress, progress } from './progress.js';
export { type SarifOptions, sarif } from './sarif.js';
export { claimLines, summaryLines } from './terminal.js';
