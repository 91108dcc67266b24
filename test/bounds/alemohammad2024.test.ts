import { describeReferences } from './references.js';

await describeReferences('alemohammad2024');
