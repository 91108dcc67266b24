import { countChain } from '../family/countChain.js';
import type { MeanWorkflow } from '../family/workflow.js';
import type { ContaminatedSetting } from './contaminatedRoles.js';

/** E|fit - p|^2 from the law of the count of each token; tokens of equal probability share one chain. */
export function contaminatedChain(setting: ContaminatedSetting, workflow: MeanWorkflow): number {
  const known = new Map<number, number>();
  let total = 0;
  for (const mass of setting.masses) {
    const error = known.get(mass) ?? tokenError(setting, mass, workflow);
    known.set(mass, error);
    total += error;
  }
  return total;
}

/** E(count/n - mass)^2 of one token. Batch 1 of the chain is generation 0. */
function tokenError(
  { first, sizes, fresh, generation }: ContaminatedSetting,
  mass: number,
  workflow: MeanWorkflow,
) {
  const { law, total } = countChain(
    mass,
    (batch) => (batch === 1 ? first : sizes(batch - 1)),
    generation + 1,
    workflow,
    (batch) => fresh(batch - 1),
  );
  return law.reduce((sum, weight, count) => {
    const off = count / total - mass;
    return sum + weight * off * off;
  }, 0);
}
