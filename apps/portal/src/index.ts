export type { HomePageSources } from './home/compose-home-page.js';
export { PortalModule } from './portal.module.js';
export { problemPage } from './problem-page.js';
