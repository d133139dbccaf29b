import type { Language } from '../texts.js';
import type { HomePageContent } from './home-page-content.js';

export interface SectionProps {
  readonly content: HomePageContent;
  readonly language: Language;
}
