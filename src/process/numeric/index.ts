export { betaMean } from './betaMean.js';
export { chiSquareMean } from './chiSquareMean.js';
export {
  cholesky,
  invertCholesky,
  solveCholesky,
  solveLower,
  solveLowerTransposed,
} from './cholesky.js';
export { applyQ, applyQTransposed, type QrFactors, qr, solveR, solveRTransposed } from './householder.js';
export { leastSquares, solveLeastSquares, solveMinimumNorm } from './leastSquares.js';
export { type LineDensity, lineMean } from './lineMean.js';
export { addGram, addOuter, applyMatrix, multiply, trace, transpose } from './matrix.js';
export { type RunningSum, runningSum, sum } from './sum.js';
export { wishartFactor } from './wishartFactor.js';
