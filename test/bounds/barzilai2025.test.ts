import { describeReferences } from './references.js';

await describeReferences('barzilai2025');
