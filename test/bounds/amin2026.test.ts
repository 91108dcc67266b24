import { describeReferences } from './references.js';

await describeReferences('amin2026');
