/** One Euler-Maruyama step of length `length` from `time` (1 is noise) with noise of this scale. */
export interface FlowStep {
  readonly time: number;
  readonly length: number;
  readonly scale: number;
}

/** How the noise of a flow sampler depends on time: constant, or rising towards noise. */
export type FlowNoise = 'dance' | 'flow';

/** Noise at a time, given also the distance 1 - time that stands under the root. */
export function flowScale(kind: FlowNoise, eta: number, time: number, distance: number): number {
  return kind === 'dance' ? eta : eta * Math.sqrt(time / distance);
}

/** Mean of the next state from the state x and the predicted velocity: the flow, corrected for the noise that is added. */
export function flowMean({ time, length, scale }: FlowStep, x: number, velocity: number): number {
  const noise = x + (1 - time) * velocity;
  return x - (velocity + ((scale * scale) / (2 * time)) * noise) * length;
}

/** Native weight: how far a unit change of the prediction moves the mean, in standard deviations. */
export function flowWeight(step: FlowStep): number {
  return (flowMean(step, 0, 0) - flowMean(step, 0, 1)) / (step.scale * Math.sqrt(step.length));
}
