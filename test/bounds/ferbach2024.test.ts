import { describeReferences } from './references.js';

await describeReferences('ferbach2024');
