import { describeReferences } from './references.js';

await describeReferences('fu2024');
