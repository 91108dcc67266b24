export type { Stream } from './stream.js';
