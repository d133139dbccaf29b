import type { Language } from '@lotsenbuch/kernel';
import type { Allowed } from '../allowed.js';
import type { Reasons } from '../reasons.js';
import type { GrantFile } from './grant-file.js';

export interface SectionProps {
  readonly grant: GrantFile;
  readonly allowed: Allowed;
  readonly reasons: Reasons;
  readonly language: Language;
}
