import { describeReferences } from './references.js';

await describeReferences('mcd2024');
