import type { Variable } from '../variable.js';
import type { FrontierAxis } from './frontier.js';

export const axisOf = ({ name, lo, hi, isLog, isWhole }: Variable): FrontierAxis => ({
  name,
  min: lo,
  max: hi,
  scale: isLog ? 'log' : 'linear',
  type: isWhole ? 'integer' : 'real',
});
