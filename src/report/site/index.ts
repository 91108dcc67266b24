export { buildSite, type SiteOptions, type SiteReport } from './buildSite.js';
export { checkPages, type PageFault } from './checkPages.js';
export type { DrawTask } from './drawTask.js';
export type { ReferenceValue } from './model.js';

/** The module that draws the pictures of one claim on any thread. */
export const DRAW_TASK = new URL('./drawTask.js', import.meta.url);
