import { describeReferences } from './references.js';

await describeReferences('xu2025');
