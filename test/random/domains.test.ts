import { describe, expect, it } from 'vitest';
import * as random from '../../src/random/index.js';

const source = random.stream('domains');

describe('parameters outside their domain', () => {
  it.each([
    [() => random.gamma(source, 0), 'gamma: shape must be a positive finite number, not 0.'],
    [() => random.logGamma(source, Number.NaN), 'logGamma: shape must be a positive finite number, not NaN.'],
    [() => random.chiSquare(source, -1), 'chiSquare: dof must be a positive finite number, not -1.'],
    [() => random.beta(source, 1, Infinity), 'beta: b must be a positive finite number, not Infinity.'],
    [() => random.studentT(source, 0), 'studentT: dof must be a positive finite number, not 0.'],
    [() => random.binomial(source, -1, 0.5), 'binomial: n must be an integer of at least 0, not -1.'],
    [() => random.binomial(source, 1.5, 0.5), 'binomial: n must be an integer of at least 0, not 1.5.'],
    [() => random.binomial(source, 5, 1.01), 'binomial: p must be a probability in [0, 1], not 1.01.'],
    [() => random.binomialSampler(5, Number.NaN), 'binomial: p must be a probability in [0, 1], not NaN.'],
    [() => random.poisson(source, -0.5), 'poisson: lambda must be a mean in [0, 1e15], not -0.5.'],
    [() => random.geometric(source, 0), 'geometric: p must be a probability in (0, 1], not 0.'],
    [
      () => random.uniformInteger(source, 3, 2),
      'uniformInteger: max must be a safe integer of at least 3, not 2.',
    ],
    [
      () => random.sampleWithoutReplacement(source, 3, 4),
      'sampleWithoutReplacement: size must be at most the population of 3, not 4.',
    ],
    [() => random.categorical(source, [1, -1]), 'categorical: weight 1 must be at least 0, not -1.'],
    [
      () => random.categoricalSampler([0, 0]),
      'categorical: the sum of the weights must be positive and finite, not 0.',
    ],
    [() => random.multinomial(source, 3, [0.5, 0.5], [0]), 'multinomial: out must be of length 2, not 1.'],
    [
      () => random.dirichlet(source, [1, 0], [0, 0]),
      'dirichlet: concentration 1 must be a positive finite number, not 0.',
    ],
  ])('should be refused with a sentence (case %#)', (draw, sentence) => {
    expect(draw).toThrow(new RangeError(sentence));
  });
});
