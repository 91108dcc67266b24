/** Steps after which a start that fades by `rate` a step, from 0 to 1 (excluded), has at most a billionth left. */
export function stepsToForget(rate: number): number {
  return rate <= 1e-9 ? 1 : Math.ceil(Math.log(1e-9) / Math.log(rate));
}
