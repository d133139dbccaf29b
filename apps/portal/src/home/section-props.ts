import type { Language } from '@lotsenbuch/kernel';
import type { HomePageContent } from './home-page-content.js';

export interface SectionProps {
  readonly content: HomePageContent;
  readonly language: Language;
}
