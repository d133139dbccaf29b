import type { DomainEvent, EventDescriber, EventDescription, Language } from '@lotsenbuch/kernel';
import type { LedgerEvent } from './events.js';
import { FORK_REASONS } from './fork-reasons.js';

const TEXTS = {
  de: {
    started: 'Vorgangsprotokoll begonnen',
    rotated: 'Schlüssel des Vorgangsprotokolls gewechselt',
    forked: 'Vorgangsprotokoll unter neuem Namen begonnen',
    name: 'Name',
    key: 'Prüfschlüssel',
    shared: 'Gemeinsame Ereignisse',
    sharedValue: 'Prüfwert der gemeinsamen Ereignisse',
    lost: 'Ereignisse des verlassenen Protokolls',
    lostValue: 'Prüfwert des verlassenen Protokolls',
  },
  en: {
    started: 'Log of events begun',
    rotated: 'Key of the log changed',
    forked: 'Log begun under a new name',
    name: 'Name',
    key: 'Verifier key',
    shared: 'Shared events',
    sharedValue: 'Checkpoint value of the shared events',
    lost: 'Events of the log that was left',
    lostValue: 'Checkpoint value of the log that was left',
  },
} as const;

const reasonText = (code: string, language: Language): string =>
  FORK_REASONS.find((reason) => reason.code === code)?.text[language] ?? code;

const describe = (event: LedgerEvent, language: Language): EventDescription => {
  const t = TEXTS[language];
  switch (event.type) {
    case 'LedgerStarted': {
      const { origin, verifierKey } = event.data;
      return {
        summary: t.started,
        changes: [
          { field: t.name, to: origin },
          { field: t.key, to: verifierKey },
        ],
      };
    }
    case 'LedgerKeyRotated': {
      const { from, to } = event.data;
      return { summary: t.rotated, changes: [{ field: t.key, from, to }] };
    }
    case 'LedgerForked': {
      const { fromOrigin, toOrigin, size, root, lostSize, lostRoot, verifierKey, reason } = event.data;
      return {
        summary: t.forked,
        changes: [
          { field: t.name, from: fromOrigin, to: toOrigin },
          { field: t.key, to: verifierKey },
          { field: t.shared, to: String(size) },
          { field: t.sharedValue, to: `${fromOrigin} ${size} ${root}` },
          { field: t.lost, to: String(lostSize) },
          { field: t.lostValue, to: `${fromOrigin} ${lostSize} ${lostRoot}` },
        ],
        reason: reasonText(reason, language),
      };
    }
  }
};

/** Every type of the union: the compiler misses one that is left out. */
const DESCRIBED: Readonly<Record<LedgerEvent['type'], true>> = {
  LedgerStarted: true,
  LedgerKeyRotated: true,
  LedgerForked: true,
};

/** Puts the events of the log about itself into words. They concern no thing that has a history of its own. */
export const ledgerDescriber: EventDescriber = {
  types: Object.keys(DESCRIBED),
  things: () => [],
  describe: (event: DomainEvent, language) => describe(event as LedgerEvent, language),
};
