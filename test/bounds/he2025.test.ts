import { describeReferences } from './references.js';

await describeReferences('he2025');
