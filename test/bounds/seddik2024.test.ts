import { describeReferences } from './references.js';

await describeReferences('seddik2024');
