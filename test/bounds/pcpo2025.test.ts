import { describeReferences } from './references.js';

await describeReferences('pcpo2025');
