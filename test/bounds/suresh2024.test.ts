import { describeReferences } from './references.js';

await describeReferences('suresh2024');
