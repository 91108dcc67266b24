export { chart, guardLines } from './guardLines.js';
export { escapeXml, junit } from './junit.js';
export { type Progress, progress } from './progress.js';
export { claimLines, summaryLines } from './terminal.js';
