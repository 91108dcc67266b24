import { describeReferences } from './references.js';

await describeReferences('shumailov2024');
