import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, bindingText, isName, readChoice, readInteger, readReal } from '../binding.js';
import { type Sizes, schedule } from '../schedule.js';
import { type FamilyName, familyNames, type MeanFamily, meanFamilies } from './meanFamily.js';
import { type MeanWorkflow, readWorkflow, type WorkflowRole } from './workflow.js';

/** What plays which role when the mean of a family is fitted again and again. */
export interface MeanChainRoles {
  /** A family, or `parameter`: the value of the point's parameter `family`. Default `parameter`. */
  readonly family: FamilyName | 'parameter';
  /** The values that the parameter `family` can have. Default: all families. */
  readonly families: readonly FamilyName[];
  /** Default `replace`. */
  readonly workflow: WorkflowRole;
  /** Size of batch t = 1, 2, ..., of which the first is real; may use `t`. Default `n`. */
  readonly sizes: Binding;
  /** Which fit is observed; fit 1 is made on real data. Default `t`. */
  readonly fits: Binding;
  /** The true mean. Default `mu0`. */
  readonly start: Binding;
}

export function meanChainRoles(given: Partial<MeanChainRoles>): MeanChainRoles {
  return {
    family: 'parameter',
    families: familyNames,
    workflow: 'replace',
    sizes: 'n',
    fits: 't',
    start: 'mu0',
    ...given,
  };
}

/** The roles' values at one point. */
export interface MeanSetting {
  readonly name: FamilyName;
  readonly family: MeanFamily;
  readonly workflow: MeanWorkflow;
  readonly sizes: Sizes;
  readonly fits: number;
  readonly start: number;
}

/** Reads the roles at a point; a RangeError names the first one outside its domain. */
export function meanSettingReader(roles: MeanChainRoles): (point: Point) => MeanSetting {
  const sizesAt = schedule(roles.sizes);
  return (point) => {
    const name = roles.family === 'parameter' ? readChoice(point, 'family', roles.families) : roles.family;
    const family = meanFamilies[name];
    const start = readReal(point, roles.start);
    if (!family.allows(start)) refuse(String(roles.start), `${family.domain} for the family ${name}`, start);
    return {
      name,
      family,
      workflow: readWorkflow(roles.workflow, point),
      sizes: sizesAt(point),
      fits: readInteger(point, roles.fits, { min: 1 }),
      start,
    };
  };
}

/** Whether all batches have one size. */
export function constantSizes({ sizes }: Pick<MeanChainRoles, 'sizes'>): boolean {
  return typeof sizes === 'number' || (isName(sizes) && sizes !== 't');
}

/** The sum of `term` over the batches t = 1 .. fits, as an expression. */
export function batchSum(
  roles: Pick<MeanChainRoles, 'sizes' | 'fits'>,
  term: (size: string) => string,
): string {
  const fits = bindingText(roles.fits);
  const size = bindingText(roles.sizes);
  return constantSizes(roles) ? `${fits}*(${term(size)})` : `sum(${term(size)},t,1,${fits})`;
}

/** The size of the last batch, as an expression. */
export function lastSize(roles: Pick<MeanChainRoles, 'sizes' | 'fits'>): string {
  const size = bindingText(roles.sizes);
  return constantSizes(roles) ? size : size.replace(/\bt\b/g, `(${bindingText(roles.fits)})`);
}
