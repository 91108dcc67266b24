import { describeReferences } from './references.js';

await describeReferences('dohmatob2024');
