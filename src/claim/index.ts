export { type ClaimDeclaration, claim, control, vary } from './claim.js';
export { type CompiledClaim, type CompiledLemma, compileClaim, kindOf, reach } from './compileClaim.js';
export { readClaims } from './readClaims.js';
export { readParameter } from './readParameter.js';
export type { Claim, Control, Fidelity, Kind, Lemma, Paper, Source, Variant } from './types.js';
