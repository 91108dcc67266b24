import { describeReferences } from './references.js';

await describeReferences('gerstgrasser2024');
