export { mappedNoiseEnergy } from './mappedNoiseEnergy.js';
export { noiseCorrelation, type Power } from './noiseCorrelation.js';
export { redundancyGap } from './redundancyGap.js';
export {
  extremeCorrelations,
  lostCorrelation,
  ridgeWaveCorrelation,
  type WaveCorrelationOptions,
  waveCorrelation,
} from './waveCorrelation.js';
export type { MapOptions } from './waveMap.js';
export { reconstructionError, singularTail, waveNorm } from './waveReconstruction.js';
