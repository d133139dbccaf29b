import type { DescribedChange, DomainEvent, EventDescriber, EventDescription, Language } from '@lotsenbuch/kernel';
import { ROLE_TEXTS } from '@lotsenbuch/service-kit';
import { ACCOUNT_REASONS } from './domain/account-reasons.js';
import type { AccountEvent } from './domain/events.js';
import type { HeldRole } from './domain/role.js';

const TEXTS = {
  de: {
    opened: 'Zugang angelegt',
    granted: 'Rolle vergeben',
    ended: 'Rolle beendet',
    actor: 'Kennung',
    role: 'Rolle',
    district: 'Bezirk',
    carrier: 'Träger',
    deputyFor: 'In Vertretung von',
    from: 'Ab',
    to: 'Bis vor',
    grant: 'Rollenvergabe',
  },
  en: {
    opened: 'Account opened',
    granted: 'Role granted',
    ended: 'Role ended',
    actor: 'Reference',
    role: 'Role',
    district: 'District',
    carrier: 'Carrier',
    deputyFor: 'As deputy of',
    from: 'From',
    to: 'Until before',
    grant: 'Role grant',
  },
} as const;

const reasonText = (code: string, language: Language): string =>
  ACCOUNT_REASONS.find((reason) => reason.code === code)?.text[language] ?? code;

const roleChanges = (held: HeldRole, language: Language): readonly DescribedChange[] => {
  const t = TEXTS[language];
  const { role, district, carrierId, deputyFor } = held;
  return [
    { field: t.role, to: ROLE_TEXTS[role][language] },
    ...(district === undefined ? [] : [{ field: t.district, to: district }]),
    ...(carrierId === undefined ? [] : [{ field: t.carrier, to: { kind: 'carrier', id: carrierId } }]),
    ...(deputyFor === undefined ? [] : [{ field: t.deputyFor, to: deputyFor }]),
  ];
};

const describe = (event: AccountEvent, language: Language): EventDescription => {
  const t = TEXTS[language];
  switch (event.type) {
    case 'AccountOpened':
      return { summary: t.opened, changes: [{ field: t.actor, to: event.data.actor }] };
    case 'RoleGranted': {
      const { from, to, reason } = event.data;
      return {
        summary: t.granted,
        changes: [
          ...roleChanges(event.data, language),
          { field: t.from, to: from },
          ...(to === undefined ? [] : [{ field: t.to, to }]),
        ],
        reason: reasonText(reason, language),
      };
    }
    case 'RoleGrantEnded': {
      const { grantId, on, reason } = event.data;
      return {
        summary: t.ended,
        changes: [
          { field: t.grant, to: grantId },
          { field: t.to, to: on },
        ],
        reason: reasonText(reason, language),
      };
    }
  }
};

/** Every type of the union: the compiler misses one that is left out. */
const DESCRIBED: Readonly<Record<AccountEvent['type'], true>> = {
  AccountOpened: true,
  RoleGranted: true,
  RoleGrantEnded: true,
};

/** Puts the events of accounts into words; names stay in the vault. */
export const accountDescriber: EventDescriber = {
  types: Object.keys(DESCRIBED),
  things: (event: DomainEvent) => [{ kind: 'account', id: (event as AccountEvent).data.accountId }],
  describe: (event, language) => describe(event as AccountEvent, language),
};
