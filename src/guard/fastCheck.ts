import fc from 'fast-check';
import { type Claim, compileClaim } from '../claim/index.js';
import { type Point, pointArbitrary } from '../regime/index.js';
import { describeRun, functionSimulator, type SimulatorFunction } from './run/functionSimulator.js';
import { guardRun } from './run/guardRun.js';

export interface ClaimPropertyOptions {
  /** False-alarm level of one configuration. Default 1e-9, so that thousands of runs stay quiet. */
  readonly alpha?: number;
  /** Values drawn at a configuration. Default 400. */
  readonly replicates?: number;
  /** Largest product of the integer parameters; others are passed over. Default 2000. */
  readonly size?: number;
}

/**
 * A property for `fc.assert`: at every configuration of the claim's regime the simulator's values do not refute
 * it. fast-check draws, shrinks and replays the configurations.
 */
export function claimProperty(
  claim: Claim,
  draw: SimulatorFunction,
  { alpha = 1e-9, replicates = 400, size = 2000 }: ClaimPropertyOptions = {},
): fc.IAsyncPropertyWithHooks<[Point]> {
  const compiled = compileClaim(claim);
  const integers = compiled.regime.names.filter((name) => claim.regime.parameters[name]!.type === 'integer');
  return fc.asyncProperty(pointArbitrary(compiled.regime), async (point) => {
    fc.pre(
      integers.reduce((product, name) => product * Math.max(1, Math.abs(point[name] as number)), 1) <= size,
    );
    const report = await guardRun(compiled, functionSimulator(draw), {
      alpha: 2 * alpha,
      at: point,
      replicates,
    });
    if (report.outcome === 'alarm' || report.faults.length > 0) throw new Error(describeRun(report));
  });
}
