import type { PageDefinition } from './page.js';
import { REVIEW_PAGE } from './review-page.js';

/** The pages for people who are signed in. */
export const PAGES: readonly PageDefinition[] = [REVIEW_PAGE];
