import type { CatalogueReason } from '@lotsenbuch/kernel';

const FROM = '2013-10-01';

/** Why a log was forked. A reason is never removed: events and signed checkpoints refer to it. */
export const FORK_REASONS: readonly CatalogueReason[] = [
  {
    code: 'restoredBackup',
    from: FROM,
    text: { de: 'Eine ältere Sicherung wurde eingespielt', en: 'An earlier backup was restored' },
  },
  {
    code: 'movedEngine',
    from: FROM,
    text: {
      de: 'Die Ereignisse zogen in eine andere Datenhaltung um',
      en: 'The events were moved to another storage engine',
    },
  },
  {
    code: 'damagedStore',
    from: FROM,
    text: { de: 'Ereignisse oder Protokolldateien wurden beschädigt', en: 'Events or files of the log were damaged' },
  },
  {
    code: 'lostCheckpoints',
    from: FROM,
    text: { de: 'Die aufbewahrten Prüfwerte gingen verloren', en: 'The checkpoints that were kept have been lost' },
  },
  {
    code: 'lostKey',
    from: FROM,
    text: {
      de: 'Der Schlüssel des Vorgangsprotokolls ging verloren',
      en: 'The key of the log was lost',
    },
  },
  {
    code: 'other',
    from: FROM,
    text: { de: 'Anderer Grund', en: 'Another reason' },
  },
];

export const forkReasonsOn = (day: string): readonly CatalogueReason[] =>
  FORK_REASONS.filter(({ from, until }) => from <= day && (until === undefined || day < until));
