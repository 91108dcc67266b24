import { describeReferences } from './references.js';

await describeReferences('han2025');
