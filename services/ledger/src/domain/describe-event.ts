import type { EventDescription, Language } from '@lotsenbuch/kernel';
import type { DescriberCatalogue } from './describer-catalogue.js';
import { genericDescription } from './generic-description.js';
import type { LoggedEvent } from './logged-event.js';

export interface EventAccount extends EventDescription {
  /** Why this account shows type and data instead of words. */
  readonly remark?: string;
}

const REMARKS = {
  de: {
    unknown: 'Für diese Ereignisart gibt es keine Beschreibung; gezeigt sind Art und Daten.',
    failed: (why: string) => `Die Beschreibung ist gescheitert (${why}); gezeigt sind Art und Daten.`,
  },
  en: {
    unknown: 'Nothing describes this type of event; shown are its type and data.',
    failed: (why: string) => `The description failed (${why}); shown are the type and data.`,
  },
} as const;

/** Puts an event into words. Never drops it: what cannot be described is shown as type and data, with a remark. */
export function describeEvent(event: LoggedEvent, describers: DescriberCatalogue, language: Language): EventAccount {
  const describer = describers.get(event.type);
  if (describer === undefined) return { ...genericDescription(event, language), remark: REMARKS[language].unknown };
  try {
    return describer.describe(event, language);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...genericDescription(event, language), remark: REMARKS[language].failed(why) };
  }
}
