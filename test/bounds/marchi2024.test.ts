import { describeReferences } from './references.js';

await describeReferences('marchi2024');
