import { describeReferences } from './references.js';

await describeReferences('bertrand2024');
