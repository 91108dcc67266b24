export { antipodalClustersLoss } from './antipodalClustersLoss.js';
export { type CertifiedInformationOptions, certifiedInformation } from './certifiedInformation.js';
export { type CircleInstancesOptions, circleInstances } from './circleInstances.js';
export { type CollapsedLossOptions, collapsedLoss } from './collapsedLoss.js';
export { type EquiangularLossOptions, equiangularLoss } from './equiangularLoss.js';
export { modesLoss } from './modesLoss.js';
export { swappedPairLoss } from './swappedPairLoss.js';
