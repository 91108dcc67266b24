import { describeReferences } from './references.js';

await describeReferences('bakshi2026');
