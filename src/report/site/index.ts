export { buildSite, type SiteOptions, type SiteReport } from './buildSite.js';
export { checkPages, type PageFault } from './checkPages.js';
export type { ReferenceValue } from './model.js';
