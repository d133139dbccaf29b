import { assertNever, germanDay } from '@lotsenbuch/kernel';
import { PROBLEMS, type Problem, type ProblemKind, reasonNotInCatalogue, refusal } from '@lotsenbuch/service-kit';
import type { ErasureRejection } from './domain/erasure.js';
import type { RetentionClaim } from './domain/retention-claim.js';

/** The refusals of erasure; `docs/personal-data.md` lists them for clients. */
export const ERASURE_PROBLEMS = {
  subjectRetained: { name: 'subject-retained', status: 409, title: 'The person must stay resolvable for now' },
  erasureDecided: { name: 'erasure-decided', status: 409, title: 'The erasure has been decided already' },
  erasureNeedsSecondPerson: {
    name: 'erasure-needs-second-person',
    status: 403,
    title: 'An erasure is released by a second person',
  },
} as const satisfies Record<string, ProblemKind>;

export const erasureUnknown = (): Problem =>
  refusal(PROBLEMS.notFound, {
    en: 'There is no such erasure. GET /v1/erasures lists them.',
    de: 'Diese Löschung gibt es nicht. Die Liste der Löschungen nennt alle.',
  });

export const erasureProblem = (rejection: ErasureRejection): Problem => {
  switch (rejection.kind) {
    case 'erasureUnknown':
      return erasureUnknown();
    case 'subjectRetained':
      return refusal(ERASURE_PROBLEMS.subjectRetained, {
        en: `Nothing is erased while a service needs the person to stay resolvable: ${rejection.claims.map(inEnglish).join('; ')}. Ask again when each of these has ended.`,
        de: `Solange ein Dienst die Person noch zuordnen können muss, wird nichts gelöscht: ${rejection.claims.map(inGerman).join('; ')}. Der Antrag ist wieder möglich, wenn alles davon geendet hat.`,
      });
    case 'secondPersonNeeded':
      return refusal(ERASURE_PROBLEMS.erasureNeedsSecondPerson, {
        en: 'Whoever asked for this erasure, in person or through a deputy, cannot release it. Somebody else has to.',
        de: 'Wer diese Löschung beantragt hat, selbst oder in Vertretung, kann sie nicht freigeben. Das muss eine andere Person tun.',
      });
    case 'alreadyDecided':
      return refusal(ERASURE_PROBLEMS.erasureDecided, {
        en: `This erasure is ${rejection.stage}: it is decided once. Request another one if it was wrongly refused.`,
        de: `Über diese Löschung ist entschieden (${IN_GERMAN[rejection.stage]}); das geschieht einmal. Wurde sie zu Unrecht abgelehnt, ist sie neu zu beantragen.`,
      });
    case 'reasonUnknown':
      return reasonNotInCatalogue(rejection);
    case 'erasureExists':
    case 'notReleased':
      // The id of an erasure derives from its command, and only the process records: neither can come from a request.
      throw new Error(`an erasure was commanded out of order: ${rejection.kind}`);
    default:
      return assertNever(rejection);
  }
};

const IN_GERMAN = { refused: 'abgelehnt', released: 'freigegeben', erased: 'ausgeführt' } as const;

const inEnglish = ({ holder, reason, until }: RetentionClaim): string =>
  `${holder} (${reason}) ${until === 'open' ? 'without a known end' : `until before ${until}`}`;

/** What the services call their claims; a service that says something new is told by its code. */
const HOLDERS: Readonly<Record<string, string | undefined>> = {
  access: 'Konten und Rollen',
  funding: 'Zuwendungen',
  staffing: 'Stellen und Personen',
};
const CLAIMS: Readonly<Record<string, string | undefined>> = {
  holdsRole: 'hat eine Rolle',
  decidedInRole: 'hat in einer Rolle entschieden, Aufbewahrungsfrist läuft',
  decidedOnGrant: 'hat an einer Zuwendung mitgewirkt, Aufbewahrungsfrist läuft',
  employed: 'ist beschäftigt',
  holdsFunction: 'hat eine Funktion',
  retention: 'Aufbewahrungsfrist läuft',
};

const inGerman = ({ holder, reason, until }: RetentionClaim): string =>
  `${HOLDERS[holder] ?? holder} (${CLAIMS[reason] ?? reason}) ${until === 'open' ? 'ohne bekanntes Ende' : `bis vor ${germanDay(until)}`}`;
