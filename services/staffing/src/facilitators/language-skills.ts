/** Levels of the European framework of reference, and the first language. */
export const LANGUAGE_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
export type LanguageLevel = (typeof LANGUAGE_LEVELS)[number];

export interface LanguageSkill {
  /** ISO 639. */
  readonly code: string;
  readonly level: LanguageLevel;
}

/** One text for the vault. */
export const languageText = (skills: readonly LanguageSkill[]): string =>
  skills.map(({ code, level }) => `${code} ${level}`).join(', ');
