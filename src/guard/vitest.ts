import { expect } from 'vitest';
import { type Claim, compileClaim } from '../claim/index.js';
import { describeRun, functionSimulator, type SimulatorFunction } from './run/functionSimulator.js';
import { guardRun, type RunOptions } from './run/guardRun.js';
import type { Simulator } from './run/simulator.js';

export interface ToHoldOptions extends Partial<Omit<RunOptions, 'memory' | 'onPoint'>> {}

/**
 * Adds `await expect(simulator).toHold(claim)` to vitest, where the simulator is a function of a point and a
 * source of randomness, or one that drives a command (`simulator` of this package). Passes unless the claim is
 * refuted or the simulator misbehaves; undecided passes. False-alarm level of one call: `alpha`, by default 1e-6.
 */
export function registerMatchers(): void {
  expect.extend({
    async toHold(received: SimulatorFunction | Simulator, claim: Claim, options: ToHoldOptions = {}) {
      const compiled = compileClaim(claim);
      const driven = typeof received === 'function' ? functionSimulator(received) : received;
      const report = await guardRun(compiled, driven, { alpha: 1e-6, ...options });
      const pass = report.outcome !== 'alarm' && report.faults.length === 0;
      return { pass, message: () => describeRun(report) };
    },
  });
}

registerMatchers();

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: the parameter has to match vitest's own declaration
  interface Matchers<T = any> {
    toHold: (claim: Claim, options?: ToHoldOptions) => Promise<T>;
  }
}
