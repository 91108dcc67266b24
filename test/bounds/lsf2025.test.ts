import { describeReferences } from './references.js';

await describeReferences('lsf2025');
