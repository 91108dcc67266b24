export type { ClosedRoute, ExactRoute, Quantity, Route, SampledRoute, Support } from './quantity.js';
