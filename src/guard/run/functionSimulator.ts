import { type Stream, stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import type { RunReport } from './guardRun.js';
import { type Simulator, SimulatorFault } from './simulator.js';

/** One measured value at a point, with randomness from the stream alone. */
export type SimulatorFunction = (point: Point, source: Stream) => number | Promise<number>;

/** A function of this process as a simulator. */
export function functionSimulator(draw: SimulatorFunction): Simulator {
  return {
    ask: async (point, seed, replicates) => {
      const values: number[] = [];
      for (let i = 0; i < replicates; i++) {
        const value = await draw(point, stream('simulator', seed, i));
        if (typeof value !== 'number' || !Number.isFinite(value))
          throw new SimulatorFault(`the simulator gave ${String(value)} at ${JSON.stringify(point)}`);
        values.push(value);
      }
      return values;
    },
    close: async () => {},
  };
}

/** A run in sentences, for the failure message of a test. */
export function describeRun({ claim, witness, faults, points, values }: RunReport): string {
  if (witness === undefined)
    return faults.length > 0
      ? faults.join('\n')
      : `${claim} was not refuted at ${points.length} configurations (${values} values)`;
  const { finding, point, seed } = witness;
  return [
    `${claim} fails: ${finding.relation} at ${JSON.stringify(point)} (seed ${seed})`,
    finding.reason,
    ...(finding.worst === undefined
      ? []
      : [`the mean is ${finding.worst.mean} against ${finding.worst.bound}`]),
    ...(finding.diagnosis === undefined ? [] : [`diagnosis: ${finding.diagnosis.what}`]),
    ...faults,
  ].join('\n');
}
