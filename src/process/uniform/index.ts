export { type UniformLevelsRoles, uniformLevels } from './uniformLevels.js';
export { type UniformMixtureRoles, uniformMixture } from './uniformMixture.js';
