import { describeReferences } from './references.js';

await describeReferences('nrdcca2024');
