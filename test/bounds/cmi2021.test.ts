import { describeReferences } from './references.js';

await describeReferences('cmi2021');
