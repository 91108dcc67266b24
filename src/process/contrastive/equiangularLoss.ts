import { refuse } from '../_internals/refuse.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { contrastiveLoss } from './contrastiveLoss.js';
import { equiangular } from './equiangular.js';

export interface EquiangularLossOptions {
  /** Number of instances. Default `M`. */
  readonly instances?: Binding;
  /** Cosine of every two different instances, at least -1/(instances - 1). Default `rho`. */
  readonly cosine?: Binding;
  /** Temperature. Default `tau`. */
  readonly temperature?: Binding;
}

const MOST_INSTANCES = 64;

/** The contrastive loss of instances with one common cosine, both views equal. */
export function equiangularLoss(options: EquiangularLossOptions = {}): Quantity {
  const { instances = 'M', cosine = 'rho', temperature = 'tau' } = options;
  const [M, rho, tau] = [instances, cosine, temperature].map(bindingText);
  return {
    meaning: `contrastive loss of ${instances} equiangular instances with cosine ${cosine}, temperature ${temperature}`,
    support: 'nonnegative',
    routes: [
      { kind: 'closed', expression: `log1p((${M}-1)*exp((${rho}-1)/${tau}))` },
      {
        kind: 'exact',
        name: 'unit vectors built, all their inner products, logarithm of the summed exponentials row by row',
        when: `${M} <= ${MOST_INSTANCES}`,
        compute: (point) => {
          const count = readInteger(point, instances, { min: 2, max: MOST_INSTANCES });
          const common = readReal(point, cosine, { max: 1 });
          if (common * (count - 1) < -1) refuse(String(cosine), `at least -1/(${instances}-1)`, common);
          return contrastiveLoss(equiangular(count, common), readReal(point, temperature, { min: 0.005 }));
        },
        error: 1e-11,
        cost: (point) => {
          const count = readInteger(point, instances);
          return 2 * count * count * (count + 10);
        },
      },
    ],
  };
}
